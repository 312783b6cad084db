// Time, as far as it is asked for: tests replace it. And seconds and dates in the headers of HTTP.

/** The clocks of this machine, in milliseconds. */
export class Clock {
  /** A clock that never jumps. */
  monotonic() {
    return performance.now();
  }

  /** Since 1970; may jump. */
  time() {
    return Date.now();
  }

  sleep(milliseconds, signal) {
    return new Promise((resolve, reject) => {
      const aborted = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', aborted);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', aborted, { once: true });
      if (signal?.aborted) {
        aborted();
      }
    });
  }
}

export function dateOf(text) {
  const date = /\d\d:\d\d:\d\d/.test(text ?? '') ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** The seconds that an answer asks to wait. A date is held against the date of the same answer. */
export function retryAfter(headers, now) {
  const said = (headers.get('retry-after') ?? '').trim();
  if (/^\d+$/.test(said)) {
    return Number(said);
  }
  const until = dateOf(said);
  return until === undefined ? undefined : Math.max(0, until - (dateOf(headers.get('date')) ?? now)) / 1000;
}
