package jupiteriq

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// From which share of the limit on requests are spread over the rest of the window.
const spare = 0.1

// pacer slows down before the rate limit is spent.
type pacer struct {
	mutex       sync.Mutex
	limit, left int64
	window      int64
	ends, next  time.Duration
}

// note takes what an answer says. Seconds left are told by the clock of the server alone; now never jumps.
func (p *pacer) note(header http.Header, now time.Duration, wall time.Time) {
	var said [3]int64
	for at, name := range []string{"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"} {
		number, err := strconv.ParseInt(header.Get(name), 10, 64)
		if err != nil || number < 0 {
			return
		}
		said[at] = number
	}
	limit, left, window := said[0], said[1], said[2]
	ends := now + time.Unix(window, 0).Sub(dateOf(header, wall))
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if window == p.window && now < p.ends {
		left, ends = min(left, p.left), min(ends, p.ends)
	}
	p.limit, p.left, p.window, p.ends = limit, left, window, ends
}

// wait takes one request of what is left, and says how long it should wait.
func (p *pacer) wait(now time.Duration) time.Duration {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if now >= p.ends {
		return 0
	}
	left := p.left
	p.left--
	if float64(left) >= float64(p.limit)*spare {
		return 0
	}
	if left <= 0 {
		return p.ends - now
	}
	from := max(p.next, now)
	p.next = from + (p.ends-from)/time.Duration(left)
	return p.next - now
}
