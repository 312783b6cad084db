package jupiteriq

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// refusal makes an error of an answer that is none of success.
func refusal(a *answer, before, after string, asked *time.Duration) error {
	if a.status < 400 {
		place, _, _ := strings.Cut(a.header.Get("Location"), "?")
		if place != "" {
			place = " leads to " + place
		}
		return invalid(a, "%s%d%s, which this API never says. Is the base URL right?", before, a.status, place)
	}
	said := said(a.body)
	name, message := "", said.message
	if said.code != "" {
		name = " " + said.code
	}
	if message == "" {
		message = "The answer says nothing that this library understands."
	}
	id := a.header.Get("X-Request-Id")
	if id == "" {
		id = said.requestID
	}
	return byStatus(&APIError{
		JupiterIQError: &JupiterIQError{Message: fmt.Sprintf("%s%d%s: %s%s", before, a.status, name, message, after)},
		Status:         a.status, Code: said.code, Fields: said.fields, Details: said.details, RequestID: id,
		RetryAfter: asked, Header: a.header, Body: a.body,
	})
}

type errorBody struct {
	code, message, requestID string
	details                  json.RawMessage
	fields                   []FieldError
}

// said is what an error body says, in whichever contract; of what is no error body, nothing.
func said(body []byte) errorBody {
	found := errorBody{fields: []FieldError{}}
	var outer struct {
		Error map[string]json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &outer) != nil {
		return found
	}
	code, hasCode := text(outer.Error["code"])
	message, hasMessage := text(outer.Error["message"])
	if !hasCode || !hasMessage {
		return found
	}
	found.code, found.message, found.details = code, message, outer.Error["details"]
	if words, is := text(found.details); is {
		found.message = words
		return found
	}
	var each []json.RawMessage
	if json.Unmarshal(found.details, &each) == nil && each != nil {
		found.fields = fieldsOf(each)
		found.requestID, _ = text(outer.Error["request_id"])
		return found
	}
	var details map[string]json.RawMessage
	if json.Unmarshal(found.details, &details) != nil {
		return found
	}
	found.requestID, _ = text(details["request_id"])
	if json.Unmarshal(details["errors"], &each) == nil {
		found.fields = fieldsOf(each)
	}
	if field, is := text(details["field"]); is && len(found.fields) == 0 {
		found.fields = []FieldError{{field, message}}
	}
	return found
}

func fieldsOf(each []json.RawMessage) []FieldError {
	fields := []FieldError{}
	for _, raw := range each {
		var said map[string]json.RawMessage
		if json.Unmarshal(raw, &said) != nil {
			continue
		}
		if field, is := text(said["field"]); is {
			message, _ := text(said["message"])
			fields = append(fields, FieldError{field, message})
		}
	}
	return fields
}

func text(raw json.RawMessage) (string, bool) {
	var found *string
	if json.Unmarshal(raw, &found) != nil || found == nil {
		return "", false
	}
	return *found, true
}
