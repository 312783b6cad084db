import type * as api from './api.js';

export * from './api.js';

/** What may be said of one request. */
export interface Options {
  /** Makes a repetition safe; every POST has one of its own otherwise. */
  idempotencyKey?: string;
  /** Changes the object only in the version with this ETag. */
  ifMatch?: string;
  /** Gives null when the object still has this ETag. */
  ifNoneMatch?: string;
  /** Milliseconds. */
  timeout?: number;
  maxAttempts?: number;
  /** The user for whom the key acts. */
  onBehalfOf?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface ClientOptions {
  /** JUPITERIQ_API_KEY by default. */
  apiKey?: string;
  /** JUPITERIQ_BASE_URL by default, else https://api.jupiteriq.com; with or without /v1. */
  baseUrl?: string;
  /** Milliseconds in which an answer must be whole: 30,000. */
  timeout?: number;
  /** How often a request is sent at most: 3. */
  maxAttempts?: number;
  /** The longest wait before an attempt, in milliseconds: 120,000. */
  maxWait?: number;
  /** Slows down before the rate limit is spent: true. */
  pace?: boolean;
  onBehalfOf?: string;
  /** Takes http to other machines. */
  allowHttp?: boolean;
  onLog?: (record: LogRecord) => void;
  /** For tests. */
  transport?: Transport;
  /** For tests. */
  clock?: Clock;
}

/** An attempt, or a wait before one. It holds no header, no body, no query and no secret. */
export interface LogRecord {
  event: 'attempt' | 'wait';
  method: string;
  path: string;
  attempt: number;
  status?: number;
  error?: string;
  milliseconds?: number;
  requestId?: string;
  /** How many milliseconds are waited. */
  wait?: number;
  /** How many the server asked for. */
  asked?: number;
  why?: 'status' | 'connection' | 'pace';
}

export interface TransportRequest {
  method: string;
  url: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | Blob;
  timeout: number;
  signal?: AbortSignal;
}

export interface Transport {
  send(request: TransportRequest): Promise<{ status: number; headers: Headers; body: string }>;
  flow(request: TransportRequest): Promise<{
    status: number; headers: Headers; pieces: AsyncIterable<Uint8Array>; close(): void;
  }>;
}

/** Milliseconds. */
export class Clock {
  monotonic(): number;
  time(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

export type OnTokens = (tokens: Tokens) => void | Promise<void>;

export interface EventsResource extends api.EventsResource {
  /** Events as they happen, for as long as one reads; after a break it goes on where it was. */
  stream(options?: {
    type?: string | string[]; after?: number | string; silence?: number; signal?: AbortSignal;
  }): AsyncGenerator<api.Event, never, undefined>;
}

export interface FilesResource extends api.FilesResource {
  /** Uploads bytes; more than 10 MiB in parts that survive broken connections. */
  upload(file: Blob | Uint8Array | ArrayBuffer | string, said?: {
    name?: string; metadata?: api.JsonObject; expiresAt?: api.Time | Date;
    /** Goes on with an upload that was begun earlier: the id of its file. */
    uploadId?: string;
    onProgress?: (sent: number, size: number) => void;
    options?: Options;
  }): Promise<api.File>;
  download(fileId: string, options?: Options): Download;
  thumbnail(fileId: string, size: api.Word<'small' | 'medium' | 'large'>, options?: Options): Download;
}

export interface JobsResource extends api.JobsResource {
  /** What a job has made: lines of JSON, or CSV. */
  result(jobId: string, options?: Options): Download;
}

export interface ReportsResource extends api.ReportsResource {
  /** What a run of a report has made: JSON or CSV. */
  result(reportId: string, runId: string, options?: Options): Download;
}

export interface DataResource extends api.DataResource {
  /** Brings in items by a job: lines of JSON or CSV, or objects that become lines of JSON. */
  import(content: string | Uint8Array | Iterable<api.JsonObject>, said?: { type?: string; contentType?: string },
    options?: Options): Promise<api.Job>;
}

/** Speaks with the API. */
export class Client {
  constructor(options?: ClientOptions);
  readonly tickets: api.TicketsResource;
  readonly users: api.UsersResource;
  readonly organizations: api.OrganizationsResource;
  readonly invitations: api.InvitationsResource;
  readonly roles: api.RolesResource;
  readonly sessions: api.SessionsResource;
  readonly passwords: api.PasswordsResource;
  readonly keys: api.KeysResource;
  readonly data: DataResource;
  readonly dataTypes: api.DataTypesResource;
  readonly exports: api.ExportsResource;
  readonly jobs: JobsResource;
  readonly batch: api.BatchResource;
  readonly cannedReplies: api.CannedRepliesResource;
  readonly events: EventsResource;
  readonly webhooks: api.WebhooksResource;
  readonly files: FilesResource;
  readonly account: api.AccountResource;
  readonly limits: api.LimitsResource;
  readonly analytics: api.AnalyticsResource;
  readonly reports: ReportsResource;
  readonly requestLog: api.RequestLogResource;
  readonly audit: api.AuditResource;
  /** A client that acts as this user. */
  signIn(said: {
    login: string; password: string; device?: string; client?: { address?: string; user_agent?: string };
    onTokens?: OnTokens;
  }, options?: Options): Promise<Client>;
  /** A client that acts as a user whose tokens were kept. */
  withSession(said: Tokens & { onTokens?: OnTokens }): Client;
}

/** A user as document 004 prints it. */
export interface AccountsUser {
  id: number;
  username: string;
  email: string;
  created_at: api.Time;
  last_login?: api.Time | null;
}

/** Makes users and reads them, with a key `acct_…`. */
export class APIClient {
  constructor(apiKey?: string, options?: Omit<ClientOptions, 'apiKey' | 'onBehalfOf'>);
  readonly users: {
    create(user: { username: string; email: string; password?: string }, options?: Options): Promise<AccountsUser>;
    get(id: number | string, options?: Options): Promise<AccountsUser>;
  };
}

/** Iterating over it gives the items of this answer; `all()` goes on to the end of the list. */
export class Page<Item> implements Iterable<Item> {
  readonly data: Item[];
  /** How many there are in all; null where nobody has counted. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
  readonly nextAfter: number | null;
  nextPage(): Promise<Page<Item> | null>;
  all(): AsyncGenerator<Item, void, undefined>;
  [Symbol.iterator](): Iterator<Item>;
}

/** The bytes of a file as they come. */
export class Download implements AsyncIterable<Uint8Array> {
  bytes(): Promise<Uint8Array>;
  blob(): Promise<Blob>;
  text(): Promise<string>;
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
}

export interface HttpResponse {
  status: number;
  headers: Headers;
  requestId?: string;
  etag?: string;
  /** Whether this is the kept answer of an earlier request with the same idempotency key. */
  replayed: boolean;
}

/** What the head of the answer told in which this object came. */
export function httpResponse(object: object): HttpResponse | undefined;

export class JupiterIQError extends Error {}
export class ConfigurationError extends JupiterIQError {}
export class APIConnectionError extends JupiterIQError {
  constructor(message: string, said?: { sent?: boolean; passing?: boolean; cause?: unknown });
  /** Whether the server may have seen the request. */
  readonly sent: boolean;
  /** Whether another attempt may go better. */
  readonly passing: boolean;
}
export class APITimeoutError extends APIConnectionError {}
export class InvalidResponseError extends JupiterIQError {
  readonly status: number;
  readonly requestId?: string;
  readonly headers: Headers;
  readonly body: string;
}
export class StreamGapError extends JupiterIQError {
  readonly oldest: number;
}
export class WebhookVerificationError extends JupiterIQError {
  readonly reason: 'missing' | 'malformed' | 'signature' | 'too_old' | 'too_new' | 'body';
}
export class APIError extends JupiterIQError {
  readonly status: number;
  /** Tells programs why; null where the body does not say. */
  readonly code: string | null;
  readonly fields: Array<{ field: string; message: string }>;
  readonly details: unknown;
  readonly requestId?: string;
  /** The seconds that the server asks to wait, where it does. */
  readonly retryAfter?: number;
  readonly headers: Headers;
  readonly body: string;
}
export class BadRequestError extends APIError {}
export class AuthenticationError extends APIError {}
export class PermissionDeniedError extends APIError {}
export class QuotaExceededError extends PermissionDeniedError {}
export class NotFoundError extends APIError {}
export class ConflictError extends APIError {}
export class GoneError extends APIError {}
export class PreconditionFailedError extends APIError {}
export class ValidationError extends APIError {}
export class RateLimitError extends APIError {}
export class ServerError extends APIError {}

/** Verifies deliveries to one endpoint; while one secret replaces another, by both. */
export class Webhook {
  constructor(secret: string | string[], options?: { tolerance?: number; now?: () => number });
  /** The event of a delivery, given its body as it came. */
  verify(body: string | Uint8Array,
    headers: Headers | Record<string, string | string[] | undefined>): Promise<api.Event>;
}

/** Whether the header `X-Webhook-Signature` belongs to this body, as it came, and this secret. */
export function verifySignature(payload: string | Uint8Array, signature: string, secret: string): Promise<boolean>;

export const VERSION: string;
