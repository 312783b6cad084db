// What a client is told, judged before anything is sent.
import { ConfigurationError } from './errors.js';
import { VERSION } from './version.js';

export const BASE_URL = 'https://api.jupiteriq.com';
export const TIMEOUT = 30_000;
export const MAX_ATTEMPTS = 3;
export const MAX_WAIT = 120_000;
const LONGEST_KEY = 1024;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const OPTIONS = ['idempotencyKey', 'ifMatch', 'ifNoneMatch', 'timeout', 'maxAttempts', 'onBehalfOf', 'headers', 'signal'];

/** In browsers the browser names itself. */
const RUNTIME = globalThis.process?.versions?.node
  ? `node ${process.versions.node}; ${process.platform}` : undefined;

function environment(name) {
  return globalThis.process?.env?.[name];
}

export function checkedKey(key, name = 'API key', variable = 'JUPITERIQ_API_KEY') {
  const known = key ?? (variable && environment(variable));
  if (!known) {
    throw new ConfigurationError(`There is no ${name}${variable ? `; pass apiKey or set ${variable}` : ''}.`);
  }
  if (typeof known !== 'string' || known.length > LONGEST_KEY || !/^[!-~]+$/.test(known)) {
    throw new ConfigurationError(
      `The ${name} holds blanks, line breaks or letters that no key has. Copy it anew.`);
  }
  return known;
}

/** The address of the mount, whether or not it was told with it. */
export function checkedUrl(told, mount, allowHttp) {
  let url;
  try {
    url = new URL(told ?? environment('JUPITERIQ_BASE_URL') ?? BASE_URL);
  } catch {
    url = undefined;
  }
  if (!url?.hostname || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigurationError(`The base URL must be an address such as ${BASE_URL}.`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigurationError('The base URL must have no user, no query and no fragment.');
  }
  if (url.protocol === 'http:' && !LOOPBACK.includes(url.hostname) && !allowHttp) {
    throw new ConfigurationError('The base URL must be https, or anybody on the way can read the key.');
  }
  let path = url.pathname.replace(/\/+$/, '');
  const known = [mount, '/v1'].find(each => path.endsWith(each));
  path = known ? path.slice(0, -known.length) : path;
  return url.origin + path + mount;
}

/** Positive numbers, or what belongs there by default. */
export function checkedNumber(value, otherwise, name, least) {
  const known = value ?? otherwise;
  if (typeof known !== 'number' || !(known >= least)) {
    throw new ConfigurationError(`\`${name}\` must be a number of at least ${least}.`);
  }
  return known;
}

/** Node 18 has it in a module of its own, which is nothing for bundlers. */
export async function webCrypto() {
  const module = 'node:crypto';
  return globalThis.crypto ?? (await import(/* webpackIgnore: true */ /* @vite-ignore */ module)).webcrypto;
}

export async function randomBytes(count) {
  return (await webCrypto()).getRandomValues(new Uint8Array(count));
}

export async function newKey() {
  const hex = [...await randomBytes(16)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

export function pathOf(operation, values) {
  let at = 0;
  return operation.path.replaceAll(/{(\w+)}/g, (_, name) => segment(values[at++], name));
}

/** One segment of a path and never two, whatever is in it. */
export function segment(value, name) {
  const text = typeof value === 'string' || Number.isSafeInteger(value) || typeof value === 'bigint' ? String(value) : '';
  if (['', '.', '..'].includes(text)) {
    throw new ConfigurationError(`\`${name}\` must be an id.`);
  }
  return encoded(text);
}

export function queryOf(query = {}) {
  const pairs = [];
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) {
      continue;
    }
    if (Array.isArray(value)) {
      pairs.push(...value.map(each => [name, each]));
    } else if (typeof value === 'object' && !(value instanceof Date)) {
      pairs.push(...Object.entries(value).map(([path, each]) => [`${name}.${path}`, each]));
    } else {
      pairs.push([name, value]);
    }
  }
  return pairs.length === 0 ? ''
    : `?${pairs.map(([name, value]) => `${encoded(name)}=${encoded(textOf(value))}`).join('&')}`;
}

function textOf(value) {
  return value instanceof Date ? value.toISOString() : String(value);
}

function encoded(text) {
  let safe;
  try {
    safe = encodeURIComponent(text);
  } catch (cause) {
    throw new ConfigurationError('This text holds half a letter and cannot be sent.', { cause });
  }
  return safe.replaceAll(/[!'()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function headersOf(options, contract) {
  const unknown = Object.keys(options).filter(name => !OPTIONS.includes(name));
  if (unknown.length > 0) {
    throw new ConfigurationError(`There is no option ${unknown.join(', ')}.`);
  }
  const headers = { Accept: 'application/json' };
  if (RUNTIME) {
    headers['User-Agent'] = `jupiteriq-javascript/${VERSION} (${RUNTIME})`;
  }
  if (contract) {
    headers['X-API-Contract'] = contract;
  }
  for (const [option, header] of
    [['ifMatch', 'If-Match'], ['ifNoneMatch', 'If-None-Match'], ['onBehalfOf', 'X-On-Behalf-Of']]) {
    if (options[option] !== undefined) {
      headers[header] = options[option];
    }
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (name.toLowerCase() === 'authorization') {
      throw new ConfigurationError('`Authorization` is sent by the client itself.');
    }
    const own = Object.keys(headers).find(each => each.toLowerCase() === name.toLowerCase());
    headers[own ?? name] = value;
  }
  return headers;
}
