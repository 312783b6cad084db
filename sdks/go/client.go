package jupiteriq

import (
	"context"
	"time"
)

// Client speaks with the API. Goroutines may share it; it keeps its connections.
type Client struct {
	Services
	core *core
}

// New makes a client of what it is told, or what JUPITERIQ_API_KEY and JUPITERIQ_BASE_URL say.
func New(options ...ClientOption) (*Client, error) {
	c, err := coreOf("/v1", "platform", options)
	if err != nil {
		return nil, err
	}
	return clientOf(c), nil
}

// coreOf judges what a client is told before anything is sent.
func coreOf(mount, contract string, options []ClientOption) (*core, error) {
	o := clientOptions{pace: true, maxWait: defaultMaxWait, log: logBySlog, clock: systemClock{time.Now()},
		shared: sharedOptions{timeout: defaultTimeout, maxAttempts: defaultMaxAttempts}}
	for _, option := range options {
		option.toClient(&o)
	}
	key, err := checkedKey(orEnvironment(o.key, "JUPITERIQ_API_KEY", ""), "API key",
		"; use WithAPIKey or set JUPITERIQ_API_KEY")
	if err != nil {
		return nil, err
	}
	url, err := checkedURL(orEnvironment(o.baseURL, "JUPITERIQ_BASE_URL", DefaultBaseURL), mount, o.allowHTTP)
	if err != nil {
		return nil, err
	}
	if err := o.shared.check(); err != nil {
		return nil, err
	}
	if o.maxWait < 0 {
		return nil, misconfigured("The longest wait cannot be shorter than nothing.")
	}
	if o.transport == nil {
		o.transport = newTransport()
	}
	attempts := &attempts{clock: o.clock, maxWait: o.maxWait, log: o.log}
	if o.pace {
		attempts.pacer = &pacer{}
	}
	return &core{url, contract, &keyCredential{key}, o.shared, attempts, &wire{o.transport}}, nil
}

func clientOf(c *core) *Client { return &Client{servicesOf(c), c} }

// Close ends connections that are kept. The client can still be used.
func (c *Client) Close() { c.core.wire.close() }

// SignIn gives a client that acts as this user. onTokens, which may be nil, is told of new tokens before they are used.
func (c *Client) SignIn(
	ctx context.Context, who SignIn, onTokens func(Tokens) error, options ...RequestOption,
) (*Client, error) {
	signed, err := c.Sessions.Create(ctx, who, options...)
	if err != nil {
		return nil, err
	}
	tokens, err := tokensOf(signed)
	if err != nil {
		return nil, err
	}
	if onTokens != nil {
		if err := onTokens(tokens); err != nil {
			return nil, err
		}
	}
	return c.WithSession(tokens, onTokens)
}

// WithSession gives a client that acts as a user whose tokens were kept.
func (c *Client) WithSession(tokens Tokens, onTokens func(Tokens) error) (*Client, error) {
	if err := tokens.check(); err != nil {
		return nil, err
	}
	return clientOf(c.core.as(&sessionCredential{owner: c.core, tokens: tokens, onTokens: onTokens})), nil
}

func (c *Client) String() string { return "jupiteriq.Client{" + c.core.url + "}" }

// GoString is what %#v prints.
func (c *Client) GoString() string { return c.String() }
