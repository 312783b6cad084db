// How often a request is sent, and how long is waited in between.
import { APIConnectionError, InvalidResponseError, errorClass } from './errors.js';
import { Pacer } from './pacer.js';
import { Clock, retryAfter } from './times.js';
import { parse } from './json.js';

// What a 429 without `Retry-After` is waited for (R477).
const UNSAID_SECONDS = 60;
// By how much a wait grows at most, so that not everybody comes at once.
export const JITTER = 0.25;

/** What the attempts of all requests of a client have in common. */
export class Attempts {
  constructor({ clock = new Clock(), maxWait, pace, onLog = () => {} }) {
    this.clock = clock;
    this.maxWait = maxWait;
    this.onLog = onLog;
    this.jitter = () => clock.jitter?.() ?? Math.random();
    this.pace = pace;
    this.pacer = pace ? new Pacer() : undefined;
  }

  /** The same for somebody else, whose limits are others. */
  again() {
    return new Attempts(this);
  }

  /** Sends until it is answered; `send` gives an answer or throws. */
  async run(request, credential, send) {
    let refreshed = false;
    for (let attempt = 1; ;) {
      await this.#paced(request, attempt);
      const token = credential.token();
      request.headers.Authorization = `Bearer ${token.text}`;
      const outcome = await this.#sent(request, attempt, send);
      if (isSuccess(outcome, request)) {
        return outcome;
      }
      if (credential.refresh && !refreshed && hasExpired(outcome)) {
        refreshed = true;
        await credential.refresh(token);
        continue;
      }
      const wait = this.#wait(request, attempt, outcome);
      if (wait === undefined || attempt >= request.maxAttempts) {
        throw this.#error(outcome, wait !== undefined && attempt > 1 ? attempt : 0);
      }
      attempt++;
      await this.#pause(request, attempt, wait, outcome);
    }
  }

  async #paced(request, attempt) {
    const wait = Math.min(this.pacer?.wait(this.clock.monotonic()) ?? 0, this.maxWait);
    if (wait > 0) {
      this.onLog({ event: 'wait', method: request.method, path: request.path, attempt, wait, why: 'pace' });
      await this.clock.sleep(wait, request.signal);
    }
  }

  async #sent(request, attempt, send) {
    const begun = this.clock.monotonic();
    const record = { event: 'attempt', method: request.method, path: request.path, attempt };
    let outcome;
    try {
      outcome = await send(request);
    } catch (failure) {
      if (!(failure instanceof APIConnectionError)) {
        throw failure;
      }
      outcome = failure;
    }
    const now = this.clock.monotonic();
    record.milliseconds = now - begun;
    if (outcome instanceof APIConnectionError) {
      record.error = outcome.name;
    } else {
      record.status = outcome.status;
      record.requestId = outcome.headers.get('x-request-id') ?? undefined;
      this.pacer?.note(outcome.headers, now, this.clock.time());
    }
    this.onLog(record);
    return outcome;
  }

  /** The milliseconds to wait before another attempt; undefined where none is made. */
  #wait(request, attempt, outcome) {
    const growing = 2 ** (attempt - 1);
    if (outcome instanceof APIConnectionError) {
      return outcome.passing && (request.repeatable || !outcome.sent) ? growing * 1000 : undefined;
    }
    const { status, headers } = outcome;
    const asked = retryAfter(headers, this.clock.time());
    if (status === 429) {
      return (asked ?? UNSAID_SECONDS) * 1000;
    }
    if ([502, 503, 504].includes(status) || ([408, 500].includes(status) && request.repeatable)) {
      return Math.max(growing, asked ?? 0) * 1000;
    }
    return status === 409 && asked !== undefined && request.repeatable ? asked * 1000 : undefined;
  }

  async #pause(request, attempt, wanted, outcome) {
    const wait = Math.min(wanted * (1 + JITTER * this.jitter()), this.maxWait);
    const broken = outcome instanceof APIConnectionError;
    const asked = broken ? undefined : retryAfter(outcome.headers, this.clock.time());
    this.onLog({
      event: 'wait', method: request.method, path: request.path, attempt, wait, why: broken ? 'connection' : 'status',
      ...(asked === undefined ? {} : { asked: asked * 1000 }),
    });
    await this.clock.sleep(wait, request.signal);
  }

  #error(outcome, attempts) {
    const before = attempts ? `Max retries exceeded (${attempts} attempts): ` : '';
    if (!(outcome instanceof APIConnectionError)) {
      const asked = retryAfter(outcome.headers, this.clock.time());
      const after = asked !== undefined && asked * 1000 > this.maxWait
        ? ` The server asks to wait ${asked} seconds; this client waits ${this.maxWait / 1000} at most.` : '';
      return errorOf(outcome, { before, retryAfter: asked, after });
    }
    if (before) {
      outcome.message = before + outcome.message;
      outcome.passing = false;
    }
    return outcome;
  }
}

export function errorOf(answer, said = {}) {
  if (answer.status < 400) {
    const place = answer.headers.get('location');
    const what = answer.status === 0 ? 'A redirect' : `${answer.status}`;
    return new InvalidResponseError(
      `${said.before ?? ''}${what}${place ? ` leads to ${place.split('?')[0]}` : ''}, which this API never says. `
      + 'Is the base URL right?', { ...answer, body: answer.body ?? '' });
  }
  return new (errorClass(answer.status, answer.body))(answer, said);
}

function isSuccess(outcome, request) {
  return !(outcome instanceof APIConnectionError)
    && ((outcome.status >= 200 && outcome.status < 300) || request.also?.includes(outcome.status));
}

function hasExpired(outcome) {
  return outcome.status === 401 && !(outcome instanceof APIConnectionError) && errorOf(outcome).code === 'AUTH_EXPIRED';
}

export function readJson(answer) {
  try {
    return parse(answer.body);
  } catch {
    throw new InvalidResponseError(
      `${answer.status} with ${answer.body.length} letters of ${answer.headers.get('content-type') ?? 'no type'} that `
      + 'are no JSON. Is the base URL right?', answer);
  }
}

