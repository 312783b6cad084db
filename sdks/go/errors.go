package jupiteriq

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// JupiterIQError is the root of everything that this library reports by itself: errors.As finds it behind each of the
// other types.
type JupiterIQError struct {
	Message string
	cause   error
}

func (e *JupiterIQError) Error() string { return e.Message }

// Unwrap gives what lies behind it outside of this library, if anything does.
func (e *JupiterIQError) Unwrap() error { return e.cause }

// ConfigurationError says that a key, an address or an argument cannot be. Nothing was sent.
type ConfigurationError struct{ *JupiterIQError }

func (e *ConfigurationError) Unwrap() error { return e.JupiterIQError }

func misconfigured(format string, values ...any) error {
	return &ConfigurationError{&JupiterIQError{Message: fmt.Sprintf(format, values...)}}
}

// APIConnectionError says that there was no whole answer.
type APIConnectionError struct {
	*JupiterIQError
	// Whether the server may have seen the request, and whether another attempt may go better.
	sent, passing bool
}

func (e *APIConnectionError) Unwrap() error { return e.JupiterIQError }

func broken(cause error, format string, values ...any) *APIConnectionError {
	return &APIConnectionError{&JupiterIQError{fmt.Sprintf(format, values...), cause}, true, true}
}

// APITimeoutError says that the answer was not whole in time.
type APITimeoutError struct{ *APIConnectionError }

func (e *APITimeoutError) Unwrap() error { return e.APIConnectionError }

// InvalidResponseError is an answer that is not what the API says: a page of a proxy, broken JSON, a redirect.
type InvalidResponseError struct {
	*JupiterIQError
	Status    int
	Header    http.Header
	Body      []byte
	RequestID string
}

func (e *InvalidResponseError) Unwrap() error { return e.JupiterIQError }

func invalid(a *answer, format string, values ...any) error {
	return &InvalidResponseError{&JupiterIQError{Message: fmt.Sprintf(format, values...)},
		a.status, a.header, a.body, a.header.Get("X-Request-Id")}
}

// StreamGapError says that the log does not hold any more what a stream should go on with.
type StreamGapError struct {
	*JupiterIQError
	// Oldest is the position at which the log goes on.
	Oldest int64
}

func (e *StreamGapError) Unwrap() error { return e.JupiterIQError }

// WebhookVerificationError is a delivery that is not to be believed.
type WebhookVerificationError struct {
	*JupiterIQError
	// Reason is one of missing, malformed, signature, too_old, too_new, body.
	Reason string
}

func (e *WebhookVerificationError) Unwrap() error { return e.JupiterIQError }

// APIError is a refusal of the server.
type APIError struct {
	*JupiterIQError
	Status int
	// Code is empty where the body says none.
	Code string
	// Fields names all fields that are at fault.
	Fields    []FieldError
	Details   json.RawMessage
	RequestID string
	// RetryAfter is nil where the server does not say when to come again.
	RetryAfter *time.Duration
	Header     http.Header
	Body       []byte
}

func (e *APIError) Unwrap() error { return e.JupiterIQError }

// FieldError says what is wrong with one field.
type FieldError struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// BadRequestError (400): the request cannot be read.
type BadRequestError struct{ *APIError }

func (e *BadRequestError) Unwrap() error { return e.APIError }

// AuthenticationError (401): no key, or not a usable one.
type AuthenticationError struct{ *APIError }

func (e *AuthenticationError) Unwrap() error { return e.APIError }

// PermissionDeniedError (403): the key may not do this.
type PermissionDeniedError struct{ *APIError }

func (e *PermissionDeniedError) Unwrap() error { return e.APIError }

// QuotaExceededError (403): a quota of the plan is used up.
type QuotaExceededError struct{ *PermissionDeniedError }

func (e *QuotaExceededError) Unwrap() error { return e.PermissionDeniedError }

// NotFoundError (404): there is no such object.
type NotFoundError struct{ *APIError }

func (e *NotFoundError) Unwrap() error { return e.APIError }

// ConflictError (409): the state of the object, or of another, is in the way.
type ConflictError struct{ *APIError }

func (e *ConflictError) Unwrap() error { return e.APIError }

// GoneError (410): it was there and is not any more.
type GoneError struct{ *APIError }

func (e *GoneError) Unwrap() error { return e.APIError }

// PreconditionFailedError (412): the object has changed since it was read.
type PreconditionFailedError struct{ *APIError }

func (e *PreconditionFailedError) Unwrap() error { return e.APIError }

// ValidationError (422): fields are missing or wrong.
type ValidationError struct{ *APIError }

func (e *ValidationError) Unwrap() error { return e.APIError }

// RateLimitError (429): the rate limit is spent.
type RateLimitError struct{ *APIError }

func (e *RateLimitError) Unwrap() error { return e.APIError }

// ServerError (5xx): the server, or what lies before it, could not.
type ServerError struct{ *APIError }

func (e *ServerError) Unwrap() error { return e.APIError }

// byStatus gives a refusal the type that belongs to its status.
func byStatus(e *APIError) error {
	switch e.Status {
	case http.StatusBadRequest:
		return &BadRequestError{e}
	case http.StatusUnauthorized:
		return &AuthenticationError{e}
	case http.StatusForbidden:
		if e.Code == "QUOTA_EXCEEDED" {
			return &QuotaExceededError{&PermissionDeniedError{e}}
		}
		return &PermissionDeniedError{e}
	case http.StatusNotFound:
		return &NotFoundError{e}
	case http.StatusConflict:
		return &ConflictError{e}
	case http.StatusGone:
		return &GoneError{e}
	case http.StatusPreconditionFailed:
		return &PreconditionFailedError{e}
	case http.StatusUnprocessableEntity:
		return &ValidationError{e}
	case http.StatusTooManyRequests:
		return &RateLimitError{e}
	}
	if e.Status >= http.StatusInternalServerError {
		return &ServerError{e}
	}
	return e
}
