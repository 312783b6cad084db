// Lists, a page at a time or as a whole.
import { JupiterIQError } from './errors.js';
import { answeredBy } from './responses.js';

/** Iterating over it gives the items of this answer; `all()` goes on to the end of the list. */
export class Page {
  #core;
  #asked;

  constructor(core, asked, data, answer) {
    this.#core = core;
    this.#asked = asked;
    Object.assign(this, data);
    answeredBy(this, answer);
  }

  get hasMore() {
    return this.#next() !== undefined;
  }

  get nextCursor() {
    return this.next_cursor ?? null;
  }

  get nextAfter() {
    return this.next_after ?? null;
  }

  [Symbol.iterator]() {
    return this.data[Symbol.iterator]();
  }

  /** The page behind this one, or null. */
  async nextPage() {
    const query = this.#next();
    if (query === undefined) {
      return null;
    }
    const { operation, path, query: before = {}, options } = this.#asked;
    if (query.cursor === before.cursor && query.after === before.after) {
      throw new JupiterIQError('The list goes in circles: the server has told the same cursor again.');
    }
    return this.#core.call(operation, path, query, undefined, options);
  }

  async *all() {
    for (let page = this; page !== null; page = await page.nextPage()) {
      yield* page.data;
    }
  }

  /** The query of the next page. */
  #next() {
    const { operation, query = {} } = this.#asked;
    if (operation.gives === 'stretch') {
      return this.has_more && this.next_after !== undefined ? { ...query, after: this.next_after } : undefined;
    }
    if (!this.next_cursor) {
      return undefined;
    }
    const { page, offset, ...filters } = query;
    return { ...filters, cursor: this.next_cursor };
  }
}
