package jupiteriq

import (
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

var secrets = []string{"secret", "password", "password_hash", "access_token", "refresh_token", "token", "ticket"}

// Response is what the head of an answer told.
type Response struct {
	Status    int
	Header    http.Header
	RequestID string
	// ETag is for [WithIfMatch].
	ETag string
	// Replayed says that this is the kept answer of an earlier request with the same idempotency key.
	Replayed bool
}

func responseOf(a *answer) *Response {
	return &Response{a.status, a.header, a.header.Get("X-Request-Id"), a.header.Get("ETag"),
		a.header.Get("Idempotent-Replayed") == "true"}
}

// Object is what all objects of the API have: what was sent, as it was sent. It prints itself without secrets.
type Object struct {
	raw      json.RawMessage
	response *Response
}

// Raw is the JSON of the object, as it came.
func (o Object) Raw() json.RawMessage { return o.raw }

// HTTPResponse is the head of the answer that the object came in; nil for what came within another.
func (o Object) HTTPResponse() *Response { return o.response }

// Lookup is a field as it came, whether or not this version knows it. Numbers are json.Number.
func (o Object) Lookup(name string) (any, bool) {
	var members map[string]json.RawMessage
	if json.Unmarshal(o.raw, &members) != nil {
		return nil, false
	}
	raw, there := members[name]
	if !there {
		return nil, false
	}
	var value any
	return value, decode(raw, &value) == nil
}

func (o Object) String() string {
	var value any
	if decode(o.raw, &value) != nil {
		return "{}"
	}
	text, _ := encode(hidden(value))
	return string(text)
}

// GoString is what %#v prints.
func (o Object) GoString() string { return o.String() }

func (o *Object) attach(response *Response) { o.response = response }

// read fills an object with what fits; a value that is not as declared can still be looked up.
func (o *Object) read(raw []byte, into any) error {
	o.raw = slices.Clone(raw)
	err := decode(raw, into)
	var odd *json.UnmarshalTypeError
	if err == nil || errors.As(err, &odd) {
		return nil
	}
	readEach(raw, reflect.ValueOf(into).Elem())
	return nil
}

// readEach passes over what does not fit, at which the decoder ends.
func readEach(raw []byte, into reflect.Value) {
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return
	}
	for at := range into.NumField() {
		name := into.Type().Field(at).Tag.Get("json")
		member, there := members[name]
		if name == "" || !there {
			continue
		}
		value := reflect.New(into.Field(at).Type())
		if decode(member, value.Interface()) == nil {
			into.Field(at).Set(value.Elem())
		} else {
			into.Field(at).SetZero()
		}
	}
}

func hidden(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, each := range value {
			if slices.Contains(secrets, name) && each != nil {
				value[name] = "[secret]"
			} else {
				value[name] = hidden(each)
			}
		}
	case []any:
		for at, each := range value {
			value[at] = hidden(each)
		}
	}
	return value
}

// isObject says whether JSON, which is whole, is that of an object.
func isObject(raw []byte) bool {
	return strings.HasPrefix(strings.TrimLeft(string(raw[:min(len(raw), 64)]), " \t\r\n"), "{")
}
