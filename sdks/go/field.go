package jupiteriq

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Field is a value that may be given, emptied or left alone. Its zero value leaves alone.
type Field[T any] struct {
	value T
	state fieldState
}

type fieldState byte

const (
	absent fieldState = iota
	null
	given
)

// Set gives a field a value.
func Set[T any](value T) Field[T] { return Field[T]{value, given} }

// Int gives a field a whole number, which [Set] would take for an int.
func Int(value int64) Field[int64] { return Set(value) }

// Null empties a field.
func Null[T any]() Field[T] { return Field[T]{state: null} }

// Get is the value, and whether there is one.
func (f Field[T]) Get() (T, bool) { return f.value, f.state == given }

// IsZero says whether the field is left alone.
func (f Field[T]) IsZero() bool { return f.state == absent }

func (f Field[T]) String() string {
	switch f.state {
	case given:
		return fmt.Sprint(f.value)
	case null:
		return "null"
	}
	return ""
}

// MarshalJSON writes the value, or null.
func (f Field[T]) MarshalJSON() ([]byte, error) {
	if f.state != given {
		return []byte("null"), nil
	}
	return encode(f.value)
}

// UnmarshalJSON reads a value, or null.
func (f *Field[T]) UnmarshalJSON(raw []byte) error {
	*f = Null[T]()
	if string(raw) == "null" {
		return nil
	}
	f.state = given
	return decode(raw, &f.value)
}

// inQuery is the value as a parameter; null is no parameter.
func (f Field[T]) inQuery() (string, bool) {
	if f.state != given {
		return "", false
	}
	return parameter(f.value), true
}

func parameter(value any) string {
	if at, is := value.(time.Time); is {
		return at.UTC().Format(time.RFC3339Nano)
	}
	return fmt.Sprint(value)
}

// encode writes JSON as short as it can be.
func encode(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), nil
}

// decode reads JSON with numbers of any size.
func decode(raw []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	return decoder.Decode(into)
}

// withExtra writes a body together with fields that this version does not know.
func withExtra(body any, extra map[string]any) ([]byte, error) {
	raw, err := encode(body)
	if err != nil || len(extra) == 0 {
		return raw, err
	}
	members := map[string]any{}
	var known map[string]json.RawMessage
	if err := json.Unmarshal(raw, &known); err != nil {
		return nil, err
	}
	for name, value := range known {
		members[name] = value
	}
	for name, value := range extra {
		members[name] = value
	}
	return encode(members)
}
