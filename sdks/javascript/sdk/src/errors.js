// What can go wrong. Everything that this library raises by itself is a JupiterIQError.

/** The root of all errors of this library. */
export class JupiterIQError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A key, an address or an argument cannot be. Nothing was sent. */
export class ConfigurationError extends JupiterIQError {}

/** There was no whole answer. */
export class APIConnectionError extends JupiterIQError {
  constructor(message, { sent = true, passing = true, cause } = {}) {
    super(message, { cause });
    // Whether the server may have seen the request, and whether another attempt may go better.
    hidden(this, { sent, passing });
  }
}

/** The answer was not whole in time. */
export class APITimeoutError extends APIConnectionError {}

/** The answer is not what the API says: a page of a proxy, broken JSON, a redirect. */
export class InvalidResponseError extends JupiterIQError {
  constructor(message, { status, headers, body }) {
    super(message);
    this.status = status;
    this.requestId = headers.get('x-request-id') ?? undefined;
    hidden(this, { headers, body });
  }
}

/** The log does not hold any more what the stream should go on with. */
export class StreamGapError extends JupiterIQError {
  constructor(oldest) {
    super(`Events are missing: the log goes on at position ${oldest}. Read everything once again.`);
    this.oldest = oldest;
  }
}

/** A delivery that is not to be believed. */
export class WebhookVerificationError extends JupiterIQError {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** The server refuses. */
export class APIError extends JupiterIQError {
  constructor({ status, headers, body }, { before = '', retryAfter, after = '' } = {}) {
    const error = errorOf(body);
    super(`${before}${status}${error.code ? ` ${error.code}` : ''}: ${
      error.message ?? 'The answer says nothing that this library understands.'}${after}`);
    this.status = status;
    this.code = error.code;
    this.fields = error.fields;
    this.details = error.details;
    this.requestId = headers.get('x-request-id') ?? error.requestId;
    this.retryAfter = retryAfter;
    hidden(this, { headers, body });
  }
}

/** 400: the request cannot be read. */
export class BadRequestError extends APIError {}
/** 401: no key, or not a usable one. */
export class AuthenticationError extends APIError {}
/** 403: the key may not do this. */
export class PermissionDeniedError extends APIError {}
/** 403: a quota of the plan is used up. */
export class QuotaExceededError extends PermissionDeniedError {}
/** 404: there is no such object. */
export class NotFoundError extends APIError {}
/** 409: the state of the object, or of another, is in the way. */
export class ConflictError extends APIError {}
/** 410: it was there and is not any more. */
export class GoneError extends APIError {}
/** 412: the object has changed since it was read. */
export class PreconditionFailedError extends APIError {}
/** 422: fields are missing or wrong; `fields` names all of them. */
export class ValidationError extends APIError {}
/** 429: the rate limit is spent. */
export class RateLimitError extends APIError {}
/** 5xx: the server, or what lies before it, could not. */
export class ServerError extends APIError {}

const BY_STATUS = {
  400: BadRequestError, 401: AuthenticationError, 403: PermissionDeniedError, 404: NotFoundError,
  409: ConflictError, 410: GoneError, 412: PreconditionFailedError, 422: ValidationError, 429: RateLimitError,
};

export function errorClass(status, body) {
  if (status === 403 && errorOf(body).code === 'QUOTA_EXCEEDED') {
    return QuotaExceededError;
  }
  return BY_STATUS[status] ?? (status >= 500 ? ServerError : APIError);
}

/** What an error body says, in whichever contract; of what is no error body, nothing. */
function errorOf(body) {
  const found = { code: null, message: undefined, details: undefined, fields: [], requestId: undefined };
  let said;
  try {
    said = JSON.parse(body)?.error;
  } catch {
    return found;
  }
  if (typeof said?.code !== 'string' || typeof said.message !== 'string') {
    return found;
  }
  const { code, message, details } = said;
  Object.assign(found, { code, message, details });
  if (typeof details === 'string') {
    found.message = details;
  } else if (Array.isArray(details)) {
    found.fields = fieldsOf(details);
    found.requestId = said.request_id;
  } else if (details) {
    found.requestId = details.request_id;
    found.fields = fieldsOf(details.errors);
    if (found.fields.length === 0 && typeof details.field === 'string') {
      found.fields = [{ field: details.field, message }];
    }
  }
  return found;
}

function fieldsOf(said) {
  return (Array.isArray(said) ? said : [])
    .filter(each => typeof each?.field === 'string')
    .map(({ field, message = '' }) => ({ field, message: String(message) }));
}

/** Members that are there for whoever asks and are not printed. */
function hidden(error, members) {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(error, name, { value, writable: true, enumerable: false });
  }
}
