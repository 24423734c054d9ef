package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"
)

// device holds a P-256 key and proves it, request by request, as RFC 9449 says.
type device struct {
	key  *ecdsa.PrivateKey
	x, y string
}

func newDevice() (*device, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	point, err := key.PublicKey.Bytes() // 4, then x and y of 32 bytes each
	if err != nil {
		return nil, err
	}
	return &device{key: key, x: encode(point[1:33]), y: encode(point[33:65])}, nil
}

// thumbprint is that of RFC 7638: the required members alone, in lexicographic order, without white space.
func (d *device) thumbprint() string {
	canonical := fmt.Sprintf(`{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}`, d.x, d.y)
	sum := sha256.Sum256([]byte(canonical))
	return encode(sum[:])
}

// proof makes a new proof for one request; token is empty where there is none yet.
func (d *device) proof(method, url, token string) (string, error) {
	header := map[string]any{
		"typ": "dpop+jwt",
		"alg": "ES256",
		"jwk": map[string]string{"kty": "EC", "crv": "P-256", "x": d.x, "y": d.y},
	}
	claims := map[string]any{"jti": rand.Text(), "htm": method, "htu": url, "iat": time.Now().Unix()}
	if token != "" {
		sum := sha256.Sum256([]byte(token))
		claims["ath"] = encode(sum[:])
	}
	input, err := signingInput(header, claims)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(input))
	r, s, err := ecdsa.Sign(rand.Reader, d.key, sum[:])
	if err != nil {
		return "", err
	}
	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	s.FillBytes(signature[32:])
	return input + "." + encode(signature), nil
}

func signingInput(header, claims any) (string, error) {
	first, err := json.Marshal(header)
	if err != nil {
		return "", err
	}
	second, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	return encode(first) + "." + encode(second), nil
}

func encode(bytes []byte) string {
	return base64.RawURLEncoding.EncodeToString(bytes)
}
