package jupiteriq

import (
	"context"
	"sync"
)

// Tokens are those of a user who has signed in.
type Tokens struct{ Access, Refresh string }

func (t Tokens) String() string { return "[secret]" }

// GoString is what %#v prints.
func (t Tokens) GoString() string { return t.String() }

// tokensOf are those of an answer; of one without any, nothing goes into a header.
func tokensOf(signed *SignedIn) (Tokens, error) {
	if signed == nil {
		return Tokens{}, &JupiterIQError{Message: "The server has answered without tokens."}
	}
	tokens := Tokens{signed.AccessToken, signed.RefreshToken}
	return tokens, tokens.check()
}

func (t Tokens) check() error {
	if _, err := checkedKey(t.Access, "access token", ""); err != nil {
		return err
	}
	_, err := checkedKey(t.Refresh, "refresh token", "")
	return err
}

type keyCredential struct{ key string }

func (k *keyCredential) token() string                                 { return k.key }
func (k *keyCredential) refresh(context.Context, string) (bool, error) { return false, nil }

// sessionCredential is tokens of a user, refreshed by one of all who need it.
type sessionCredential struct {
	owner    *core
	onTokens func(Tokens) error

	mutex      sync.Mutex
	tokens     Tokens
	refreshing *refreshing
}

type refreshing struct {
	done chan struct{}
	err  error
}

func (s *sessionCredential) token() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.tokens.Access
}

func (s *sessionCredential) refresh(ctx context.Context, used string) (bool, error) {
	s.mutex.Lock()
	if used != s.tokens.Access {
		s.mutex.Unlock()
		return true, nil
	}
	running := s.refreshing
	if running == nil {
		running = &refreshing{done: make(chan struct{})}
		s.refreshing = running
		// Others wait for it too, so that it goes on when the first of them gives up.
		go s.renew(context.WithoutCancel(ctx), running, s.tokens.Refresh)
	}
	s.mutex.Unlock()
	select {
	case <-running.done:
		return true, running.err
	case <-ctx.Done():
		return false, context.Cause(ctx)
	}
}

func (s *sessionCredential) renew(ctx context.Context, running *refreshing, refresh string) {
	tokens, err := s.renewed(ctx, refresh)
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err == nil {
		s.tokens = tokens
	}
	running.err, s.refreshing = err, nil
	close(running.done)
}

func (s *sessionCredential) renewed(ctx context.Context, refresh string) (Tokens, error) {
	service := SessionsService{s.owner}
	signed, err := service.Refresh(ctx, Refresh{RefreshToken: refresh})
	if err != nil {
		return Tokens{}, err
	}
	tokens, err := tokensOf(signed)
	if err == nil && s.onTokens != nil {
		err = s.onTokens(tokens)
	}
	return tokens, err
}
