// Command eventreader reads a Kafka topic from its beginning to its present end with a client that shares nothing with
// the product, and checks every record against the AsyncAPI file that describes the topic. It prints one JSON object a
// record, with the faults found; the exit code tells only whether the topic and the file could be read.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

// Seen is one record as this client saw it.
type Seen struct {
	Key       string            `json:"key"`
	Partition int32             `json:"partition"`
	Offset    int64             `json:"offset"`
	Headers   map[string]string `json:"headers"`
	Data      json.RawMessage   `json:"data,omitempty"`
	Faults    []string          `json:"faults"`
}

func main() {
	broker := flag.String("broker", "", "host:port of a broker")
	topic := flag.String("topic", "", "the topic")
	file := flag.String("asyncapi", "", "the AsyncAPI file")
	flag.Parse()
	if err := run(*broker, *topic, *file); err != nil {
		fmt.Fprintln(os.Stderr, "eventreader:", err)
		os.Exit(1)
	}
}

func run(broker, topic, file string) error {
	contract, err := readContract(file, topic)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	out := json.NewEncoder(os.Stdout)
	return readAll(ctx, broker, topic, func(record *kgo.Record) error {
		return out.Encode(contract.check(record))
	})
}

// readAll hands on every record there is now, and fails when the end is not reached in time.
func readAll(ctx context.Context, broker, topic string, handle func(*kgo.Record) error) error {
	client, err := kgo.NewClient(
		kgo.SeedBrokers(broker),
		kgo.ConsumeTopics(topic),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	if err != nil {
		return err
	}
	defer client.Close()
	missing, err := endOffsets(ctx, client, topic)
	for err == nil && len(missing) > 0 {
		fetched := client.PollFetches(ctx)
		if failed := fetched.Err(); failed != nil {
			return failed
		}
		fetched.EachRecord(func(record *kgo.Record) {
			err = errors.Join(err, handle(record))
			if record.Offset+1 >= missing[record.Partition] {
				delete(missing, record.Partition)
			}
		})
	}
	return err
}

// endOffsets gives the end of every partition that has records.
func endOffsets(ctx context.Context, client *kgo.Client, topic string) (map[int32]int64, error) {
	listed, err := kadm.NewClient(client).ListEndOffsets(ctx, topic)
	if err == nil {
		err = listed.Error()
	}
	ends := map[int32]int64{}
	listed.Each(func(end kadm.ListedOffset) {
		if end.Offset > 0 {
			ends[end.Partition] = end.Offset
		}
	})
	return ends, err
}
