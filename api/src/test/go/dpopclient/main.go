// Signs in, lists its sessions, exchanges its refresh token and lists them again, with nothing but Go's standard library.
// The code is asked for on standard input after the line "code for <challenge>"; the last line is a summary in JSON.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

type client struct {
	base   string
	device *device
	http   http.Client
}

type tokens struct {
	Access  string `json:"access_token"`
	Type    string `json:"token_type"`
	Refresh string `json:"refresh_token"`
}

type sessions struct {
	Items []struct {
		ID      string `json:"id"`
		Current bool   `json:"current"`
	} `json:"items"`
}

func main() {
	base := flag.String("base", "", "address of the API")
	phone := flag.String("phone", "", "synthetic phone to sign in with")
	flag.Parse()
	summary, err := run(*base, *phone)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	json.NewEncoder(os.Stdout).Encode(summary)
}

func run(base, phone string) (map[string]any, error) {
	device, err := newDevice()
	if err != nil {
		return nil, err
	}
	c := client{base: base, device: device, http: http.Client{Timeout: 20 * time.Second}}
	first, err := c.signIn(phone)
	if err != nil {
		return nil, err
	}
	session, err := c.checked(first)
	if err != nil {
		return nil, err
	}
	var second tokens
	if err := c.call("POST", "/v1/auth/refresh", "", map[string]string{"refresh_token": first.Refresh}, &second); err != nil {
		return nil, err
	}
	again, err := c.checked(second)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"thumbprint": device.thumbprint(),
		"session":    session,
		"same":       session == again,
		"rotated":    first.Refresh != second.Refresh,
	}, nil
}

func (c *client) signIn(phone string) (tokens, error) {
	var challenge struct {
		ChallengeID string `json:"challengeId"`
	}
	var granted tokens
	if err := c.call("POST", "/v1/auth/otp", "", map[string]string{"phone": phone}, &challenge); err != nil {
		return granted, err
	}
	fmt.Println("code for", challenge.ChallengeID)
	code, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return granted, err
	}
	body := map[string]string{"challengeId": challenge.ChallengeID, "code": strings.TrimSpace(code)}
	err = c.call("POST", "/v1/auth/token", "", body, &granted)
	return granted, err
}

// checked verifies the access token, uses it, and gives the session it is of.
func (c *client) checked(granted tokens) (string, error) {
	var keys jwks
	if err := c.call("GET", "/oauth2/jwks", "", nil, &keys); err != nil {
		return "", err
	}
	found, err := keys.check(granted.Access)
	if err != nil {
		return "", err
	}
	if granted.Type != "DPoP" || found.Cnf.Jkt != c.device.thumbprint() {
		return "", fmt.Errorf("the token is bound to %s instead of this device", found.Cnf.Jkt)
	}
	var mine sessions
	if err := c.call("GET", "/v1/sessions", granted.Access, nil, &mine); err != nil {
		return "", err
	}
	for _, session := range mine.Items {
		if session.Current && session.ID == found.Sid {
			return session.ID, nil
		}
	}
	return "", fmt.Errorf("the session is not among the %d listed", len(mine.Items))
}

// call sends one request with a proof of its own, and reads the JSON of its answer.
func (c *client) call(method, path, token string, body, into any) error {
	var content io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, c.base+path, content)
	if err != nil {
		return err
	}
	proof, err := c.device.proof(method, c.base+path, token)
	if err != nil {
		return err
	}
	request.Header.Set("DPoP", proof)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		request.Header.Set("Authorization", "DPoP "+token)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		problem, _ := io.ReadAll(response.Body)
		return fmt.Errorf("%s %s: %s %s", method, path, response.Status, problem)
	}
	return json.NewDecoder(response.Body).Decode(into)
}
