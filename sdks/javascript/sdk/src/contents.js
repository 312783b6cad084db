// Bytes that are no JSON: what is downloaded, and what is imported.
import { APIConnectionError, JupiterIQError } from './errors.js';
import { stringify } from './json.js';

// Until the next bytes move.
export const TRANSFER = 60_000;

export const CONTENT = { id: 'downloadFile', method: 'GET', path: '/files/{id}/content', reads: true };
export const THUMBNAIL = { id: 'getThumbnail', method: 'GET', path: '/files/{id}/thumbnails/{size}', reads: true };
export const REPORT_RESULT = {
  id: 'getReportResult', method: 'GET', path: '/reports/{id}/runs/{run}/result', reads: true,
};
export const RESULT = { id: 'getJobResult', method: 'GET', path: '/jobs/{id}/result', reads: true };
const IMPORT = { id: 'importItems', method: 'POST', path: '/data/import', gives: 'object', keyed: true };

/** The bytes of a file as they come. A connection that breaks is made anew, and goes on where it was. */
export class Download {
  #core;
  #operation;
  #path;
  #options;

  constructor(core, operation, path, options) {
    this.#core = core;
    this.#operation = operation;
    this.#path = path;
    this.#options = options;
  }

  async *[Symbol.asyncIterator]() {
    const place = { at: 0, etag: undefined, stuck: 0 };
    for (;;) {
      const before = place.at;
      try {
        yield* this.#rest(place);
        return;
      } catch (failure) {
        if (!(failure instanceof APIConnectionError) || !failure.passing) {
          throw failure;
        }
        place.stuck = place.at === before ? place.stuck + 1 : 0;
        if (place.stuck >= this.#core.maxAttempts) {
          throw failure;
        }
        await this.#core.attempts.clock.sleep(1000 * 2 ** place.stuck, this.#options?.signal);
      }
    }
  }

  async *#rest(place) {
    const request = await this.#core.request(this.#operation, this.#path, undefined, undefined, this.#options);
    request.timeout = Math.max(request.timeout, TRANSFER);
    Object.assign(request.headers, { Accept: '*/*', 'Accept-Encoding': 'identity' },
      place.at > 0 && place.etag ? { Range: `bytes=${place.at}-`, 'If-Range': place.etag } : {});
    const flow = await this.#core.flow(request);
    try {
      const etag = flow.headers.get('etag') ?? undefined;
      let skip = flow.status === 206 ? 0 : place.at;
      if (place.at > 0 && flow.status !== 206 && etag !== place.etag) {
        throw new JupiterIQError('The file has become another one while it was downloaded.');
      }
      place.etag = etag;
      for await (const piece of flow.pieces) {
        const wanted = piece.subarray(Math.min(skip, piece.length));
        skip -= piece.length - wanted.length;
        place.at += wanted.length;
        if (wanted.length > 0) {
          yield wanted;
        }
      }
    } finally {
      flow.close();
    }
  }

  async blob() {
    const pieces = [];
    for await (const piece of this) {
      pieces.push(piece);
    }
    return new Blob(pieces);
  }

  async bytes() {
    return new Uint8Array(await (await this.blob()).arrayBuffer());
  }

  async text() {
    return (await this.blob()).text();
  }
}

/** Brings in items by a job. */
export async function bringIn(core, content, { type, contentType = 'application/x-ndjson' } = {}, options) {
  const request = await core.request(IMPORT, [], { type }, undefined, options);
  request.headers['Content-Type'] = contentType;
  request.body = typeof content === 'string' || content instanceof Uint8Array
    ? content : [...content].map(item => `${stringify(item)}\n`).join('');
  const answer = await core.send(request);
  return core.read(IMPORT, answer);
}
