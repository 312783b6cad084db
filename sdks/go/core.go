package jupiteriq

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
)

// operation is what the document says of one.
type operation struct {
	id, method, path string
	// keyed: it takes an idempotency key. reads: it changes nothing, whatever its method.
	keyed, reads bool
	// stretch: a list that goes on by position and not by cursor.
	stretch bool
}

var idempotent = []string{http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions}

// core builds requests, sends them and reads answers; what every service stands on.
type core struct {
	url string
	// contract is empty where the address says it.
	contract string
	who      credential
	shared   sharedOptions
	attempts *attempts
	wire     *wire
}

// as is the same for somebody else.
func (c *core) as(who credential) *core {
	other := *c
	other.who, other.attempts, other.shared.onBehalfOf = who, c.attempts.again(), ""
	return &other
}

func (c *core) send(ctx context.Context, r *request) (*answer, error) {
	return c.attempts.run(ctx, r, c.who, c.wire.send)
}

// open gives an answer of success whose bytes are still to come; whoever has it closes it.
func (c *core) open(ctx context.Context, r *request) (*answer, error) {
	return c.attempts.run(ctx, r, c.who, func(ctx context.Context, r *request) (*answer, error) {
		a, err := c.wire.open(ctx, r, true)
		if err == nil && (a.status < 200 || a.status >= 300) {
			return a, a.take()
		}
		return a, err
	})
}

// request is all that is known before anything is sent; what cannot be is refused here.
func (c *core) request(op *operation, ids []string, q query, body any, options []RequestOption) (*request, error) {
	o := requestOptions{sharedOptions: c.shared}
	for _, option := range options {
		option.toRequest(&o)
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	header, err := headerOf(&o, c.contract)
	if err != nil {
		return nil, err
	}
	path, err := pathOf(op, ids)
	if err != nil {
		return nil, err
	}
	r := &request{method: op.method, url: c.url + path, path: path, header: header, timeout: o.timeout,
		maxAttempts: o.maxAttempts, notModified: o.ifNoneMatch != nil,
		repeatable: op.reads || op.keyed || slices.Contains(idempotent, op.method)}
	if len(q) > 0 {
		r.url += "?" + q.String()
	}
	if err := r.key(op, o.idempotencyKey); err != nil {
		return nil, err
	}
	return r, r.say(body)
}

func (r *request) key(op *operation, told *string) error {
	if !op.keyed {
		if told != nil {
			return misconfigured("This operation takes no idempotency key.")
		}
		return nil
	}
	key := newKey()
	if told != nil {
		key = *told
		if key == "" || strings.ContainsFunc(key, isControl) {
			return misconfigured("This is no idempotency key.")
		}
	}
	r.header.Set("X-Idempotency-Key", key)
	return nil
}

// say gives a request its body.
func (r *request) say(body any) error {
	if body == nil {
		return nil
	}
	if batch, is := body.(Batch); is {
		body, r.repeatable = keyedBatch(batch)
	}
	raw, err := encode(body)
	if err != nil {
		return misconfigured("This cannot be sent as JSON: %v", err)
	}
	r.header.Set("Content-Type", "application/json")
	r.bytes(raw)
	return nil
}

func (r *request) bytes(raw []byte) {
	r.body = &content{int64(len(raw)), func() io.Reader { return bytes.NewReader(raw) }}
}

// keyedBatch gives each POST of a batch a key of its own, and says whether all of it may be sent again.
func keyedBatch(batch Batch) (Batch, bool) {
	repeatable := true
	batch.Operations = slices.Clone(batch.Operations)
	for at := range batch.Operations {
		each := &batch.Operations[at]
		if each.Method != http.MethodPost {
			repeatable = repeatable && slices.Contains(idempotent, each.Method)
			continue
		}
		headers, _ := each.Headers.Get()
		if headers.XIdempotencyKey.IsZero() && headers.IdempotencyKey.IsZero() {
			headers.XIdempotencyKey = Set(newKey())
			each.Headers = Set(headers)
		}
	}
	return batch, repeatable
}

func callNone(ctx context.Context, c *core, op *operation, ids []string, q query, body any, o []RequestOption) error {
	r, err := c.request(op, ids, q, body, o)
	if err == nil {
		_, err = c.send(ctx, r)
	}
	return err
}

func callObject[T any](
	ctx context.Context, c *core, op *operation, ids []string, q query, body any, o []RequestOption,
) (*T, error) {
	r, err := c.request(op, ids, q, body, o)
	if err != nil {
		return nil, err
	}
	a, err := c.send(ctx, r)
	if err != nil {
		return nil, err
	}
	return objectOf[T](a)
}

// objectOf reads the object of an answer; nil where there is none.
func objectOf[T any](a *answer) (*T, error) {
	if a.status == http.StatusNoContent || a.status == http.StatusNotModified {
		return nil, nil
	}
	if err := a.demandObject(); err != nil {
		return nil, err
	}
	object := new(T)
	_ = json.Unmarshal(a.body, object)
	any(object).(interface{ attach(*Response) }).attach(responseOf(a))
	return object, nil
}

func (a *answer) demandObject() error {
	if !json.Valid(a.body) {
		kind := a.header.Get("Content-Type")
		if kind == "" {
			kind = "no type"
		}
		return invalid(a, "%d with %d bytes of %s that are no JSON. Is the base URL right?", a.status, len(a.body), kind)
	}
	if !isObject(a.body) {
		return a.unlike()
	}
	return nil
}

func (a *answer) unlike() error {
	return invalid(a, "%d with JSON that is not what the API says. Is the base URL right?", a.status)
}
