// Whether a delivery is to be believed.
import { webCrypto } from './config.js';
import { ConfigurationError, WebhookVerificationError } from './errors.js';
import { parse } from './json.js';

const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$|^[A-Za-z0-9+/]{2}==$|^[A-Za-z0-9+/]{3}=$/;

const REASONS = {
  missing: 'The delivery has no signature of the kind that belongs to this secret.',
  malformed: 'The header webhook-timestamp is no time.',
  signature: 'Nobody with this secret has signed this body. Verify it as it came, before anything parses it.',
  too_old: 'The delivery is too old; it may be a repetition by somebody else.',
  too_new: 'The delivery comes from the future. Is the clock of this machine right?',
  body: 'The body is signed and no event.',
};

/** Whether the header `X-Webhook-Signature` belongs to this body, as it came, and this secret. */
export async function verifySignature(payload, signature, secret) {
  return equal(await hexSignature(payload, secret), signature ?? '');
}

/** Verifies deliveries to one endpoint; while one secret replaces another, by both. */
export class Webhook {
  #secrets;
  #tolerance;
  #now;

  constructor(secret, { tolerance = TOLERANCE_SECONDS, now = () => Date.now() / 1000 } = {}) {
    this.#secrets = [secret].flat();
    this.#tolerance = tolerance;
    this.#now = now;
    if (this.#secrets.length === 0 || this.#secrets.some(each => typeof each !== 'string' || each === '')) {
      throw new ConfigurationError('There is no secret.');
    }
    this.#secrets.filter(each => each.startsWith(PREFIX)).forEach(keyOf);
  }

  /** The event of a delivery, given its body as it came; throws WebhookVerificationError. */
  async verify(body, headers) {
    const given = lowered(headers);
    const reasons = await Promise.all(this.#secrets.map(secret => this.#reason(body, given, secret)));
    if (!reasons.includes(undefined)) {
      throw refusal(reasons.find(each => each !== 'signature') ?? 'signature');
    }
    let event;
    try {
      event = parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
    } catch {
      event = undefined;
    }
    if (typeof event !== 'object' || event === null || Array.isArray(event)) {
      throw refusal('body');
    }
    return event;
  }

  /** What is wrong by one secret; undefined where nothing is. */
  async #reason(body, headers, secret) {
    if (!secret.startsWith(PREFIX)) {
      const signature = headers['x-webhook-signature'];
      if (!signature) {
        return 'missing';
      }
      return await verifySignature(body, signature, secret) ? undefined : 'signature';
    }
    const [id, sent, signatures] = ['id', 'timestamp', 'signature'].map(name => headers[`webhook-${name}`]);
    if (!id || !sent || !signatures) {
      return 'missing';
    }
    if (!/^\d+$/.test(sent)) {
      return 'malformed';
    }
    const wanted = await standardSignature(secret, id, sent, body);
    if (!signatures.split(' ').map(each => equal(wanted, each)).includes(true)) {
      return 'signature';
    }
    const age = this.#now() - Number(sent);
    return age > this.#tolerance ? 'too_old' : age < -this.#tolerance ? 'too_new' : undefined;
  }
}

/** As Standard Webhooks signs it. */
export async function standardSignature(secret, id, timestamp, body) {
  const signed = await hmac(keyOf(secret), [bytesOf(`${id}.${timestamp}.`), bytesOf(body)]);
  return `v1,${btoa(String.fromCharCode(...signed))}`;
}

export async function hexSignature(body, secret) {
  const signed = await hmac(bytesOf(secret), [bytesOf(body)]);
  return [...signed].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

async function hmac(key, parts) {
  const { subtle } = await webCrypto();
  const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', imported, await new Blob(parts).arrayBuffer()));
}

/** In a time that does not tell where they differ. */
function equal(left, right) {
  const [one, other] = [bytesOf(left), bytesOf(right)];
  let differences = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) {
    differences |= one[at] ^ (other[at] ?? 0);
  }
  return differences === 0;
}

function keyOf(secret) {
  const text = secret.slice(PREFIX.length);
  if (!BASE64.test(text)) {
    throw new ConfigurationError('The secret is not whole: behind `whsec_` there must be Base64.');
  }
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}

function bytesOf(value) {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}

function lowered(headers) {
  const pairs = typeof headers?.entries === 'function' ? [...headers.entries()] : Object.entries(headers ?? {});
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), [value].flat()[0]]));
}

function refusal(reason) {
  return new WebhookVerificationError(reason, REASONS[reason]);
}
