// Package signing has the two ways in which deliveries are signed.
package signing

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

const prefix = "whsec_"

// IsStandard says whether a secret is one of Standard Webhooks.
func IsStandard(secret string) bool { return strings.HasPrefix(secret, prefix) }

// Key is what a secret of Standard Webhooks stands for; false where it is not whole.
func Key(secret string) ([]byte, bool) {
	text := strings.TrimPrefix(secret, prefix)
	key, err := base64.StdEncoding.Strict().DecodeString(text)
	// The decoder passes over line breaks.
	return key, err == nil && len(key) > 0 && !strings.ContainsAny(text, "\r\n")
}

// Standard is the signature of Standard Webhooks.
func Standard(key []byte, id, timestamp string, body []byte) string {
	return "v1," + base64.StdEncoding.EncodeToString(sum(key, []byte(id+"."+timestamp+"."), body))
}

// Hex is the signature of the older header.
func Hex(secret string, body []byte) string { return hex.EncodeToString(sum([]byte(secret), body)) }

// Equal takes a time that does not tell where they differ.
func Equal(one, other string) bool { return hmac.Equal([]byte(one), []byte(other)) }

func sum(key []byte, parts ...[]byte) []byte {
	signer := hmac.New(sha256.New, key)
	for _, part := range parts {
		signer.Write(part)
	}
	return signer.Sum(nil)
}
