package jupiteriq

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// What no server means to say, and what a duration can hold.
const longestAsked = 1_000_000_000 * time.Second

// Clock is time, as far as a client asks for it; tests replace it.
type Clock interface {
	// Now is the time of day, which may jump.
	Now() time.Time
	// Monotonic never jumps.
	Monotonic() time.Duration
	// Sleep ends early, with the reason, when the context is done.
	Sleep(ctx context.Context, wait time.Duration) error
	// Jitter is a number from 0 to 1, by which waits differ.
	Jitter() float64
}

type systemClock struct{ begun time.Time }

func (c systemClock) Now() time.Time           { return time.Now() }
func (c systemClock) Monotonic() time.Duration { return time.Since(c.begun) }
func (c systemClock) Jitter() float64          { return rand.Float64() }

func (c systemClock) Sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// retryAfter is how long an answer asks to wait. A date is held against the date of the same answer.
func retryAfter(header http.Header, now time.Time) *time.Duration {
	said := strings.TrimSpace(header.Get("Retry-After"))
	wait := time.Duration(0)
	if isDigits(said) {
		seconds, err := strconv.ParseInt(said, 10, 64)
		if err != nil || seconds > int64(longestAsked/time.Second) {
			seconds = int64(longestAsked / time.Second)
		}
		wait = time.Duration(seconds) * time.Second
	} else if until, err := http.ParseTime(said); err == nil {
		wait = min(max(0, until.Sub(dateOf(header, now))), longestAsked)
	} else {
		return nil
	}
	return &wait
}

func dateOf(header http.Header, otherwise time.Time) time.Time {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		return date
	}
	return otherwise
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func inSeconds(seconds float64) time.Duration { return time.Duration(seconds * float64(time.Second)) }
