// The event log as it grows: what a stream says, and when it is opened again.
import { JITTER } from './attempts.js';
import { APIConnectionError, APIError, InvalidResponseError, StreamGapError } from './errors.js';
import { parse } from './json.js';

const STREAM = { id: 'streamEvents', method: 'GET', path: '/events/stream', reads: true };
// Three heartbeats of the server.
const SILENCE = 45_000;
const FIRST_PAUSE = 3_000;
const LONGEST_PAUSE = 30_000;
const LONGEST_EVENT = 16 * 1024 * 1024;

/** Takes bytes as they come and gives the records of `text/event-stream` that are whole. */
export class EventParser {
  #decoder = new TextDecoder();
  #rest = '';
  #fields = {};
  #afterReturn = false;

  feed(piece) {
    let text = this.#decoder.decode(piece, { stream: true });
    if (this.#afterReturn && text.startsWith('\n')) {
      text = text.slice(1);
    }
    this.#afterReturn = text === '' ? this.#afterReturn : text.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop();
    if (this.#rest.length > LONGEST_EVENT) {
      throw new APIConnectionError(`An event is longer than ${LONGEST_EVENT} letters.`);
    }
    return lines.map(line => this.#line(line)).filter(record => record !== undefined);
  }

  #line(line) {
    if (line === '') {
      const record = this.#fields;
      this.#fields = {};
      return Object.keys(record).length > 0 ? record : undefined;
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?([^]*))?$/.exec(line);
    if (name !== '') {
      this.#fields[name] = name === 'data' && 'data' in this.#fields ? `${this.#fields.data}\n${value}` : value;
    }
    return undefined;
  }
}

/** Events as they happen, for as long as one reads. */
export async function* listen(core, { type, after, silence = SILENCE, signal } = {}) {
  const state = { after, retry: FIRST_PAUSE, failures: 0, asked: 0 };
  for (;;) {
    try {
      yield* opened(core, type, silence, signal, state);
    } catch (failure) {
      demandPassing(failure, state);
    }
    await core.attempts.clock.sleep(pause(core, state), signal);
  }
}

async function* opened(core, type, silence, signal, state) {
  const request = await core.request(STREAM, [], { type, after: state.after }, undefined,
    { timeout: silence, maxAttempts: 1, signal });
  request.headers.Accept = 'text/event-stream';
  const flow = await core.flow(request);
  try {
    if (!flow.headers.get('content-type')?.startsWith('text/event-stream')) {
      throw new InvalidResponseError('This is no stream of events. Is the base URL right?', { ...flow, body: '' });
    }
    const parser = new EventParser();
    for await (const piece of flow.pieces) {
      for (const record of parser.feed(piece)) {
        state.failures = 0;
        state.asked = 0;
        if (/^\d{1,9}$/.test(record.retry ?? '')) {
          state.retry = Number(record.retry);
        }
        if (record.event === 'gap') {
          throw new StreamGapError(eventOf(record).oldest);
        }
        if (record.event === 'end') {
          return;
        }
        if (/^\d+$/.test(record.id ?? '')) {
          state.after = record.id;
        }
        if ('data' in record) {
          yield eventOf(record);
        }
      }
    }
  } finally {
    flow.close();
  }
}

/** Throws what another try would not make better. */
function demandPassing(failure, state) {
  if (failure instanceof APIError) {
    if (failure.status < 500 && failure.status !== 408 && failure.status !== 429) {
      throw failure;
    }
    state.asked = (failure.retryAfter ?? 0) * 1000;
  } else if (!(failure instanceof APIConnectionError && failure.passing)) {
    throw failure;
  }
}

function pause({ attempts }, state) {
  const growing = Math.min(state.retry * 2 ** Math.min(state.failures++, 16), LONGEST_PAUSE);
  return Math.min(Math.max(growing, state.asked) * (1 + JITTER * attempts.jitter()),
    Math.max(attempts.maxWait, LONGEST_PAUSE));
}

function eventOf(record) {
  let event;
  try {
    event = parse(record.data);
  } catch {
    event = undefined;
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new APIConnectionError('The stream holds what is no event.');
  }
  return event;
}

