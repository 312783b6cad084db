package jupiteriq

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// Three heartbeats of the server.
	defaultSilence = 45 * time.Second
	firstPause     = 3 * time.Second
	longestPause   = 30 * time.Second
	longestEvent   = 16 << 20
	longestRetry   = 1_000_000_000
)

var opStreamEvents = operation{id: "streamEvents", method: "GET", path: "/events/stream", reads: true}

// StreamEventsParams say which events are listened to.
type StreamEventsParams struct {
	// Type is such as ticket.created or ticket.*.
	Type []string
	// After is the position behind which to begin; without it only what happens from now on is told.
	After Field[int64]
	// Silence is after how long without a word a connection counts as broken; 45 seconds by default.
	Silence time.Duration
}

// Stream gives events as they happen, for as long as one reads; after a break it goes on where it was. It ends with an
// error, a [*StreamGapError] where the log does not hold any more what comes next.
func (s *EventsService) Stream(ctx context.Context, params *StreamEventsParams) iter.Seq2[*Event, error] {
	return func(yield func(*Event, error) bool) {
		l := &listening{core: s.core, retry: firstPause, silence: defaultSilence}
		if params != nil {
			l.types = params.Type
			l.after, _ = params.After.inQuery()
			if params.Silence != 0 {
				l.silence = params.Silence
			}
		}
		for {
			wanted, err := l.once(ctx, yield)
			if !wanted {
				return
			}
			if err != nil && !l.isPassing(err) {
				yield(nil, err)
				return
			}
			if err := s.core.attempts.clock.Sleep(ctx, l.pause()); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

type listening struct {
	core     *core
	types    []string
	after    string
	silence  time.Duration
	retry    time.Duration
	failures int
	asked    time.Duration
}

// once reads one stream to its end, and says whether more is wanted.
func (l *listening) once(ctx context.Context, yield func(*Event, error) bool) (bool, error) {
	var q query
	for _, each := range l.types {
		q = append(q, pair{"type", each})
	}
	if l.after != "" {
		q = append(q, pair{"after", l.after})
	}
	r, err := l.core.request(&opStreamEvents, nil, q, nil,
		[]RequestOption{WithTimeout(l.silence), WithMaxAttempts(1)})
	if err != nil {
		return true, err
	}
	r.header.Set("Accept", "text/event-stream")
	a, err := l.core.open(ctx, r)
	if err != nil {
		return true, err
	}
	defer a.flow.Close()
	if !strings.HasPrefix(a.header.Get("Content-Type"), "text/event-stream") {
		return true, invalid(a, "This is no stream of events. Is the base URL right?")
	}
	parser := &eventParser{}
	piece := make([]byte, 16<<10)
	for {
		count, err := a.flow.Read(piece)
		records, odd := parser.feed(piece[:count])
		for _, record := range records {
			wanted, ended, err := l.take(record, yield)
			if !wanted || ended || err != nil {
				return wanted, err
			}
		}
		if odd != nil || err == io.EOF {
			return true, odd
		}
		if err != nil {
			return true, err
		}
	}
}

// take says whether more is wanted, and whether the stream has ended.
func (l *listening) take(record map[string]string, yield func(*Event, error) bool) (bool, bool, error) {
	l.failures, l.asked = 0, 0
	if retry, err := strconv.Atoi(record["retry"]); err == nil && retry >= 0 && retry < longestRetry {
		l.retry = time.Duration(retry) * time.Millisecond
	}
	switch record["event"] {
	case "gap":
		var gap struct{ Oldest int64 }
		if err := json.Unmarshal([]byte(record["data"]), &gap); err != nil {
			return true, false, noEvent()
		}
		return true, false, &StreamGapError{&JupiterIQError{Message: "Events are missing: the log goes on at position " +
			strconv.FormatInt(gap.Oldest, 10) + ". Read everything once again."}, gap.Oldest}
	case "end":
		return true, true, nil
	}
	if isDigits(record["id"]) {
		l.after = record["id"]
	}
	data, there := record["data"]
	if !there {
		return true, false, nil
	}
	if !json.Valid([]byte(data)) || !isObject([]byte(data)) {
		return true, false, noEvent()
	}
	event := &Event{}
	_ = json.Unmarshal([]byte(data), event)
	return yield(event, nil), false, nil
}

func noEvent() error { return broken(nil, "The stream holds what is no event.") }

// isPassing says whether another try may go better.
func (l *listening) isPassing(err error) bool {
	var refused *APIError
	if errors.As(err, &refused) {
		l.asked = 0
		if refused.RetryAfter != nil {
			l.asked = *refused.RetryAfter
		}
		return refused.Status >= 500 || refused.Status == http.StatusRequestTimeout ||
			refused.Status == http.StatusTooManyRequests
	}
	var lost *APIConnectionError
	return errors.As(err, &lost) && lost.passing
}

func (l *listening) pause() time.Duration {
	growing := min(l.retry<<min(l.failures, mostDoublings), longestPause)
	l.failures++
	attempts := l.core.attempts
	return min(attempts.jittered(max(growing, l.asked)), max(attempts.maxWait, longestPause))
}

// eventParser takes bytes as they come and gives the records of text/event-stream that are whole.
type eventParser struct {
	line        []byte
	fields      map[string]string
	afterReturn bool
}

func (p *eventParser) feed(piece []byte) ([]map[string]string, error) {
	var records []map[string]string
	for _, letter := range piece {
		second := letter == '\n' && p.afterReturn
		p.afterReturn = letter == '\r'
		if second {
			continue
		}
		if letter != '\n' && letter != '\r' {
			p.line = append(p.line, letter)
			if len(p.line) > longestEvent {
				return records, broken(nil, "An event is longer than %d bytes.", longestEvent)
			}
			continue
		}
		if len(p.line) > 0 {
			p.field(string(p.line))
			p.line = p.line[:0]
		} else if len(p.fields) > 0 {
			records = append(records, p.fields)
			p.fields = nil
		}
	}
	return records, nil
}

func (p *eventParser) field(line string) {
	name, value, _ := strings.Cut(line, ":")
	if name == "" {
		return
	}
	value = strings.TrimPrefix(value, " ")
	if p.fields == nil {
		p.fields = map[string]string{}
	}
	if before, there := p.fields[name]; there && name == "data" {
		value = before + "\n" + value
	}
	p.fields[name] = value
}
