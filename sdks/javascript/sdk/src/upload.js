// Files on their way up: in one request, or in parts that survive broken connections.
import { randomBytes, segment } from './config.js';
import { TRANSFER } from './contents.js';
import {
  APIConnectionError, ConfigurationError, ConflictError, PermissionDeniedError, QuotaExceededError, ServerError,
} from './errors.js';
import { stringify } from './json.js';
import { answeredBy } from './responses.js';

// Up to here a file goes in one request (R166).
const ONE_REQUEST_BYTES = 10 * 1024 * 1024;
const PART_BYTES = 8 * 1024 * 1024;
const TUS = { 'Tus-Resumable': '1.0.0' };

const UPLOAD = { id: 'uploadFile', method: 'POST', path: '/files', gives: 'object', keyed: true };
const BEGIN = { id: 'createUpload', method: 'POST', path: '/files/uploads', keyed: true };
const ASK = { id: 'getUpload', method: 'HEAD', path: '/files/uploads/{id}' };
const CONTINUE = { id: 'continueUpload', method: 'PATCH', path: '/files/uploads/{id}' };
const GET = { id: 'getFile', method: 'GET', path: '/files/{id}', gives: 'object', reads: true };

export class Upload {
  #core;
  #blob;
  #name;
  #said;
  #options;

  constructor(core, file, said, options = {}) {
    this.#core = core;
    this.#blob = file instanceof Blob ? file : new Blob([file]);
    this.#name = said.name ?? file.name;
    this.#said = said;
    this.#options = options;
    if (typeof this.#name !== 'string' || this.#name === '') {
      throw new ConfigurationError('The file needs a name: upload(file, { name }).');
    }
  }

  run() {
    const { uploadId } = this.#said;
    return uploadId === undefined && this.#blob.size <= ONE_REQUEST_BYTES ? this.#whole() : this.#parts(uploadId);
  }

  async #whole() {
    const boundary = [...await randomBytes(16)].map(byte => byte.toString(16).padStart(2, '0')).join('');
    const part = disposition => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
    const told = Object.entries(this.#told()).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`).join('');
    const request = await this.#request(UPLOAD, []);
    request.headers['Content-Type'] = `multipart/form-data; boundary=${boundary}`;
    request.body = new Blob([
      told, part(`name="file"; filename="${quoted(this.#name)}"`), this.#blob, `\r\n--${boundary}--\r\n`]);
    const answer = await this.#core.send(request);
    this.#progress(this.#blob.size);
    return answeredBy(this.#core.read(UPLOAD, answer), answer);
  }

  async #parts(known) {
    let id = known;
    let offset = 0;
    if (id === undefined) {
      try {
        id = await this.#begun();
      } catch (failure) {
        if (failure instanceof PermissionDeniedError && !(failure instanceof QuotaExceededError)) {
          return this.#whole();
        }
        throw failure;
      }
    } else {
      offset = await this.#offset(id);
    }
    for (let stuck = 0; offset < this.#blob.size;) {
      this.#progress(offset);
      const before = offset;
      let broken;
      try {
        offset = await this.#next(id, offset);
      } catch (failure) {
        if (![ConflictError, APIConnectionError, ServerError].some(kind => failure instanceof kind)) {
          throw failure;
        }
        broken = failure;
        offset = await this.#offset(id);
      }
      stuck = offset <= before ? stuck + 1 : 0;
      if (stuck >= this.#core.maxAttempts) {
        throw broken ?? new APIConnectionError(`The upload does not get beyond ${offset} bytes.`);
      }
    }
    this.#progress(offset);
    return this.#core.call(GET, [id]);
  }

  async #begun() {
    const request = await this.#request(BEGIN, []);
    const told = Object.entries({ filename: this.#name, ...this.#told() });
    Object.assign(request.headers, TUS, {
      'Upload-Length': String(this.#blob.size),
      'Upload-Metadata': told.map(([name, value]) => `${name} ${base64(value)}`).join(','),
    });
    const answer = await this.#core.send(request);
    const place = (answer.headers.get('location') ?? '').split('?')[0].replace(/\/+$/, '');
    return segment(place.slice(place.lastIndexOf('/') + 1), 'location');
  }

  async #offset(id) {
    const request = await this.#request(ASK, [id]);
    Object.assign(request.headers, TUS);
    return offsetOf(await this.#core.send(request));
  }

  async #next(id, offset) {
    const request = await this.#request(CONTINUE, [id]);
    Object.assign(request.headers, TUS, {
      'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream',
    });
    request.body = this.#blob.slice(offset, offset + PART_BYTES);
    return offsetOf(await this.#core.send(request));
  }

  #request(operation, path) {
    const { idempotencyKey, ...options } = this.#options;
    return this.#core.request(operation, path, undefined, undefined, {
      timeout: Math.max(TRANSFER, this.#core.timeout), ...options, ...(operation.keyed ? { idempotencyKey } : {}),
    });
  }

  #told() {
    const { metadata, expiresAt } = this.#said;
    return {
      ...(metadata === undefined ? {} : { metadata: stringify(metadata) }),
      ...(expiresAt === undefined ? {} : { expires_at: expiresAt instanceof Date ? expiresAt.toISOString() : expiresAt }),
    };
  }

  #progress(sent) {
    this.#said.onProgress?.(sent, this.#blob.size);
  }
}

function offsetOf(answer) {
  const said = answer.headers.get('upload-offset') ?? '';
  if (!/^\d+$/.test(said)) {
    throw new APIConnectionError('The server does not say how much of the file it has.');
  }
  return Number(said);
}

/** As browsers write names of files into forms. */
function quoted(name) {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
