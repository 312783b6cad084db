// The client: all parts of the API, and users who sign in.
import { CONTENT, Download, REPORT_RESULT, RESULT, THUMBNAIL, bringIn } from './contents.js';
import { Core } from './core.js';
import { listen } from './events.js';
import { RESOURCES } from './operations.js';
import { SessionCredential } from './session.js';
import { Upload } from './upload.js';

const PRINTED = Symbol.for('nodejs.util.inspect.custom');

const BY_HAND = {
  events: core => ({ stream: options => listen(core, options) }),
  files: core => ({
    upload: async (file, { options, ...said } = {}) => new Upload(core, file, said, options).run(),
    download: (id, options) => new Download(core, CONTENT, [id], options),
    thumbnail: (id, size, options) => new Download(core, THUMBNAIL, [id, size], options),
  }),
  jobs: core => ({ result: (id, options) => new Download(core, RESULT, [id], options) }),
  reports: core => ({ result: (id, run, options) => new Download(core, REPORT_RESULT, [id, run], options) }),
  data: core => ({ import: (content, said, options) => bringIn(core, content, said, options) }),
};

/** Speaks with the API. */
export class Client {
  #core;

  constructor(options = {}) {
    this.#core = options instanceof Core ? options : Core.of(options, '/v1', 'platform');
    const core = this.#core;
    for (const [resource, operations] of Object.entries(RESOURCES)) {
      this[resource] = { ...resourceOf(core, operations), ...BY_HAND[resource]?.(core) };
    }
  }

  /** A client that acts as this user. */
  async signIn({ login, password, device, client, onTokens }, options) {
    const signedIn = await this.sessions.create({ login, password, device, client }, options);
    await onTokens?.({ accessToken: signedIn.access_token, refreshToken: signedIn.refresh_token });
    return this.withSession({ accessToken: signedIn.access_token, refreshToken: signedIn.refresh_token, onTokens });
  }

  /** A client that acts as a user whose tokens were kept. */
  withSession({ accessToken, refreshToken, onTokens }) {
    const credential = new SessionCredential(this.#core, accessToken, refreshToken, onTokens);
    return new Client(this.#core.withCredential(credential));
  }

  [PRINTED]() {
    return `Client { ${this.#core.url} }`;
  }
}

/** What is said of operations, as functions: ids first, then body or query, then options. */
export function resourceOf(core, operations) {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => {
    const ids = operation.path.split('{').length - 1;
    return [name, async (...given) => {
      const path = given.slice(0, ids);
      const rest = given.slice(ids);
      const said = operation.takes ? rest.shift() : undefined;
      return core.call(operation, path, operation.takes === 'query' ? said : undefined,
        operation.takes === 'body' ? said ?? {} : undefined, rest[0]);
    }];
  }));
}
