package jupiteriq

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const (
	// What a 429 without Retry-After is waited for.
	unsaidWait = 60 * time.Second
	// By how much a wait grows at most, so that not everybody comes at once.
	jitter = 0.25
	// Beyond this many doublings no wait grows.
	mostDoublings = 16
)

// attempts says how often a request is sent, and how long is waited in between.
type attempts struct {
	clock   Clock
	maxWait time.Duration
	log     func(LogRecord)
	// pacer is nil where nothing slows down.
	pacer *pacer
}

// again is the same for somebody else, whose limits are others.
func (a *attempts) again() *attempts {
	other := *a
	if a.pacer != nil {
		other.pacer = &pacer{}
	}
	return &other
}

// credential is who asks.
type credential interface {
	token() string
	// refresh replaces a token that has expired; false where it cannot be replaced.
	refresh(ctx context.Context, used string) (bool, error)
}

type send func(context.Context, *request) (*answer, error)

// run sends until it is answered.
func (a *attempts) run(ctx context.Context, r *request, who credential, send send) (*answer, error) {
	refreshed := false
	for attempt := 1; ; {
		if err := a.paced(ctx, r, attempt); err != nil {
			return nil, err
		}
		token := who.token()
		r.header.Set("Authorization", "Bearer "+token)
		outcome, lost, err := a.sent(ctx, r, attempt, send)
		if err != nil {
			return nil, err
		}
		if lost == nil && isSuccess(outcome, r) {
			return outcome, nil
		}
		if lost == nil && !refreshed && hasExpired(outcome) {
			refreshed = true
			again, err := who.refresh(ctx, token)
			if err != nil {
				return nil, err
			}
			if again {
				continue
			}
		}
		wait, may := a.wait(r, attempt, outcome, lost)
		if !may || attempt >= r.maxAttempts {
			return nil, a.failure(outcome, lost, may && attempt > 1, attempt)
		}
		attempt++
		if err := a.pause(ctx, r, attempt, wait, outcome); err != nil {
			return nil, err
		}
	}
}

func (a *attempts) paced(ctx context.Context, r *request, attempt int) error {
	if a.pacer == nil {
		return ctx.Err()
	}
	wait := min(a.pacer.wait(a.clock.Monotonic()), a.maxWait)
	if wait <= 0 {
		return ctx.Err()
	}
	a.log(LogRecord{Event: "wait", Method: r.method, Path: r.path, Attempt: attempt, Wait: wait, Why: "pace"})
	return a.clock.Sleep(ctx, wait)
}

// sent gives an answer, or what the connection broke of, or what no other attempt would make better.
func (a *attempts) sent(ctx context.Context, r *request, attempt int, send send) (*answer, error, error) {
	begun := a.clock.Monotonic()
	record := LogRecord{Event: "attempt", Method: r.method, Path: r.path, Attempt: attempt}
	outcome, err := send(ctx, r)
	var lost *APIConnectionError
	if err != nil && !errors.As(err, &lost) {
		return nil, nil, err
	}
	now := a.clock.Monotonic()
	record.Duration = now - begun
	if lost != nil {
		record.Error = "APIConnectionError"
		var late *APITimeoutError
		if errors.As(err, &late) {
			record.Error = "APITimeoutError"
		}
	} else {
		record.Status, record.RequestID = outcome.status, outcome.header.Get("X-Request-Id")
		if a.pacer != nil {
			a.pacer.note(outcome.header, now, a.clock.Now())
		}
	}
	a.log(record)
	return outcome, err, nil
}

// wait is how long to wait before another attempt, and whether one is made.
func (a *attempts) wait(r *request, attempt int, outcome *answer, lost error) (time.Duration, bool) {
	growing := time.Second << min(attempt-1, mostDoublings)
	if lost != nil {
		var broken *APIConnectionError
		errors.As(lost, &broken)
		return growing, broken.passing && (r.repeatable || !broken.sent)
	}
	asked := retryAfter(outcome.header, a.clock.Now())
	switch outcome.status {
	case http.StatusTooManyRequests:
		if asked == nil {
			return unsaidWait, true
		}
		return *asked, true
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return longer(growing, asked), true
	case http.StatusRequestTimeout, http.StatusInternalServerError:
		return longer(growing, asked), r.repeatable
	case http.StatusConflict:
		return longer(0, asked), asked != nil && r.repeatable
	}
	return 0, false
}

func longer(growing time.Duration, asked *time.Duration) time.Duration {
	if asked == nil {
		return growing
	}
	return max(growing, *asked)
}

func (a *attempts) pause(ctx context.Context, r *request, attempt int, wanted time.Duration, outcome *answer) error {
	wait := min(a.jittered(wanted), a.maxWait)
	record := LogRecord{Event: "wait", Method: r.method, Path: r.path, Attempt: attempt, Wait: wait, Why: "connection"}
	if outcome != nil {
		record.Why, record.Asked = "status", retryAfter(outcome.header, a.clock.Now())
	}
	a.log(record)
	return a.clock.Sleep(ctx, wait)
}

func (a *attempts) jittered(wait time.Duration) time.Duration {
	return time.Duration(float64(wait) * (1 + jitter*a.clock.Jitter()))
}

// failure is the error of the last attempt.
func (a *attempts) failure(outcome *answer, lost error, exceeded bool, attempt int) error {
	before := ""
	if exceeded {
		before = fmt.Sprintf("Max retries exceeded (%d attempts): ", attempt)
	}
	if lost != nil {
		var broken *APIConnectionError
		if errors.As(lost, &broken) && exceeded {
			broken.Message, broken.passing = before+broken.Message, false
		}
		return lost
	}
	asked, after := retryAfter(outcome.header, a.clock.Now()), ""
	if asked != nil && *asked > a.maxWait {
		after = fmt.Sprintf(" The server asks to wait %g seconds; this client waits %g at most.", asked.Seconds(),
			a.maxWait.Seconds())
	}
	return refusal(outcome, before, after, asked)
}

func isSuccess(a *answer, r *request) bool {
	return a.status >= 200 && a.status < 300 || a.status == http.StatusNotModified && r.notModified
}

func hasExpired(a *answer) bool {
	return a.status == http.StatusUnauthorized && said(a.body).code == "AUTH_EXPIRED"
}
