package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/twmb/franz-go/pkg/kgo"
	"gopkg.in/yaml.v3"
)

const location = "asyncapi.json"

// Contract is what an AsyncAPI 3 file says of the messages of one topic.
type Contract struct {
	messages []message
}

type message struct {
	name    string
	payload *jsonschema.Schema
	headers *jsonschema.Schema
}

func readContract(file, topic string) (*Contract, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	document, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	contract, err := contractOf(document, topic)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return contract, nil
}

// parse turns YAML into what encoding/json would have made of the same document.
func parse(text []byte) (any, error) {
	var document any
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	asJSON, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
}

func contractOf(document any, topic string) (*Contract, error) {
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft7)
	compiler.AssertFormat()
	if err := compiler.AddResource(location, document); err != nil {
		return nil, err
	}
	channels, _ := at(document, "#/channels").(map[string]any)
	for name := range channels {
		pointer := resolve(document, "#/channels/"+escape(name))
		if at(document, pointer+"/address") == topic {
			return messagesOf(compiler, document, pointer)
		}
	}
	return nil, fmt.Errorf("no channel has the address %s", topic)
}

func messagesOf(compiler *jsonschema.Compiler, document any, channel string) (*Contract, error) {
	contract := &Contract{}
	messages, _ := at(document, channel+"/messages").(map[string]any)
	for name := range messages {
		pointer := resolve(document, channel+"/messages/"+escape(name))
		payload, err := schema(compiler, document, pointer+"/payload")
		if err != nil {
			return nil, err
		}
		headers, err := schema(compiler, document, pointer+"/headers")
		if err != nil {
			return nil, err
		}
		contract.messages = append(contract.messages, message{name, payload, headers})
	}
	if len(contract.messages) == 0 {
		return nil, fmt.Errorf("%s has no message", channel)
	}
	return contract, nil
}

// schema compiles what a pointer leads to, also through the multi-format form {schemaFormat, schema}.
func schema(compiler *jsonschema.Compiler, document any, pointer string) (*jsonschema.Schema, error) {
	pointer = resolve(document, pointer)
	node, isObject := at(document, pointer).(map[string]any)
	if !isObject {
		return nil, fmt.Errorf("%s is missing", pointer)
	}
	if _, multi := node["schemaFormat"]; multi {
		pointer += "/schema"
	}
	return compiler.Compile(location + pointer)
}

// check gives the record with everything that is wrong with it.
func (c *Contract) check(record *kgo.Record) Seen {
	seen := Seen{
		Key:       string(record.Key),
		Partition: record.Partition,
		Offset:    record.Offset,
		Headers:   map[string]string{},
		Faults:    []string{},
	}
	for _, header := range record.Headers {
		if _, twice := seen.Headers[header.Key]; twice {
			seen.Faults = append(seen.Faults, "header "+header.Key+" is there twice")
		}
		seen.Headers[header.Key] = string(header.Value)
	}
	data, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.Value))
	if err != nil {
		seen.Faults = append(seen.Faults, "the data is no JSON: "+err.Error())
		return seen
	}
	seen.Data = record.Value
	seen.Faults = append(seen.Faults, c.bestMatch(seen.Headers, data)...)
	seen.Faults = append(seen.Faults, cloudEventFaults(seen)...)
	return seen
}

// bestMatch gives the faults against the message of the contract that fits best: none when one fits.
func (c *Contract) bestMatch(headers map[string]string, data any) []string {
	var best []string
	for i, candidate := range c.messages {
		faults := append(candidate.faults("headers", candidate.headers, generic(headers)),
			candidate.faults("data", candidate.payload, data)...)
		if i == 0 || len(faults) < len(best) {
			best = faults
		}
	}
	return best
}

func (m message) faults(part string, schema *jsonschema.Schema, value any) []string {
	if err := schema.Validate(value); err != nil {
		return []string{m.name + ", " + part + ": " + err.Error()}
	}
	return nil
}

func generic(headers map[string]string) map[string]any {
	values := make(map[string]any, len(headers))
	for name, value := range headers {
		values[name] = value
	}
	return values
}

// cloudEventFaults holds the record against the Kafka binding of CloudEvents 1.0, binary mode, and against our key.
func cloudEventFaults(seen Seen) []string {
	var faults []string
	if seen.Headers["ce_specversion"] != "1.0" {
		faults = append(faults, "ce_specversion is not 1.0")
	}
	for _, required := range []string{"ce_id", "ce_source", "ce_type"} {
		if seen.Headers[required] == "" {
			faults = append(faults, required+" is missing")
		}
	}
	if !strings.HasPrefix(seen.Headers["content-type"], "application/json") {
		faults = append(faults, "content-type is not application/json")
	}
	var data struct {
		Seq json.Number `json:"seq"`
	}
	if err := json.Unmarshal(seen.Data, &data); err != nil || seen.Headers["ce_id"] != seen.Key+"/"+data.Seq.String() {
		faults = append(faults, "ce_id is not <key>/<seq>")
	}
	return faults
}

// resolve follows local references from a pointer until it leads to something else.
func resolve(document any, pointer string) string {
	for range 10 {
		node, _ := at(document, pointer).(map[string]any)
		reference, isReference := node["$ref"].(string)
		if !isReference || !strings.HasPrefix(reference, "#/") {
			return pointer
		}
		pointer = reference
	}
	return pointer
}

// at gives what a JSON pointer of the form #/a/b leads to; nil when nothing.
func at(document any, pointer string) any {
	for _, part := range strings.Split(strings.TrimPrefix(pointer, "#/"), "/") {
		node, isObject := document.(map[string]any)
		if !isObject {
			return nil
		}
		part = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
		document = node[part]
	}
	return document
}

func escape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
