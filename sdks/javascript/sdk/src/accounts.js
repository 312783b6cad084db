// The small user API of 004.
import { resourceOf } from './client.js';
import { Core } from './core.js';

const USERS = {
  create: { id: 'createUser', method: 'POST', path: '/users', gives: 'object', keyed: true, takes: 'body' },
  get: { id: 'getUser', method: 'GET', path: '/users/{id}', gives: 'object', reads: true },
};
const PRINTED = Symbol.for('nodejs.util.inspect.custom');

/** Makes users and reads them, with a key `acct_…`. */
export class APIClient {
  #core;

  constructor(apiKey, options = {}) {
    this.#core = Core.of({ ...options, apiKey }, '/api/v1');
    this.users = resourceOf(this.#core, USERS);
  }

  [PRINTED]() {
    return `APIClient { ${this.#core.url} }`;
  }
}
