package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
)

// jwks is the set of keys that the issuer publishes.
type jwks struct {
	Keys []struct {
		Kid, Kty, Crv, X, Y string
	} `json:"keys"`
}

// claims of an access token that the client looks at.
type claims struct {
	Sid string `json:"sid"`
	Cnf struct {
		Jkt string `json:"jkt"`
	} `json:"cnf"`
}

// check verifies the token's type and ES256 signature with the published keys, and gives its claims.
func (keys jwks) check(token string) (claims, error) {
	var found claims
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return found, errors.New("the access token is no JWS")
	}
	var header struct{ Typ, Alg, Kid string }
	if err := decode(parts[0], &header); err != nil {
		return found, err
	}
	if header.Typ != "at+jwt" || header.Alg != "ES256" {
		return found, errors.New("the access token is none of RFC 9068 with ES256")
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return found, errors.New("the signature is no pair of 32 bytes")
	}
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	for _, key := range keys.Keys {
		if key.Kid != header.Kid || key.Kty != "EC" || key.Crv != "P-256" {
			continue
		}
		public, err := publicKey(key.X, key.Y)
		if err != nil {
			return found, err
		}
		r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
		if ecdsa.Verify(public, sum[:], r, s) {
			err := decode(parts[1], &found)
			return found, err
		}
	}
	return found, errors.New("no published key has signed the access token")
}

func publicKey(x, y string) (*ecdsa.PublicKey, error) {
	first, err := base64.RawURLEncoding.DecodeString(x)
	if err != nil {
		return nil, err
	}
	second, err := base64.RawURLEncoding.DecodeString(y)
	if err != nil {
		return nil, err
	}
	point := append(append([]byte{4}, first...), second...)
	return ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
}

func decode(part string, into any) error {
	bytes, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(bytes, into)
}
