// For tests of programs that use this library: answers without a server, time that passes at once, signed deliveries.
import { APIConnectionError } from './errors.js';
import { stringify } from './json.js';
import { Clock } from './times.js';
import { hexSignature, standardSignature } from './webhooks.js';

/** Its sleeps pass at once and are remembered in `slept`, in milliseconds. */
export class FakeClock extends Clock {
  slept = [];
  #passed = 0;
  #begin;
  #jitter;

  constructor({ now = Date.UTC(2026, 0, 1), jitter = 0 } = {}) {
    super();
    this.#begin = now;
    this.#jitter = jitter;
  }

  monotonic() {
    return this.#passed;
  }

  time() {
    return this.#begin + this.#passed;
  }

  jitter() {
    return this.#jitter;
  }

  async sleep(milliseconds) {
    this.slept.push(milliseconds);
    this.advance(milliseconds);
  }

  advance(milliseconds) {
    this.#passed += milliseconds;
  }
}

/** Gives recorded answers in their order, and keeps what was asked in `requests`. */
export class FakeTransport {
  requests = [];
  #answers = [];

  /** The next answer. A body that is no text becomes JSON. */
  answer(status = 200, body = '', headers = {}) {
    const text = typeof body === 'string' ? body : stringify(body);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    this.#answers.push({ status, headers: new Headers({ 'content-type': type, ...headers }), body: text });
    return this;
  }

  /** Instead of the next answer the connection breaks. */
  fail(error = new APIConnectionError('The connection broke.')) {
    this.#answers.push(error);
    return this;
  }

  async send(request) {
    this.requests.push({ ...request, headers: { ...request.headers } });
    if (this.#answers.length === 0) {
      throw new Error(`No answer was recorded for ${request.method} ${request.path}.`);
    }
    const answer = this.#answers.shift();
    if (answer instanceof Error) {
      throw answer;
    }
    return { ...answer };
  }

  async flow(request) {
    const { body, ...head } = await this.send(request);
    return { ...head, pieces: pieces(body), close() {} };
  }
}

async function* pieces(body) {
  yield new TextEncoder().encode(body);
}

/** A delivery as the server makes it: its body and its headers. */
export async function signWebhook(body, secret, { id = 'dlv_test', timestamp = Math.floor(Date.now() / 1000) } = {}) {
  const text = typeof body === 'string' ? body : stringify(body);
  const headers = { 'content-type': 'application/json', 'x-webhook-signature': await hexSignature(text, secret) };
  if (secret.startsWith('whsec_')) {
    Object.assign(headers, {
      'webhook-id': id, 'webhook-timestamp': String(timestamp),
      'webhook-signature': await standardSignature(secret, id, timestamp, text),
    });
  }
  return { body: text, headers };
}
