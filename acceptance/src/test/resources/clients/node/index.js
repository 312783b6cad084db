// What the snippets of 004 import: their calls over HTTP, until the package of this name is published.

export class APIClient {
  #key;
  #timeout;

  constructor(key, { timeout = 10000 } = {}) {
    this.#key = key;
    this.#timeout = timeout;
  }

  users = {
    create: user => this.#call('POST', '/api/v1/users', user),
    get: id => this.#call('GET', `/api/v1/users/${id}`),
  };

  async #call(method, path, body) {
    const answer = await fetch(process.env.BASE_URL + path, {
      method,
      headers: { Authorization: `Bearer ${this.#key}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(this.#timeout),
    });
    const told = await answer.json();
    if (!answer.ok) {
      throw new Error(told.error.details);
    }
    return told;
  }
}
