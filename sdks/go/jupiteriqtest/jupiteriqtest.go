// Package jupiteriqtest helps tests of programs that use jupiteriq: answers without a server, time that passes at once,
// signed deliveries.
package jupiteriqtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/jupiteriq/sdk-go/internal/signing"
)

// FakeClock is a clock whose sleeps pass at once and are remembered. It begins with 2026 in UTC.
type FakeClock struct {
	// Random is the random part of waits, from 0 to 1.
	Random float64

	mutex  sync.Mutex
	passed time.Duration
	slept  []time.Duration
}

// Now is the time of day.
func (c *FakeClock) Now() time.Time {
	return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(c.Monotonic())
}

// Monotonic is how much has passed.
func (c *FakeClock) Monotonic() time.Duration {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.passed
}

// Jitter is the random part of waits.
func (c *FakeClock) Jitter() float64 { return c.Random }

// Sleep lets time pass.
func (c *FakeClock) Sleep(ctx context.Context, wait time.Duration) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	c.slept = append(c.slept, wait)
	c.passed += wait
	return nil
}

// Advance lets time pass in which nobody sleeps.
func (c *FakeClock) Advance(passed time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.passed += passed
}

// Slept gives all sleeps since it was last asked.
func (c *FakeClock) Slept() []time.Duration {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	slept := c.slept
	c.slept = nil
	return slept
}

// FakeTransport gives recorded answers in their order, and keeps what was asked.
type FakeTransport struct {
	mutex    sync.Mutex
	answers  []recorded
	requests []Request
}

type recorded struct {
	status int
	body   []byte
	header http.Header
	err    error
}

// Request is what was asked.
type Request struct {
	Method, URL string
	Header      http.Header
	Body        []byte
}

// Answer records the next answer. A body that is neither text nor bytes nor nil becomes JSON; header is pairs of names
// and values.
func (t *FakeTransport) Answer(status int, body any, header ...string) *FakeTransport {
	next := recorded{status: status, header: http.Header{"Content-Type": {"application/json"}}}
	switch body := body.(type) {
	case nil:
	case string:
		next.body = []byte(body)
	case []byte:
		next.body = body
	default:
		raw, err := json.Marshal(body)
		if err != nil {
			panic(fmt.Sprintf("jupiteriqtest: no JSON: %v", err))
		}
		next.body = raw
	}
	for at := 0; at+1 < len(header); at += 2 {
		next.header.Set(header[at], header[at+1])
	}
	return t.add(next)
}

// Fail lets the connection break instead of the next answer.
func (t *FakeTransport) Fail() *FakeTransport { return t.add(recorded{err: io.ErrUnexpectedEOF}) }

func (t *FakeTransport) add(next recorded) *FakeTransport {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.answers = append(t.answers, next)
	return t
}

// Requests is what was asked until now.
func (t *FakeTransport) Requests() []Request {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return append([]Request(nil), t.requests...)
}

// RoundTrip is what http.RoundTripper wants; it panics when no answer is left.
func (t *FakeTransport) RoundTrip(asked *http.Request) (*http.Response, error) {
	request := Request{Method: asked.Method, URL: asked.URL.String(), Header: asked.Header.Clone()}
	if asked.Body != nil {
		request.Body, _ = io.ReadAll(asked.Body)
		_ = asked.Body.Close()
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.requests = append(t.requests, request)
	if len(t.answers) == 0 {
		panic(fmt.Sprintf("jupiteriqtest: no answer was recorded for %s %s", asked.Method, asked.URL.Path))
	}
	next := t.answers[0]
	t.answers = t.answers[1:]
	if next.err != nil {
		return nil, next.err
	}
	return &http.Response{
		Status: http.StatusText(next.status), StatusCode: next.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: next.header, Body: io.NopCloser(bytes.NewReader(next.body)), ContentLength: int64(len(next.body)),
		Request: asked,
	}, nil
}

// SignWebhook makes the header of a delivery as the server does.
func SignWebhook(body []byte, secret, id string, at time.Time) http.Header {
	header := http.Header{}
	header.Set("Content-Type", "application/json")
	header.Set("X-Webhook-Signature", signing.Hex(secret, body))
	if signing.IsStandard(secret) {
		key, whole := signing.Key(secret)
		if !whole {
			panic("jupiteriqtest: the secret is not whole")
		}
		timestamp := strconv.FormatInt(at.Unix(), 10)
		header.Set("Webhook-Id", id)
		header.Set("Webhook-Timestamp", timestamp)
		header.Set("Webhook-Signature", signing.Standard(key, id, timestamp, body))
	}
	return header
}
