package jupiteriq

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"time"
)

const (
	// The longest answer that is held in memory.
	maxAnswerBytes = 64 << 20
	// Connections to the server that are kept for the next request.
	keptConnections = 64
)

// request is what is sent, as often as it must.
type request struct {
	method, url string
	// path is for logs.
	path        string
	header      http.Header
	body        *content
	timeout     time.Duration
	maxAttempts int
	repeatable  bool
	// notModified says that 304 is an answer too.
	notModified bool
}

// content is a body that can be sent again.
type content struct {
	size int64
	open func() io.Reader
}

// answer is whole, or one of success whose bytes are still to come.
type answer struct {
	status int
	header http.Header
	body   []byte
	flow   *flow
}

// wire sends one request and gets one answer. It follows no redirect, so that no key goes where it does not belong.
type wire struct{ transport http.RoundTripper }

func newTransport() http.RoundTripper {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = keptConnections
	return transport
}

// close ends connections that are kept, where the transport keeps any.
func (w *wire) close() {
	if keeps, is := w.transport.(interface{ CloseIdleConnections() }); is {
		keeps.CloseIdleConnections()
	}
}

var errLate = errors.New("late")

// flow is the bytes of an answer as they come; an error of theirs is one of ours.
type flow struct {
	body    io.ReadCloser
	ctx     context.Context
	outer   context.Context
	cancel  context.CancelCauseFunc
	timer   *time.Timer
	timeout time.Duration
	renewed bool
}

// open gives an answer whose bytes are still to come; with renewed, time begins anew with each of them.
func (w *wire) open(outer context.Context, r *request, renewed bool) (*answer, error) {
	ctx, cancel := context.WithCancelCause(outer)
	f := &flow{ctx: ctx, outer: outer, cancel: cancel, timeout: r.timeout, renewed: renewed}
	f.timer = time.AfterFunc(r.timeout, func() { cancel(errLate) })
	ready, err := http.NewRequestWithContext(ctx, r.method, r.url, nil)
	if err != nil {
		f.Close()
		return nil, misconfigured("This request cannot be sent: %v", err)
	}
	ready.Header = r.header.Clone()
	ready.Body, ready.ContentLength = bodyOf(r)
	response, err := w.transport.RoundTrip(ready)
	if err != nil {
		err = f.lost(err)
		f.Close()
		return nil, err
	}
	f.body = response.Body
	return &answer{status: response.StatusCode, header: response.Header, flow: f}, nil
}

// bodyOf is the body of one attempt. An empty one that is not http.NoBody keeps net/http from sending requests again
// by itself when a connection breaks, which would be attempts that nobody counts.
func bodyOf(r *request) (io.ReadCloser, int64) {
	if r.body != nil {
		return io.NopCloser(r.body.open()), r.body.size
	}
	if r.method == http.MethodGet || r.method == http.MethodHead || r.method == http.MethodDelete {
		return nothing{}, 0
	}
	return http.NoBody, 0
}

type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, io.EOF }
func (nothing) Close() error             { return nil }

// send gives an answer that is whole.
func (w *wire) send(ctx context.Context, r *request) (*answer, error) {
	a, err := w.open(ctx, r, false)
	if err != nil {
		return nil, err
	}
	return a, a.take()
}

// take reads the rest of an answer.
func (a *answer) take() error {
	defer a.flow.Close()
	raw, err := io.ReadAll(io.LimitReader(a.flow, maxAnswerBytes+1))
	if err != nil {
		return err
	}
	if len(raw) > maxAnswerBytes {
		return invalid(a, "The answer is longer than %d bytes.", maxAnswerBytes)
	}
	a.body, a.flow = raw, nil
	return nil
}

func (f *flow) Read(into []byte) (int, error) {
	count, err := f.body.Read(into)
	if count > 0 && f.renewed {
		f.timer.Reset(f.timeout)
	}
	if err != nil && err != io.EOF {
		err = f.lost(err)
	}
	return count, err
}

func (f *flow) Close() {
	f.timer.Stop()
	if f.body != nil {
		_ = f.body.Close()
	}
	f.cancel(nil)
}

// lost says what became of a request that was not answered as a whole.
func (f *flow) lost(cause error) error {
	if f.outer.Err() != nil {
		return context.Cause(f.outer)
	}
	if errors.Is(context.Cause(f.ctx), errLate) {
		return &APITimeoutError{broken(nil, "The answer was not whole after %g seconds.", f.timeout.Seconds())}
	}
	lost := broken(cause, "The connection broke: %v", cause)
	lost.passing = !isDistrust(cause)
	lost.sent = lost.passing && !isDial(cause)
	return lost
}

func isDial(cause error) bool {
	var dial *net.OpError
	var name *net.DNSError
	return errors.As(cause, &dial) && dial.Op == "dial" || errors.As(cause, &name)
}

func isDistrust(cause error) bool {
	var (
		untrusted *tls.CertificateVerificationError
		authority x509.UnknownAuthorityError
		host      x509.HostnameError
		expired   x509.CertificateInvalidError
		record    tls.RecordHeaderError
		alert     tls.AlertError
	)
	return errors.As(cause, &untrusted) || errors.As(cause, &authority) || errors.As(cause, &host) ||
		errors.As(cause, &expired) || errors.As(cause, &record) || errors.As(cause, &alert)
}
