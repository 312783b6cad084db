export { APIClient } from './accounts.js';
export { Client } from './client.js';
export { Download } from './contents.js';
export {
  APIConnectionError, APIError, APITimeoutError, AuthenticationError, BadRequestError, ConfigurationError,
  ConflictError, GoneError, InvalidResponseError, JupiterIQError, NotFoundError, PermissionDeniedError,
  PreconditionFailedError, QuotaExceededError, RateLimitError, ServerError, StreamGapError, ValidationError,
  WebhookVerificationError,
} from './errors.js';
export { Page } from './pages.js';
export { httpResponse } from './responses.js';
export { Clock } from './times.js';
export { VERSION } from './version.js';
export { Webhook, verifySignature } from './webhooks.js';
