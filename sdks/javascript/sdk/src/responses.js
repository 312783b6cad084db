// What the head of an answer told, and how objects print themselves.

const RESPONSES = new WeakMap();
const PRINTED = Symbol.for('nodejs.util.inspect.custom');
const SECRETS = ['secret', 'password', 'password_hash', 'access_token', 'refresh_token', 'token', 'ticket'];

/** Status, request id and ETag of the answer that an object came in; undefined for what came otherwise. */
export function httpResponse(object) {
  return RESPONSES.get(object);
}

export function answeredBy(object, { status, headers }) {
  if (object === null) {
    return null;
  }
  RESPONSES.set(object, {
    status,
    headers,
    requestId: headers.get('x-request-id') ?? undefined,
    etag: headers.get('etag') ?? undefined,
    replayed: headers.get('idempotent-replayed') === 'true',
  });
  Object.defineProperty(object, PRINTED, { value: (depth, options, inspect) => inspect(hidden(object), options) });
  return object;
}

function hidden(value) {
  if (Array.isArray(value)) {
    return value.map(hidden);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) =>
    [name, SECRETS.includes(name) && each !== null ? '[secret]' : hidden(each)]));
}
