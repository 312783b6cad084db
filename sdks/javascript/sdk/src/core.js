// Builds requests, sends them, reads answers; what every resource stands on.
import { Attempts, readJson } from './attempts.js';
import {
  MAX_ATTEMPTS, MAX_WAIT, TIMEOUT, checkedKey, checkedNumber, checkedUrl, headersOf, newKey, pathOf, queryOf,
} from './config.js';
import { ConfigurationError, InvalidResponseError } from './errors.js';
import { stringify } from './json.js';
import { Page } from './pages.js';
import { answeredBy } from './responses.js';
import { FetchTransport } from './transport.js';

const IDEMPOTENT = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'];
const KEYS = ['x-idempotency-key', 'idempotency-key'];

class KeyCredential {
  #token;

  constructor(key) {
    this.#token = { text: key };
  }

  token() {
    return this.#token;
  }
}

export class Core {
  constructor({ url, contract, credential, timeout, maxAttempts, onBehalfOf, attempts, transport }) {
    Object.assign(this, { url, contract, credential, timeout, maxAttempts, onBehalfOf, attempts, transport });
  }

  static of(options, mount, contract) {
    const { apiKey, baseUrl, allowHttp = false, pace = true, onBehalfOf, onLog, clock, transport } = options;
    return new Core({
      url: checkedUrl(baseUrl, mount, allowHttp), contract, credential: new KeyCredential(checkedKey(apiKey)),
      timeout: checkedNumber(options.timeout, TIMEOUT, 'timeout', 1),
      maxAttempts: checkedNumber(options.maxAttempts, MAX_ATTEMPTS, 'maxAttempts', 1), onBehalfOf,
      attempts: new Attempts({ clock, maxWait: checkedNumber(options.maxWait, MAX_WAIT, 'maxWait', 0), pace, onLog }),
      transport: transport ?? new FetchTransport(),
    });
  }

  withCredential(credential) {
    return new Core({ ...this, credential, onBehalfOf: undefined, attempts: this.attempts.again() });
  }

  /** Calls an operation and gives what it gives. */
  async call(operation, path, query, body, options) {
    const answer = await this.send(await this.request(operation, path, query, body, options));
    const data = this.read(operation, answer);
    return data === null || operation.gives === 'object'
      ? answeredBy(data, answer) : new Page(this, { operation, path, query, options }, data, answer);
  }

  send(request) {
    return this.attempts.run(request, this.credential, each => this.transport.send(each));
  }

  /** An answer of success whose bytes are still to come; whoever has it closes it. */
  flow(request) {
    return this.attempts.run(request, this.credential, async each => {
      const flow = await this.transport.flow(each);
      if (flow.status >= 200 && flow.status < 300) {
        return flow;
      }
      const pieces = [];
      try {
        for await (const piece of flow.pieces) {
          pieces.push(piece);
        }
      } finally {
        flow.close();
      }
      return { status: flow.status, headers: flow.headers, body: await new Blob(pieces).text() };
    });
  }

  async request(operation, path, query, body, options = {}) {
    const said = { onBehalfOf: this.onBehalfOf, ...options };
    const headers = headersOf(said, this.contract);
    const where = pathOf(operation, path);
    const request = {
      method: operation.method, url: this.url + where + queryOf(query), headers, path: where,
      timeout: checkedNumber(said.timeout, this.timeout, 'timeout', 1),
      maxAttempts: checkedNumber(said.maxAttempts, this.maxAttempts, 'maxAttempts', 1), signal: said.signal,
      repeatable: Boolean(operation.reads || operation.keyed || IDEMPOTENT.includes(operation.method)),
      also: said.ifNoneMatch === undefined ? [] : [304],
    };
    if (body !== undefined) {
      const content = operation.id === 'runBatch' ? await keyedBatch(body) : body;
      if (operation.id === 'runBatch') {
        request.repeatable = content.operations.every(each => each.method === 'POST' || IDEMPOTENT.includes(each.method));
      }
      request.body = stringify(content);
      headers['Content-Type'] = 'application/json';
    }
    if (operation.keyed) {
      headers['X-Idempotency-Key'] = said.idempotencyKey ?? await newKey();
    } else if (said.idempotencyKey) {
      throw new ConfigurationError('This operation takes no idempotency key.');
    }
    return request;
  }

  /** The object of the answer; null where there is none. */
  read(operation, answer) {
    if (!operation.gives || answer.status === 204 || answer.status === 304) {
      return null;
    }
    const data = readJson(answer);
    if (!isObject(data) || (operation.gives !== 'object' && !isList(data))) {
      throw new InvalidResponseError(
        `${answer.status} with JSON that is not what the API says. Is the base URL right?`, answer);
    }
    return data;
  }
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(data) {
  return Array.isArray(data.data) && data.data.every(isObject);
}

/** Gives each POST of a batch a key of its own. */
async function keyedBatch(body) {
  const operations = await Promise.all((body?.operations ?? []).map(async operation => {
    const headers = operation.headers ?? {};
    return operation.method === 'POST' && !Object.keys(headers).some(name => KEYS.includes(name.toLowerCase()))
      ? { ...operation, headers: { ...headers, 'X-Idempotency-Key': await newKey() } } : operation;
  }));
  return { ...body, operations };
}
