package jupiteriq

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jupiteriq/sdk-go/internal/signing"
)

const defaultTolerance = 300 * time.Second

var reasons = map[string]string{
	"missing":   "The delivery has no signature of the kind that belongs to this secret.",
	"malformed": "The header webhook-timestamp is no time.",
	"signature": "Nobody with this secret has signed this body. Verify it as it came, before anything parses it.",
	"too_old":   "The delivery is too old; it may be a repetition by somebody else.",
	"too_new":   "The delivery comes from the future. Is the clock of this machine right?",
	"body":      "The body is signed and no event.",
}

// VerifySignature says whether the header X-Webhook-Signature belongs to this body, as it came, and this secret.
func VerifySignature(payload []byte, signature, secret string) bool {
	return signing.Equal(signing.Hex(secret, payload), signature)
}

// WebhookVerifier verifies deliveries to one endpoint.
type WebhookVerifier struct {
	// Tolerance is how old or new a delivery may be; 300 seconds unless it is changed.
	Tolerance time.Duration
	// Now is the time of day; tests replace it.
	Now func() time.Time

	secrets []string
}

// NewWebhookVerifier verifies by one secret or, while one replaces another, by several.
func NewWebhookVerifier(secrets ...string) (*WebhookVerifier, error) {
	if len(secrets) == 0 {
		return nil, misconfigured("There is no secret.")
	}
	for _, secret := range secrets {
		if secret == "" {
			return nil, misconfigured("There is no secret.")
		}
		if _, whole := signing.Key(secret); signing.IsStandard(secret) && !whole {
			return nil, misconfigured("The secret is not whole: behind `whsec_` there must be Base64.")
		}
	}
	return &WebhookVerifier{defaultTolerance, time.Now, secrets}, nil
}

func (v *WebhookVerifier) String() string { return "jupiteriq.WebhookVerifier" }

// GoString is what %#v prints.
func (v *WebhookVerifier) GoString() string { return v.String() }

// Verify gives the event of a delivery, given its body as it came, or a [*WebhookVerificationError].
func (v *WebhookVerifier) Verify(body []byte, header http.Header) (*Event, error) {
	worst := "signature"
	believed := false
	for _, secret := range v.secrets {
		reason := v.reason(secret, body, header)
		believed = believed || reason == ""
		if worst == "signature" && reason != "" {
			worst = reason
		}
	}
	if !believed {
		return nil, unbelieved(worst)
	}
	if !json.Valid(body) || !isObject(body) {
		return nil, unbelieved("body")
	}
	event := &Event{}
	_ = json.Unmarshal(body, event)
	return event, nil
}

// reason is what is wrong by one secret; empty where nothing is.
func (v *WebhookVerifier) reason(secret string, body []byte, header http.Header) string {
	if !signing.IsStandard(secret) {
		signature := header.Get("X-Webhook-Signature")
		if signature == "" {
			return "missing"
		}
		if !VerifySignature(body, signature, secret) {
			return "signature"
		}
		return ""
	}
	id, sent, signatures := header.Get("Webhook-Id"), header.Get("Webhook-Timestamp"), header.Get("Webhook-Signature")
	if id == "" || sent == "" || signatures == "" {
		return "missing"
	}
	if !isDigits(sent) {
		return "malformed"
	}
	key, _ := signing.Key(secret)
	wanted, signed := signing.Standard(key, id, sent, body), false
	for _, each := range strings.Split(signatures, " ") {
		signed = signing.Equal(wanted, each) || signed
	}
	if !signed {
		return "signature"
	}
	return v.age(sent)
}

func (v *WebhookVerifier) age(sent string) string {
	seconds, err := strconv.ParseInt(sent, 10, 64)
	if err != nil {
		return "too_new"
	}
	age := v.Now().Unix() - seconds
	tolerance := int64(v.Tolerance / time.Second)
	if age > tolerance {
		return "too_old"
	}
	if age < -tolerance {
		return "too_new"
	}
	return ""
}

func unbelieved(reason string) error {
	return &WebhookVerificationError{&JupiterIQError{Message: reasons[reason]}, reason}
}
