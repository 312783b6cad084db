package jupiteriq

import (
	"log/slog"
	"net/http"
	"time"
)

const (
	// DefaultBaseURL is where the API is, unless JUPITERIQ_BASE_URL or [WithBaseURL] says otherwise.
	DefaultBaseURL = "https://api.jupiteriq.com"

	defaultTimeout     = 30 * time.Second
	defaultMaxAttempts = 3
	defaultMaxWait     = 120 * time.Second
)

// ClientOption is told to [New].
type ClientOption interface{ toClient(*clientOptions) }

// RequestOption is told to one request.
type RequestOption interface{ toRequest(*requestOptions) }

// Option may be told to a client, or to one of its requests.
type Option interface {
	ClientOption
	RequestOption
}

type clientOptions struct {
	key, baseURL *string
	allowHTTP    bool
	pace         bool
	maxWait      time.Duration
	log          func(LogRecord)
	clock        Clock
	transport    http.RoundTripper
	shared       sharedOptions
}

type sharedOptions struct {
	timeout     time.Duration
	maxAttempts int
	onBehalfOf  string
}

type requestOptions struct {
	sharedOptions
	idempotencyKey, ifMatch, ifNoneMatch *string
	header                               http.Header
}

type forClient func(*clientOptions)

func (f forClient) toClient(o *clientOptions) { f(o) }

type forRequest func(*requestOptions)

func (f forRequest) toRequest(o *requestOptions) { f(o) }

type forBoth func(*sharedOptions)

func (f forBoth) toClient(o *clientOptions)   { f(&o.shared) }
func (f forBoth) toRequest(o *requestOptions) { f(&o.sharedOptions) }

// WithAPIKey is the key; without it JUPITERIQ_API_KEY.
func WithAPIKey(key string) ClientOption { return forClient(func(o *clientOptions) { o.key = &key }) }

// WithBaseURL is the address of the server, with or without /v1 at its end.
func WithBaseURL(url string) ClientOption {
	return forClient(func(o *clientOptions) { o.baseURL = &url })
}

// WithAllowHTTP lets anybody between here and the server read the key.
func WithAllowHTTP() ClientOption { return forClient(func(o *clientOptions) { o.allowHTTP = true }) }

// WithMaxWait is the longest wait before an attempt, whatever the server asks for; 120 seconds by default.
func WithMaxWait(wait time.Duration) ClientOption {
	return forClient(func(o *clientOptions) { o.maxWait = wait })
}

// WithPace says whether to slow down before the rate limit is spent, which is so by default.
func WithPace(pace bool) ClientOption { return forClient(func(o *clientOptions) { o.pace = pace }) }

// WithLog is told of each attempt and each wait, instead of [slog.Default].
func WithLog(log func(LogRecord)) ClientOption {
	return forClient(func(o *clientOptions) { o.log = log })
}

// WithClock is for tests.
func WithClock(clock Clock) ClientOption {
	return forClient(func(o *clientOptions) { o.clock = clock })
}

// WithTransport sends requests in another way, through a proxy of one's own say, or not at all in tests.
func WithTransport(transport http.RoundTripper) ClientOption {
	return forClient(func(o *clientOptions) { o.transport = transport })
}

// WithTimeout is how long one attempt may take until its answer is whole; for uploads, downloads and streams, until
// the next bytes. 30 seconds by default.
func WithTimeout(timeout time.Duration) Option {
	return forBoth(func(o *sharedOptions) { o.timeout = timeout })
}

// WithMaxAttempts is how often a request is sent at most; 3 times by default.
func WithMaxAttempts(attempts int) Option {
	return forBoth(func(o *sharedOptions) { o.maxAttempts = attempts })
}

// WithOnBehalfOf is the user for whom the key acts.
func WithOnBehalfOf(user string) Option {
	return forBoth(func(o *sharedOptions) { o.onBehalfOf = user })
}

// WithIdempotencyKey is a key of one's own for a POST, instead of one at random.
func WithIdempotencyKey(key string) RequestOption {
	return forRequest(func(o *requestOptions) { o.idempotencyKey = &key })
}

// WithIfMatch changes an object only where it is still as it was read: by [Response.ETag].
func WithIfMatch(etag string) RequestOption {
	return forRequest(func(o *requestOptions) { o.ifMatch = &etag })
}

// WithIfNoneMatch gives nil, and no error, where an object is still as it was read.
func WithIfNoneMatch(etag string) RequestOption {
	return forRequest(func(o *requestOptions) { o.ifNoneMatch = &etag })
}

// WithHeader sends a header along.
func WithHeader(name, value string) RequestOption {
	return forRequest(func(o *requestOptions) {
		if o.header == nil {
			o.header = http.Header{}
		}
		o.header.Set(name, value)
	})
}

// LogRecord tells of an attempt or of a wait. Neither keys nor bodies nor queries are in it.
type LogRecord struct {
	// Event is attempt or wait.
	Event   string
	Method  string
	Path    string
	Attempt int

	// Of attempts: the status, or the type of the error where there was no answer.
	Status    int
	Error     string
	Duration  time.Duration
	RequestID string

	// Of waits: why is status, connection or pace; Asked is what the server asked for, where it did.
	Wait  time.Duration
	Why   string
	Asked *time.Duration
}

func logBySlog(r LogRecord) {
	if r.Event == "wait" {
		slog.Debug("jupiteriq wait", "method", r.Method, "path", r.Path, "attempt", r.Attempt, "wait", r.Wait,
			"why", r.Why)
		return
	}
	slog.Debug("jupiteriq attempt", "method", r.Method, "path", r.Path, "attempt", r.Attempt, "status", r.Status,
		"error", r.Error, "duration", r.Duration, "request_id", r.RequestID)
}
