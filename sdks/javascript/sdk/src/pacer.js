// Slows down before the rate limit is spent.
import { dateOf } from './times.js';

// From which share of the limit on requests are spread over the rest of the window.
const SPARE = 0.1;

export class Pacer {
  #limit = 0;
  #left = 0;
  #window;
  #ends = 0;
  #next = 0;

  /** Seconds left are told by the clock of the server alone; `now` never jumps. */
  note(headers, now, wall) {
    const [limit, left, window] = ['limit', 'remaining', 'reset'].map(name => {
      const said = headers.get(`x-ratelimit-${name}`) ?? '';
      return /^\d+$/.test(said) ? Number(said) : NaN;
    });
    if (Number.isNaN(limit + left + window)) {
      return;
    }
    const ends = now + window * 1000 - (dateOf(headers.get('date')) ?? wall);
    const same = window === this.#window && now < this.#ends;
    this.#limit = limit;
    this.#left = same ? Math.min(left, this.#left) : left;
    this.#ends = same ? Math.min(ends, this.#ends) : ends;
    this.#window = window;
  }

  /** Takes one request of what is left; how many milliseconds it should wait. */
  wait(now) {
    if (now >= this.#ends) {
      return 0;
    }
    const left = this.#left--;
    if (left >= this.#limit * SPARE) {
      return 0;
    }
    if (left <= 0) {
      return this.#ends - now;
    }
    const from = Math.max(this.#next, now);
    this.#next = from + (this.#ends - from) / left;
    return this.#next - now;
  }
}
