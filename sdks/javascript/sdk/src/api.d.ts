// What the API takes and gives. Written by sdks/generate; do not edit.
import type { Options, Page } from './index.js';

/** A word of these, or one that this version does not know. */
export type Word<Known extends string> = Known | (string & Record<never, never>);
/** A time with its zone, such as 2026-01-29T10:30:00Z. */
export type Time = string;
export type Json = null | boolean | number | bigint | string | Json[] | { [name: string]: Json | undefined };
export type JsonObject = { [name: string]: Json | undefined };

export interface Ticket {
  /** Its public id. */
  id: string;
  /** The number in its id. */
  number: number;
  /** What it is about. */
  subject: string;
  /** The whole story. */
  description: string | null;
  /** Where it stands. */
  status: Word<'open' | 'in_progress' | 'waiting' | 'resolved' | 'closed'>;
  /** How urgent it is. */
  priority: Word<'low' | 'medium' | 'high' | 'urgent'>;
  /** What kind of request it is. */
  category: string | null;
  /** The customer to whom replies go. */
  customer_email: string | null;
  /** Words to find it by. */
  tags: Array<string>;
  /** Files that belong to it, by their ids; `files:read` is needed to name any. */
  attachments: Array<string>;
  /** Anything of your own; kept as sent. */
  metadata: JsonObject;
  /** When it was opened. */
  created_at: Time;
  /** When it last changed or was commented on. */
  updated_at: Time;
  /** When it last became resolved. */
  resolved_at: Time | null;
  /** When it last became closed. */
  closed_at: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Author {
  /** What kind of principal it is. */
  type: Word<'service_account' | 'user'>;
  /** Its public id. */
  id: string;
  /** Its name; null for a user. */
  name: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Comment {
  /** Its public id. */
  id: string;
  /** What is said. */
  content: string;
  /** Whether only the support team sees it; otherwise it is the reply to the customer. */
  is_internal: boolean;
  /** Files that belong to it, by their ids; `files:read` is needed to name any. */
  attachments: Array<string>;
  /** Who said it. */
  author: Author;
  /** When it was said. */
  created_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface User {
  /** Its public id. */
  id: string;
  /** Another id, counted in the environment. */
  number: number;
  /** The address; no other user has it. */
  email: string;
  /** Whether they have shown that the address is theirs; to be set with `admin` only. */
  email_verified: boolean;
  /** What they are called. */
  name: string | null;
  /** A name to sign in with; no other user has it, in whatever case. */
  username: string | null;
  /** A telephone number in the form of E.164. */
  phone: string | null;
  /** What another system calls them; no other user has it. */
  external_id: string | null;
  /** The name of a role, which says what they may do. */
  role: string;
  /** `invited` until there is a way to sign in. */
  status: Word<'active' | 'invited' | 'inactive'>;
  /** Anything of your own; kept as sent. */
  metadata: JsonObject;
  /** When they last signed in. */
  last_login: Time | null;
  /** Until when too many wrong passwords keep them from signing in; null when they do not. */
  locked_until: Time | null;
  /** When the user was made. */
  created_at: Time;
  /** When the user last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface UserResult {
  /** Which item of the list this is. */
  index: number;
  /** What the item alone would be answered. */
  status: number;
  /** What it is now. */
  user?: User;
  /** Why it was not. */
  error?: JsonObject;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface UserUserResults {
  /** One each, in their order. */
  results: Array<UserResult>;
  /** How many succeeded. */
  succeeded: number;
  /** How many did not. */
  failed: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface UserInvitation {
  /** Its public id. */
  id: string;
  /** Whom it lets in. */
  user_id: string;
  /** Whom it invites. */
  email: string;
  /** Until when it can be accepted. */
  expires_at: Time;
  /** When it was made. */
  created_at: Time;
  /** What lets them in, shown this once; null when it was mailed. */
  token: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Organization {
  /** Its public id. */
  id: string;
  /** What it is called. */
  name: string;
  /** Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other one has it. Made of the name where it is left out. */
  slug: string;
  /** What another system calls it; no other one has it. */
  external_id: string | null;
  /** Anything of your own; kept as sent. */
  metadata: JsonObject;
  /** How many users belong to it. */
  member_count: number;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Me {
  /** What acts. */
  type: Word<'service_account' | 'user'>;
  /** Its public id. */
  id: string;
  /** What it is called. */
  name: string | null;
  /** What it may do; `admin` is everything. */
  permissions: Array<string>;
  /** Of a user. Another id, counted in the environment. */
  number?: number;
  /** Of a user. The address; no other user has it. */
  email?: string;
  /** Of a user. Whether they have shown that the address is theirs; to be set with `admin` only. */
  email_verified?: boolean;
  /** Of a user. A name to sign in with; no other user has it, in whatever case. */
  username?: string | null;
  /** Of a user. A telephone number in the form of E.164. */
  phone?: string | null;
  /** Of a user. What another system calls them; no other user has it. */
  external_id?: string | null;
  /** Of a user. The name of a role, which says what they may do. */
  role?: string;
  /** Of a user. `invited` until there is a way to sign in. */
  status?: Word<'active' | 'invited' | 'inactive'>;
  /** Of a user. Anything of your own; kept as sent. */
  metadata?: JsonObject;
  /** Of a user. When they last signed in. */
  last_login?: Time | null;
  /** Of a user. Until when too many wrong passwords keep them from signing in; null when they do not. */
  locked_until?: Time | null;
  /** Of a user. When the user was made. */
  created_at?: Time;
  /** Of a user. When the user last changed. */
  updated_at?: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface MemberUser {
  /** Their public id. */
  id: string;
  /** The address; no other user has it. */
  email: string;
  /** What they are called. */
  name: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Member {
  /** The user. */
  user_id: string;
  /** The organization. */
  organization_id: string;
  /** What the user is in the organization. The first member is its owner, whatever was sent. */
  role: Word<'owner' | 'admin' | 'member'>;
  /** Since when. */
  created_at: Time;
  /** Who it is. */
  user: MemberUser;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Invitation {
  /** Its public id. */
  id: string;
  /** The organization. */
  organization_id: string;
  /** Whom it invites. */
  email: string;
  /** What they become in the organization. */
  role: Word<'owner' | 'admin' | 'member'>;
  /** Whether it can be accepted. */
  state: Word<'pending' | 'accepted' | 'revoked' | 'expired'>;
  /** Until when it can be accepted. */
  expires_at: Time;
  /** When it was made. */
  created_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface IssuedInvitation {
  /** Its public id. */
  id: string;
  /** The organization. */
  organization_id: string;
  /** Whom it invites. */
  email: string;
  /** What they become in the organization. */
  role: Word<'owner' | 'admin' | 'member'>;
  /** Whether it can be accepted. */
  state: Word<'pending' | 'accepted' | 'revoked' | 'expired'>;
  /** Until when it can be accepted. */
  expires_at: Time;
  /** When it was made. */
  created_at: Time;
  /** What lets them in, shown this once; null when it was mailed. */
  token: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AcceptedInvitation {
  /** Who has come in. */
  user: User;
  /** The invitation to an organization; null for one of a user. */
  invitation: Invitation | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Role {
  /** What it is called, for good; no other role has this name. */
  name: string;
  /** What it is for. */
  description: string | null;
  /** What its users may do; each is printed, also where `read`, `write` or `admin` was sent. */
  permissions: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>>;
  /** Whether every environment has it; it cannot be changed then. */
  built_in: boolean;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Session {
  /** Its public id. */
  id: string;
  /** Who has signed in. */
  user_id: string;
  /** What the person calls the device. */
  device: string | null;
  /** From where they signed in. */
  address: string;
  /** With which program. */
  user_agent: string | null;
  /** When they signed in. */
  created_at: Time;
  /** When it last got tokens. */
  last_used_at: Time;
  /** When it ends unless it is used. */
  expires_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface SignedIn {
  /** The session. */
  session: Session;
  /** To be sent as a bearer token. */
  access_token: string;
  /** How it is sent. */
  token_type: Word<'Bearer'>;
  /** For how many seconds the access token can be used. */
  expires_in: number;
  /** Gets the next two tokens, once. */
  refresh_token: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Introspection {
  /** Whether it can be used. */
  active: boolean;
  /** What the user may do, separated by spaces. */
  scope?: string;
  /** The user. */
  sub?: string;
  /** Their username, else their e-mail address. */
  username?: string;
  /** The session. */
  sid?: string;
  /** What kind of token it is. */
  token_type?: Word<'Bearer' | 'refresh_token'>;
  /** When it ends, in seconds since 1970. */
  exp?: number;
  /** When it was made. */
  iat?: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface RevokedSessions {
  /** How many were ended. */
  revoked: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface OwnSession {
  /** Its public id. */
  id: string;
  /** Who has signed in. */
  user_id: string;
  /** What the person calls the device. */
  device: string | null;
  /** From where they signed in. */
  address: string;
  /** With which program. */
  user_agent: string | null;
  /** When they signed in. */
  created_at: Time;
  /** When it last got tokens. */
  last_used_at: Time;
  /** When it ends unless it is used. */
  expires_at: Time;
  /** Whether this is the one that asks. */
  current: boolean;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AcceptedRequest {
  /** The same whether or not somebody has this login. */
  status: Word<'accepted'>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface KeyPath {
  /** `*` is any. */
  methods?: Array<Word<'*' | 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'>>;
  /** Below `/v1`; `*` is one segment, `**` at the end whatever follows. */
  path: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface KeyLimit {
  /** How many. */
  requests: number;
  /** In which time. */
  window: Word<'minute' | 'hour' | 'day'>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface KeyActor {
  /** What acts. */
  type: Word<'user' | 'service_account' | 'operator'>;
  /** Its public id; null for the operator. */
  id: string | null;
  /** What it is called; null for a user. */
  name: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ApiKey {
  /** Its public id. */
  id: string;
  /** What it is for. */
  name: string;
  /** The contract that it speaks; that of the calling key when left out. */
  contract: string;
  /** Where it works. */
  environment: Word<'live' | 'test'>;
  /** How its secret begins. */
  prefix: string;
  /** What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write` stand for each of theirs. */
  permissions: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>>;
  /** The operations that it may call, of those that its permissions allow; empty for all. */
  paths: Array<KeyPath>;
  /** Addresses and networks that it may be used from; empty for any. */
  allowed_ips: Array<string>;
  /** When it ends. */
  expires_at: Time | null;
  /** Its own rate limit; null for that of the plan. */
  limit: KeyLimit | null;
  /** What it is now. */
  state: Word<'active' | 'disabled' | 'expired' | 'revoked'>;
  /** Who acts with it. */
  principal: KeyActor;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** Who made it; null for keys of earlier versions. */
  created_by: KeyActor | null;
  /** When it was last used, ten seconds late at most. */
  last_used_at: Time | null;
  /** From where it was last used. */
  last_used_ip: string | null;
  /** The key that takes its place. */
  rotated_to: string | null;
  /** Whether it is older than 90 days and should be rotated. */
  rotation_due: boolean;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface CreatedApiKey {
  /** Its public id. */
  id: string;
  /** What it is for. */
  name: string;
  /** The contract that it speaks; that of the calling key when left out. */
  contract: string;
  /** Where it works. */
  environment: Word<'live' | 'test'>;
  /** How its secret begins. */
  prefix: string;
  /** What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write` stand for each of theirs. */
  permissions: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>>;
  /** The operations that it may call, of those that its permissions allow; empty for all. */
  paths: Array<KeyPath>;
  /** Addresses and networks that it may be used from; empty for any. */
  allowed_ips: Array<string>;
  /** When it ends. */
  expires_at: Time | null;
  /** Its own rate limit; null for that of the plan. */
  limit: KeyLimit | null;
  /** What it is now. */
  state: Word<'active' | 'disabled' | 'expired' | 'revoked'>;
  /** Who acts with it. */
  principal: KeyActor;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** Who made it; null for keys of earlier versions. */
  created_by: KeyActor | null;
  /** When it was last used, ten seconds late at most. */
  last_used_at: Time | null;
  /** From where it was last used. */
  last_used_ip: string | null;
  /** The key that takes its place. */
  rotated_to: string | null;
  /** Whether it is older than 90 days and should be rotated. */
  rotation_due: boolean;
  /** What authenticates requests; shown this once. */
  secret: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ComparedKey {
  /** Spelled out; `admin` is what covers keys and accounts. */
  permissions: Array<string>;
  /** Path rules. */
  paths: Array<KeyPath>;
  /** Addresses and networks. */
  allowed_ips: Array<string>;
  /** The rate limit. */
  limit: KeyLimit | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface KeyComparison {
  /** What the left key has alone. */
  only_left: ComparedKey;
  /** What the right key has alone. */
  only_right: ComparedKey;
  /** What both have. */
  both: ComparedKey;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface UsedDay {
  /** The day, in UTC. */
  date: string;
  /** Requests that arrived on it. */
  requests: number;
  /** Those answered 400 or more, or not waited for. */
  errors: number;
  /** From where the last one came; null without any. */
  last_address: string | null;
  /** Milliseconds that half of them did not exceed. */
  p50_ms: number | null;
  /** Milliseconds that 95 % of them did not exceed. */
  p95_ms: number | null;
  /** Milliseconds that 99 % of them did not exceed. */
  p99_ms: number | null;
  /** Those answered 429. */
  refused: number;
  /** What the limit allows that was nearest to its end. */
  limit: number | null;
  /** How much of it was used at most. */
  peak: number | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface KeyUsage {
  /** Day by day, the oldest first. */
  data: Array<UsedDay>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Item {
  /** Its public id. */
  id: string;
  /** What kind of item it is, for good. */
  type: string;
  /** Any word; `archived` is that of archived items. */
  status: string;
  /** Anything; the order of keys and the text of numbers are kept. */
  attributes: JsonObject;
  /** Its id in another system; no other item of its type has it. */
  external_id: string | null;
  /** Grows with every change. */
  version: number;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** When it was archived. */
  archived_at: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ItemResult {
  /** Which item of the list this is. */
  index: number;
  /** What the item alone would be answered. */
  status: number;
  /** What it is now. */
  item?: Item;
  /** Why it was not. */
  error?: JsonObject;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ItemItemResults {
  /** One each, in their order. */
  results: Array<ItemResult>;
  /** How many succeeded. */
  succeeded: number;
  /** How many did not. */
  failed: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ItemChange {
  /** Where it stands in the event log. */
  position: number;
  /** What to do with a copy of the item. */
  op: Word<'upsert' | 'delete'>;
  /** Which item it is. */
  id: string;
  /** Its type; null where nothing is kept of the item. */
  type: string | null;
  /** Its id in another system. */
  external_id: string | null;
  /** The item as it is by now; null when it is deleted. */
  item: Item | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DataIndex {
  /** Where the value lies in the attributes, `address.city`; items of arrays have no name of their own. */
  path: string;
  /** As what values are compared and sorted; `words` are found by `q`. */
  kind: Word<'text' | 'number' | 'time' | 'words'>;
  /** Whether filters can use it. What a body says of it is passed over. */
  state?: Word<'building' | 'ready' | 'failed'>;
  /** How much of the items it holds, in a hundred. What a body says of it is passed over. */
  progress?: number;
  /** Whether filters without an index have asked for it; it goes when it is no longer used, or when others need its place. One that comes back as `true` stays so. */
  auto?: boolean;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DataType {
  /** Its name. */
  type: string;
  /** JSON Schema 2020-12 that attributes have to fit from now on; items that are there stay. */
  schema: JsonObject | null;
  /** By which values items can be found and sorted. */
  indexes: Array<DataIndex>;
  /** How many days after their last change items are deleted; null for never. */
  retention_days: number | null;
  /** How many there are, archived ones too. */
  items: number;
  /** Of the attributes of all of them. */
  bytes: number;
  /** Grows with every change. */
  version: number;
  /** When it was first used or declared. */
  created_at: Time;
  /** When what is declared last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ItemProblem {
  /** Where it is, `attributes/lines/1/sku`. */
  field: string;
  /** What is wrong there. */
  message: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ItemFailure {
  /** The item. */
  id: string;
  /** What is wrong with it. */
  errors: Array<ItemProblem>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DataTypeCheck {
  /** Items that were looked at, the newest first. */
  checked: number;
  /** Items that there are. */
  total: number;
  /** How many of those that were looked at do not fit. */
  failed: number;
  /** Whether all were looked at. */
  complete: boolean;
  /** The newest of those that do not fit. */
  failures: Array<ItemFailure>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface JobProgress {
  /** How much is done: lines of an import, objects of an export. */
  done: number;
  /** How much there is; null as long as that is not known. */
  total: number | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface JobError {
  /** The line at fault; null when none is. */
  line: number | null;
  /** The field at fault; null when none is. */
  field: string | null;
  /** What to do. */
  message: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Job {
  /** Its public id. */
  id: string;
  /** What is done. */
  kind: string;
  /** How far it is. */
  state: Word<'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'>;
  /** How much of it is done. */
  progress: JobProgress;
  /** The first 100 errors; a line that failed does not fail the job. */
  errors: Array<JobError>;
  /** Where what it has made can be fetched for 24 hours; null when there is nothing. */
  result_url: string | null;
  /** When it was asked for. */
  created_at: Time;
  /** When it began; null before. */
  started_at: Time | null;
  /** When it was over; null before. */
  finished_at: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface BatchResultHeaders {
  /** As it would be told. */
  Location?: string;
  /** As it would be told. */
  ETag?: string;
  /** As it would be told. */
  'Retry-After'?: string;
  /** As it would be told. */
  Allow?: string;
  /** As it would be told. */
  'Idempotent-Replayed'?: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface BatchResult {
  /** The id that was sent, or the index of the operation. */
  id: string;
  /** What the operation alone would answer. */
  status: number;
  /** Those of the answer that matter here. */
  headers: BatchResultHeaders;
  /** The answer's; null when it has none. */
  body: JsonObject | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface BatchResults {
  /** One for each operation, in their order. */
  results: Array<BatchResult>;
  /** Those with a status below 400. */
  succeeded: number;
  /** The others: repeat only these. */
  failed: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface CannedReply {
  /** Its public id. */
  id: string;
  /** What it is called; no other one has this name. */
  name: string;
  /** What to say. */
  content: string;
  /** Words to find it by. */
  tags: Array<string>;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Membership {
  /** The user. */
  user_id: string;
  /** The organization. */
  organization_id: string;
  /** What the user is in the organization. The first member is its owner, whatever was sent. */
  role: Word<'owner' | 'admin' | 'member'>;
  /** Since when. */
  created_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface EventData {
  /** Public id of the object. */
  id: string;
  /** What kind of object it is. */
  type: string;
  /** The object as `/v1` shows it. */
  attributes: JsonObject;
  /** Of updates: what changed. */
  changed_fields?: Array<string>;
  /** The plan before. */
  previous_plan?: Word<'starter' | 'professional' | 'enterprise'>;
  /** Of ticket events: the ticket. */
  ticket_id?: string;
  /** Of ticket events: the customer. */
  customer_email?: string | null;
  /** Of ticket events: the subject. */
  subject?: string;
  /** Of ticket events: the priority. */
  priority?: string;
  /** Of `response.sent`: the reply. */
  comment?: JsonObject;
  /** Of data events: of the item. */
  status?: string;
  /** Of data events: of the item. */
  external_id?: string | null;
  /** Of data events: of the item. */
  version?: number;
  /** Of data events: of the item. */
  created_at?: Time;
  /** Of data events: of the item. */
  updated_at?: Time;
  /** Of data events: of the item. */
  archived_at?: Time | null;
  /** Of `data.bulk_updated`: the ids by what happened: `create`, `update`, `delete`, `archive`, `restore`. */
  ids?: JsonObject;
  /** Of user events: the username. */
  username?: string | null;
  /** Of `user.role_changed`: `role` with `from` and `to`. */
  changes?: JsonObject;
  /** Of `organization.member_…`: who, and as what. */
  member?: Membership;
  /** Of `organization.member_role_changed`: what they were before. */
  previous_role?: Word<'owner' | 'admin' | 'member'>;
  /** Of session events: the user. */
  user_id?: string;
  /** What is counted together. */
  scope?: Word<'account' | 'key' | 'user' | 'endpoint'>;
  /** `requests`, or the pattern of the operations. */
  name?: string;
  /** In which time. */
  window?: Word<'minute' | 'hour' | 'day'>;
  /** How many there may be. */
  limit?: number;
  /** How many there were when it was noticed. */
  used?: number;
  /** How many per cent were reached. */
  threshold?: number;
  /** The run, by the id of its job. */
  run?: string;
  /** Where it can be fetched. */
  result_url?: string;
  /** Why. */
  error?: string;
  /** Of `webhook.delivery_failed`: the endpoint. */
  webhook_id?: string;
  /** Of `webhook.delivery_failed`: when the endpoint is switched off if it goes on failing. */
  disables_at?: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Event {
  /** Unique id of the event. */
  id: string;
  /** Its type. `account.updated`: Something about the account was changed. `account.settings_changed`: The account has chosen other settings. `subscription.changed`: The account has another plan. `subscription.upgraded`: The account has a higher plan. `subscription.downgraded`: The account has a lower plan. `subscription.cancelled`: The account was cancelled. `key.created`: A key was made. `key.updated`: A key was changed. `key.disabled`: A key was paused. `key.enabled`: The pause of a key was ended. `key.revoked`: A key was ended for good. `key.rotated`: A key was given a successor. `key.rotation_due`: A key is so old that it should be rotated. `payment.succeeded`: A payment has succeeded. `payment.failed`: A payment has failed. `ticket.created`: A ticket was opened. `ticket.updated`: A ticket was changed or commented on. `ticket.resolved`: A ticket became resolved. `ticket.deleted`: A ticket was deleted, with its comments. `response.sent`: The customer was sent a reply. `canned_reply.created`: A canned reply was made. `canned_reply.updated`: A canned reply was changed. `canned_reply.deleted`: A canned reply was deleted. `data.created`: An item was made. `data.updated`: An item was changed. `data.deleted`: An item was moved to the trash, or deleted for good. `data.archived`: An item was archived. `data.restored`: An item came back from the archive or the trash. `data.bulk_updated`: Many items were changed in one request. `file.uploaded`: All bytes of a file have come. `file.ready`: A file can be read. `file.rejected`: A file cannot be read: a virus was found, which can be appealed, or it was rejected for good. `file.updated`: What is said about a file was changed. `file.appealed`: Somebody says that a file has no virus. `file.deleted`: A file was deleted, or has expired. `user.created`: A user was made. `user.updated`: A user was changed. `user.deleted`: A user was deleted. `user.activated`: A user became active. `user.deactivated`: A user became inactive. `user.locked`: A user cannot sign in for a while, after too many wrong passwords. `user.role_changed`: A user was given another role. `organization.created`: An organization was made. `organization.updated`: An organization was changed. `organization.deleted`: An organization was deleted. `organization.member_added`: A user became a member of an organization. `organization.member_removed`: A user is no member of an organization any more. `organization.member_role_changed`: A member of an organization was given another role. `session.created`: A user has signed in. `session.revoked`: A session was ended before its time. `session.reuse_detected`: A refresh token came again that had been used; its session was ended. `increase_request.created`: A higher limit was asked for. `increase_request.updated`: A request for a higher limit was decided. `rate_limit.threshold_reached`: A threshold of a rate limit was reached, for the first time on this day (UTC). `report.created`: A report was made. `report.updated`: A report was changed. `report.deleted`: A report was deleted. `report.completed`: A report was made. `report.failed`: A report could not be made. `webhook.delivery_failed`: A delivery was given up after its last attempt. */
  event: Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed'>;
  /** When it happened. */
  timestamp: Time;
  /** Whose it is. */
  account_id: string;
  /** The version of the API that made it. */
  api_version: string;
  /** Its position in the log. */
  sequence: number;
  /** What happened to what. */
  data: EventData;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface StreamTicket {
  /** To be sent as `ticket`, once. */
  ticket: string;
  /** Its life in seconds. */
  expires_in: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Webhook {
  /** Its public id. */
  id: string;
  /** Where events are posted to; HTTPS. */
  url: string;
  /** Types, families such as `ticket.*`, or `*`. */
  events: Array<Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed' | 'account.*' | 'subscription.*' | 'key.*' | 'payment.*' | 'ticket.*' | 'response.*' | 'canned_reply.*' | 'data.*' | 'file.*' | 'user.*' | 'organization.*' | 'session.*' | 'increase_request.*' | 'rate_limit.*' | 'report.*' | 'webhook.*' | '*'>>;
  /** How it is told of them: as the platform does, or as another contract that tells of some only. */
  format: Word<'platform' | 'accounts'>;
  /** What it is for. */
  description: string | null;
  /** Whether it gets events. */
  enabled: boolean;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface CreatedWebhook {
  /** Its public id. */
  id: string;
  /** Where events are posted to; HTTPS. */
  url: string;
  /** Types, families such as `ticket.*`, or `*`. */
  events: Array<Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed' | 'account.*' | 'subscription.*' | 'key.*' | 'payment.*' | 'ticket.*' | 'response.*' | 'canned_reply.*' | 'data.*' | 'file.*' | 'user.*' | 'organization.*' | 'session.*' | 'increase_request.*' | 'rate_limit.*' | 'report.*' | 'webhook.*' | '*'>>;
  /** How it is told of them: as the platform does, or as another contract that tells of some only. */
  format: Word<'platform' | 'accounts'>;
  /** What it is for. */
  description: string | null;
  /** Whether it gets events. */
  enabled: boolean;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What deliveries are signed with; shown this once. */
  secret: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DeliveryHeader {
  /** Its name. */
  name: string;
  /** Its value. */
  value: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DeliveryRequest {
  /** Where it was sent to. */
  url: string;
  /** What it was sent with. */
  headers: Array<DeliveryHeader>;
  /** The payload, up to 64 KiB; null in lists, and when its person was erased. */
  body: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DeliveryResponse {
  /** The status of the answer. */
  status: number;
  /** The headers of the answer. */
  headers: Array<DeliveryHeader>;
  /** Its body, up to 64 KiB; null in lists, and when the person was erased. */
  body: string | null;
  /** Whether there was more of it. */
  truncated: boolean;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DeliveryError {
  /** What went wrong. */
  class: Word<'timeout' | 'dns' | 'blocked_address' | 'refused' | 'unreachable' | 'reset' | 'tls' | 'too_large' | 'protocol' | 'redirect' | 'status' | 'expired'>;
  /** A sentence for people. */
  message: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DeliveryTimings {
  /** Looking the name up, in milliseconds. */
  dns: number | null;
  /** Connecting, in milliseconds. */
  connect: number | null;
  /** Agreeing on a cipher, in milliseconds. */
  tls: number | null;
  /** Until the answer began, in milliseconds. */
  first_byte: number | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface DeliveryAttempt {
  /** When it was made. */
  at: Time;
  /** The address that was called; null for none. */
  address: string | null;
  /** What was sent. */
  request: DeliveryRequest;
  /** What came back; null for nothing. */
  response: DeliveryResponse | null;
  /** What went wrong; null for nothing. */
  error: DeliveryError | null;
  /** How long it took. */
  duration_ms: number;
  /** How long each step took; null for a step not made. */
  timings: DeliveryTimings;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface WebhookDelivery {
  /** Its public id. */
  id: string;
  /** The endpoint. */
  webhook_id: string;
  /** The event; the same over all attempts, and in the header `webhook-id`. */
  event_id: string;
  /** The type of the event. */
  event: string;
  /** How far it has come. */
  state: Word<'pending' | 'retrying' | 'delivered' | 'dead'>;
  /** When it is tried next; null for never. */
  next_attempt_at: Time | null;
  /** When it was enqueued. */
  created_at: Time;
  /** Its newest attempts, oldest first. */
  attempts: Array<DeliveryAttempt>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface FileScan {
  /** What became of it. */
  state: Word<'pending' | 'clean' | 'infected' | 'skipped' | 'error'>;
  /** Which scanner has looked. */
  engine: string | null;
  /** What it has found. */
  signature: string | null;
  /** When it said so. */
  at: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface FileThumbnail {
  /** The longer side has at most 128, 512 or 1,024 pixels. */
  size: Word<'small' | 'medium' | 'large'>;
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
  /** Where to read it. */
  url: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface FileRejection {
  /** What is wrong with it. */
  reason: Word<'size' | 'type' | 'virus' | 'corrupt'>;
  /** The same as a sentence. */
  message: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface FileAppeal {
  /** What became of it. */
  state: Word<'pending' | 'granted' | 'refused'>;
  /** Why it was said to be no virus. */
  reason: string;
  /** When it was decided; null for not yet. */
  decided_at: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface File {
  /** Its public id. */
  id: string;
  /** What it is called, as it was sent. */
  name: string;
  /** Its bytes. */
  size: number;
  /** By its bytes; null while nobody has looked at them. */
  content_type: string | null;
  /** Of its bytes, in hexadecimal; null while nobody has looked at them. */
  sha256: string | null;
  /** Where it is on its way from the upload to whoever reads it. */
  status: Word<'uploading' | 'scanning' | 'processing' | 'ready' | 'rejected' | 'quarantined'>;
  /** What a scanner has said of it. */
  scan: FileScan;
  /** Small pictures of it, where it is one. */
  thumbnails: Array<FileThumbnail>;
  /** Why nobody may read it; null unless it was rejected. */
  rejection: FileRejection | null;
  /** Your word that it has no virus; null where there is none. */
  appeal: FileAppeal | null;
  /** Anything of your own; kept as sent. */
  metadata: JsonObject;
  /** When it is deleted by itself, unless it is attached to something; null for never. */
  expires_at: Time | null;
  /** When it was uploaded, or begun to be. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface FileLink {
  /** Where anybody reads the file, below the address of this server. */
  url: string;
  /** When it ends, if not before. */
  expires_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AccountSettings {
  /** Whether users of the live environment need a second factor. Over the API those without one are refused; on pages they add one first. */
  require_two_factor: boolean;
  /** Addresses and networks from which every key of the account may be used; empty for any. Needs the gate `allowed_ips`. */
  allowed_ips: Array<string>;
  /** After how many days without use a session ends. */
  session_idle_days: number;
  /** How many days the audit trail is kept. */
  audit_days: number;
  /** At which parts of a limit, in percent, somebody is told; empty for never. */
  alert_thresholds: Array<number>;
  /** Where people are sent who need help. */
  support_email: string | null;
  /** Where the link of an invitation leads; it gets `#token=…`. Null for the server's. */
  invitation_url: string | null;
  /** Where the link to a new password leads; it gets `#token=…`. Null for the server's own page, or a mail that shows the token where nobody can reach that. */
  reset_url: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Account {
  /** Its public id. */
  id: string;
  /** Its name. */
  name: string;
  /** Its plan. */
  plan: Word<'starter' | 'professional' | 'enterprise'>;
  /** Where the key that asks works. */
  environment: Word<'live' | 'test'>;
  /** Where its data is to lie; null where nothing was agreed. */
  region: string | null;
  /** What it has chosen for itself. */
  settings: AccountSettings;
  /** When it was made. */
  created_at: Time;
  /** When it last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface RateLimit {
  /** What is counted together. */
  scope: Word<'account' | 'key' | 'user' | 'endpoint'>;
  /** `requests`, or the pattern of the operations. */
  name: string;
  /** In which time. */
  window: Word<'minute' | 'hour' | 'day'>;
  /** How many. */
  limit: number;
  /** How many are left, as far as this node knows. */
  remaining: number;
  /** When the window ends. */
  resets_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Quota {
  /** What is counted. */
  name: string;
  /** How many there may be; null for any number. */
  limit: number | null;
  /** How many there are. */
  used: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Gate {
  /** What can be open. */
  feature: Word<'allowed_ips' | 'data_bulk' | 'graphql' | 'websocket' | 'resumable_upload' | 'staging' | 'priority_queue' | 'custom_limits' | 'audit' | 'cli' | 'metrics' | 'sla' | 'zapier'>;
  /** Whether it is. */
  allowed: boolean;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface RequestBounds {
  /** Of a body, unpacked. */
  request_body_bytes: number;
  /** Of path and query. */
  url_bytes: number;
  /** Of all headers. */
  header_bytes: number;
  /** In a query. */
  query_parameters: number;
  /** In a batch. */
  batch_operations: number;
  /** Until a request is answered. */
  request_seconds: number;
  /** Until a batch is answered. */
  batch_seconds: number;
  /** Of one file. */
  file_bytes: number;
  /** Until a file has come that is sent in one request. */
  upload_seconds: number;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Limits {
  /** The plan of the account. */
  plan: Word<'starter' | 'professional' | 'enterprise'>;
  /** What requests count against. */
  rate_limits: Array<RateLimit>;
  /** How much the environment may have. */
  quotas: Array<Quota>;
  /** What the account may use. */
  gates: Array<Gate>;
  /** What one request may bring and take. */
  bodies: RequestBounds;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface LimitIncrease {
  /** Its public id. */
  id: string;
  /** Which limit: `account:minute`, or the name of a quota. */
  limit: string;
  /** How much it should be; more than it is. */
  wanted: number;
  /** What for. */
  reason: string;
  /** What was decided. */
  state: Word<'pending' | 'granted' | 'declined'>;
  /** When it was asked for. */
  created_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface SeriesDescription {
  /** Its name, by which it is asked for. */
  name: string;
  /** What it tells. */
  about: string;
  /** By what it can be told apart, and narrowed. */
  groups: Array<string>;
  /** What each of its points says. */
  points: Array<string>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface SeriesList {
  /** All there are. */
  series: Array<SeriesDescription>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface SeriesGroup {
  /** The operation, such as `GET /v1/tickets/{id}`; null where no operation has the path. */
  endpoint?: string | null;
  /** The key that was shown; null when a user called, `other` after the first thousand of a day. */
  key?: string | null;
  /** The method as it was sent. */
  method?: string | null;
  /** The status of the answer. */
  status?: string | null;
  /** The class of the status, such as `4xx`. */
  status_class?: string | null;
  /** What the client calls itself first, such as `curl`; `other` after the first thousand of a day. */
  user_agent?: string | null;
  /** The code of the error; null where none was told. */
  code?: string | null;
  /** The priority that they have now. */
  priority?: string | null;
  /** The category that they have now, null for none. */
  category?: string | null;
  /** The webhook endpoint. */
  endpoint_id?: string | null;
  /** The type of the event. */
  event?: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface SeriesPoint {
  /** When the interval begins. */
  at: Time;
  /** Requests that arrived. Or: Requests answered 400 or more, or not waited for. Or: Requests that arrived. Or: Requests that were answered 429. Or: Minutes that are over. Or: Tickets that were opened. Or: Attempts that ended. */
  count?: number;
  /** Those answered 400 or more, or not waited for. Or: Those in which no node was there, or more than 5 % of at least 20 answers failed by the server's own fault. Or: Those that the receiver did not take. */
  errors?: number;
  /** Milliseconds that 50 % did not exceed, off by less than 1 %. */
  p50_ms?: number | null;
  /** Milliseconds that 95 % did not exceed, off by less than 1 %. */
  p95_ms?: number | null;
  /** Milliseconds that 99 % did not exceed, off by less than 1 %. */
  p99_ms?: number | null;
  /** The last of them, newest first. */
  last_request_ids?: Array<string>;
  /** Milliseconds of the fastest. */
  min_ms?: number | null;
  /** Milliseconds on average. */
  avg_ms?: number | null;
  /** Milliseconds of the slowest. */
  max_ms?: number | null;
  /** What the limit allows that was nearest to its end; null without a request. */
  limit?: number | null;
  /** How much of it was used at most; null without a request. */
  peak?: number | null;
  /** How many per cent of the minutes it was there; null without any. */
  availability?: number | null;
  /** Tickets that were resolved. */
  resolved?: number;
  /** Tickets that were closed. */
  closed?: number;
  /** How many per cent the receivers took; null without any. */
  success_rate?: number | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface SeriesLine {
  /** What its points have in common; empty where nothing is told apart. */
  group: SeriesGroup;
  /** One for each interval, also where nothing happened. */
  points: Array<SeriesPoint>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Series {
  /** One for each group, the largest first. */
  series: Array<SeriesLine>;
  /** When the first interval begins. */
  from: Time;
  /** When the last interval ends. */
  to: Time;
  /** How long each is. */
  interval: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ReportSchedule {
  /** How often. */
  every: Word<'day' | 'week' | 'month'>;
  /** The day of the week, 1 is Monday, or of the month; null for every day. */
  on?: number | null;
  /** Hour and minute on the clocks of the zone. A time that they leave out is the next one; one that they show twice counts once. */
  at: string;
  /** Its name in the time zone database. */
  time_zone?: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface Report {
  /** Its public id. */
  id: string;
  /** What it is called. */
  name: string;
  /** What it tells, of what lies between two runs or, without a schedule, of the last 30 days; `availability` tells of months. Either this or `query`. */
  template: Word<'usage' | 'errors' | 'availability' | 'tickets'> | null;
  /** A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`. */
  query: JsonObject | null;
  /** What it is written as. */
  format: Word<'json' | 'csv'>;
  /** When it is made by itself; null for never. */
  schedule: ReportSchedule | null;
  /** Active users who get a mail with a link, as addresses or ids; shown as ids. */
  recipients: Array<string>;
  /** When it was last begun; null before. */
  last_run_at: Time | null;
  /** When it is made by itself next; null for never. */
  next_run_at: Time | null;
  /** When it was made. */
  created_at: Time;
  /** When it was last changed. */
  updated_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface ReportRun {
  /** That of its job. */
  id: string;
  /** What became of it. */
  state: Word<'running' | 'succeeded' | 'failed'>;
  /** Whether nobody asked for it. */
  scheduled: boolean;
  /** Where what it told can be fetched for 90 days; null when there is nothing. */
  result_url: string | null;
  /** How many people were written to; none where the environment had sent its mails of the hour. */
  mailed: number;
  /** Why it failed; null when it did not. */
  error: string | null;
  /** When it was asked for. */
  created_at: Time;
  /** When it was over; null before. */
  finished_at: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface LoggedRequest {
  /** The server's own id of the request. */
  id: string;
  /** The id that the client gave it. */
  client_request_id: string | null;
  /** When it arrived. */
  created_at: Time;
  /** Its method. */
  method: string;
  /** The template of its path, null where no route has the path. */
  route: string | null;
  /** The status of the answer; 499 when the client did not wait for it. */
  status: number;
  /** The code of the error that was answered, null for none. */
  code: string | null;
  /** Milliseconds until the answer had left. */
  duration_ms: number;
  /** The key that was shown; null when a user called. */
  key_id: string | null;
  /** The user who called, or for whom the key acted. */
  user_id: string | null;
  /** The client's address. */
  address: string;
  /** What the client called itself. */
  user_agent: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditActor {
  /** What kind of principal it is. */
  type: Word<'user' | 'service_account' | 'operator' | 'system'>;
  /** Its id, null for the operator and the system. */
  id: string | null;
  /** What it was called. */
  name: string | null;
  /** The user for whom it acted. */
  on_behalf_of: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditTarget {
  /** What kind of object it is. */
  type: string;
  /** Its public id, null when the action was about no single object. */
  id: string | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditEntry {
  /** Unique id of the entry. */
  id: string;
  /** Its place in the trail of the environment, without gaps. */
  sequence: number;
  /** What was done: a noun and a verb. */
  action: string;
  /** Whether it was done, or denied for want of a right. */
  outcome: Word<'done' | 'denied'>;
  /** Who did it. */
  actor: AuditActor;
  /** To what. */
  target: AuditTarget;
  /** What was changed, as it was. */
  before: JsonObject | null;
  /** What was changed, as it is. */
  after: JsonObject | null;
  /** The client's address, `local` for the command line. */
  address: string | null;
  /** What the client called itself. */
  user_agent: string | null;
  /** The id of the request or of the command. */
  request_id: string;
  /** When, to the microsecond. */
  created_at: Time;
  /** How many denied actions it stands for, when there were too many for one entry each. */
  count: number | null;
  /** Whether what it said was wiped, because the person of whom it told was erased. */
  erased: boolean;
  /** What the commitment is salted with. */
  salt: string | null;
  /** Hash of the salt and of the values that can be wiped. */
  commitment: string;
  /** Hash of the commitment and of all other values, which a seal covers. */
  digest: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditSeal {
  /** Its number, counted from 1. */
  number: number;
  /** Whose trail it is. */
  account_id: string;
  /** In which environment. */
  environment: Word<'live' | 'test'>;
  /** The first entry that it covers. */
  first: number;
  /** The last one. */
  last: number;
  /** The seal before it; zeros for the first. */
  previous: string;
  /** Hash of all above and of the digests of its entries. */
  seal: string;
  /** Ed25519 signature of the 32 bytes of the seal, in base64. */
  signature: string;
  /** The key that signed it. */
  key_id: string;
  /** When it was signed. */
  sealed_at: Time;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditKey {
  /** As seals name it. */
  id: string;
  /** The key in PEM. */
  public_key: string;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditKeys {
  /** The oldest first. */
  keys: Array<AuditKey>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditFault {
  /** The place in the trail. */
  sequence: number;
  /** `changed`: the entry is not what it was; `missing`: there is none; `reordered`: it is another one's; `seal`: the seal that begins here is missing, changed or not signed by the key. */
  reason: Word<'changed' | 'missing' | 'reordered' | 'seal'>;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface AuditVerdict {
  /** Whether all is as it was sealed. */
  valid: boolean;
  /** How many entries. */
  checked: number;
  /** Where it is not, null for nowhere. */
  first_invalid: AuditFault | null;
  /** What to send as `from` to go on, when the time was not enough for all. */
  next_from: Time | null;
  /** What this version does not know. */
  [field: string]: unknown;
}

export interface NewTicket {
  /** What it is about. */
  subject?: string;
  /** Another name for `subject`, as the integration API calls it. */
  title?: string;
  /** The whole story. */
  description?: string | null;
  /** Where it stands. */
  status?: Word<'open' | 'in_progress' | 'waiting' | 'resolved' | 'closed'>;
  /** How urgent it is. */
  priority?: Word<'low' | 'medium' | 'high' | 'urgent'>;
  /** What kind of request it is. */
  category?: string | null;
  /** The customer to whom replies go. */
  customer_email?: string | null;
  /** Words to find it by. */
  tags?: Array<string> | null;
  /** Files that belong to it, by their ids; `files:read` is needed to name any. */
  attachments?: Array<string> | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface TicketPatch {
  /** What it is about. */
  subject?: string;
  /** Another name for `subject`, as the integration API calls it. */
  title?: string;
  /** The whole story. */
  description?: string | null;
  /** Where it stands. */
  status?: Word<'open' | 'in_progress' | 'waiting' | 'resolved' | 'closed'>;
  /** How urgent it is. */
  priority?: Word<'low' | 'medium' | 'high' | 'urgent'>;
  /** What kind of request it is. */
  category?: string | null;
  /** The customer to whom replies go. */
  customer_email?: string | null;
  /** Words to find it by. */
  tags?: Array<string> | null;
  /** Files that belong to it, by their ids; `files:read` is needed to name any. */
  attachments?: Array<string> | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface TicketReplacement {
  /** What it is about. */
  subject?: string;
  /** Another name for `subject`, as the integration API calls it. */
  title?: string;
  /** The whole story. */
  description?: string | null;
  /** Where it stands. */
  status?: Word<'open' | 'in_progress' | 'waiting' | 'resolved' | 'closed'>;
  /** How urgent it is. */
  priority?: Word<'low' | 'medium' | 'high' | 'urgent'>;
  /** What kind of request it is. */
  category?: string | null;
  /** The customer to whom replies go. */
  customer_email?: string | null;
  /** Words to find it by. */
  tags?: Array<string> | null;
  /** Files that belong to it, by their ids; `files:read` is needed to name any. */
  attachments?: Array<string> | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface NewComment {
  /** What is said. */
  content: string;
  /** Whether only the support team sees it; otherwise it is the reply to the customer. */
  is_internal?: boolean;
  /** Files that belong to it, by their ids; `files:read` is needed to name any. */
  attachments?: Array<string> | null;
}

export interface NewUser {
  /** The address; no other user has it. */
  email: string;
  /** Whether they have shown that the address is theirs; to be set with `admin` only. */
  email_verified?: boolean;
  /** What they are called. */
  name?: string | null;
  /** A name to sign in with; no other user has it, in whatever case. */
  username?: string | null;
  /** A telephone number in the form of E.164. */
  phone?: string | null;
  /** What another system calls them; no other user has it. */
  external_id?: string | null;
  /** The name of a role, which says what they may do. */
  role?: string;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
  /** 12 to 256 characters that nobody guesses; then the user is active at once. */
  password?: string | null;
  /** A password that another system has hashed, as a PHC string: argon2, bcrypt, scrypt or pbkdf2. It takes `admin`, and no `password` beside it. */
  password_hash?: string | null;
}

export interface UserPatch {
  /** The address; no other user has it. */
  email?: string;
  /** Whether they have shown that the address is theirs; to be set with `admin` only. */
  email_verified?: boolean;
  /** What they are called. */
  name?: string | null;
  /** A name to sign in with; no other user has it, in whatever case. */
  username?: string | null;
  /** A telephone number in the form of E.164. */
  phone?: string | null;
  /** What another system calls them; no other user has it. */
  external_id?: string | null;
  /** The name of a role, which says what they may do. */
  role?: string;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface UserReplacement {
  /** The address; no other user has it. */
  email: string;
  /** Whether they have shown that the address is theirs; to be set with `admin` only. */
  email_verified?: boolean;
  /** What they are called. */
  name?: string | null;
  /** A name to sign in with; no other user has it, in whatever case. */
  username?: string | null;
  /** A telephone number in the form of E.164. */
  phone?: string | null;
  /** What another system calls them; no other user has it. */
  external_id?: string | null;
  /** The name of a role, which says what they may do. */
  role?: string;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface NewUsers {
  /** Each as if it were sent alone, in this order; without `atomic` one that is wrong fails alone. */
  users: Array<NewUser>;
  /** Make all or none. */
  atomic?: boolean;
}

export interface Sending {
  /** Whether a mail leaves; without one the answer shows the token. */
  notify?: boolean;
}

export interface OneselfPatch {
  /** What they are called. */
  name?: string | null;
  /** A name to sign in with; no other user has it, in whatever case. */
  username?: string | null;
  /** A telephone number in the form of E.164. */
  phone?: string | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface NewOrganization {
  /** What it is called. */
  name: string;
  /** Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other one has it. Made of the name where it is left out. */
  slug?: string;
  /** What another system calls it; no other one has it. */
  external_id?: string | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface OrganizationPatch {
  /** What it is called. */
  name?: string;
  /** Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other one has it. Made of the name where it is left out. */
  slug?: string;
  /** What another system calls it; no other one has it. */
  external_id?: string | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface OrganizationReplacement {
  /** What it is called. */
  name: string;
  /** Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other one has it. Made of the name where it is left out. */
  slug?: string;
  /** What another system calls it; no other one has it. */
  external_id?: string | null;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
}

export interface MemberUserInput {
  /** Their public id. */
  id: string;
  /** The address; no other user has it. */
  email: string;
  /** What they are called. */
  name: string | null;
}

export interface MemberReplacement {
  /** What the user is in the organization. The first member is its owner, whatever was sent. */
  role: Word<'owner' | 'admin' | 'member'>;
}

export interface NewInvitation {
  /** Whom it invites. */
  email: string;
  /** What they become in the organization. */
  role?: Word<'owner' | 'admin' | 'member'>;
  /** Whether a mail leaves; without one the answer shows the token. */
  notify?: boolean;
}

export interface Acceptance {
  /** What was mailed or shown. */
  token: string;
  /** What they want to be called; not of a user who is active already. */
  name?: string | null;
  /** 12 to 256 characters that nobody guesses, to sign in with. An invitation of a user needs it; a user who is active already has one. */
  password?: string | null;
}

export interface NewRole {
  /** What it is called, for good; no other role has this name. */
  name: string;
  /** What it is for. */
  description?: string | null;
  /** What its users may do; each is printed, also where `read`, `write` or `admin` was sent. */
  permissions?: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>> | null;
}

export interface RolePatch {
  /** What it is for. */
  description?: string | null;
  /** What its users may do; each is printed, also where `read`, `write` or `admin` was sent. */
  permissions?: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>> | null;
}

export interface RoleReplacement {
  /** What it is for. */
  description?: string | null;
  /** What its users may do; each is printed, also where `read`, `write` or `admin` was sent. */
  permissions?: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>> | null;
}

export interface SessionClient {
  /** The person's address. */
  address: string;
  /** With which program they come. */
  user_agent?: string | null;
}

export interface SignIn {
  /** The e-mail address or the username. */
  login: string;
  /** The password. */
  password: string;
  /** A code of their second factor. */
  totp?: string | null;
  /** Another one, used once. */
  backup_code?: string | null;
  /** What the person calls the device. */
  device?: string | null;
  /** Where the person is; else where the request comes from. */
  client?: SessionClient | null;
}

export interface Refresh {
  /** The one that was given last. */
  refresh_token: string;
}

export interface ShownToken {
  /** An access token or a refresh token. */
  token: string;
}

export interface WhoseSessions {
  /** The user. */
  user_id: string;
}

export interface ForgottenPassword {
  /** The e-mail address or the username. */
  login: string;
}

export interface PasswordReset {
  /** What was mailed. */
  token: string;
  /** 12 to 256 characters that nobody guesses. */
  new_password: string;
}

export interface PasswordChange {
  /** The one that counts so far. */
  current_password: string;
  /** 12 to 256 characters that nobody guesses. */
  new_password: string;
}

export interface KeyPathInput {
  /** `*` is any. */
  methods?: Array<Word<'*' | 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'>>;
  /** Below `/v1`; `*` is one segment, `**` at the end whatever follows. */
  path: string;
}

export interface KeyLimitInput {
  /** How many. */
  requests: number;
  /** In which time. */
  window: Word<'minute' | 'hour' | 'day'>;
}

export interface NewApiKey {
  /** What it is for. */
  name: string;
  /** The contract that it speaks; that of the calling key when left out. */
  contract?: Word<'accounts' | 'identity' | 'integration' | 'platform'>;
  /** What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write` stand for each of theirs. */
  permissions?: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>>;
  /** The operations that it may call, of those that its permissions allow; empty for all. */
  paths?: Array<KeyPathInput> | null;
  /** Addresses and networks that it may be used from; empty for any. */
  allowed_ips?: Array<string> | null;
  /** When it ends. */
  expires_at?: Time | Date | null;
  /** Its own rate limit; null for that of the plan. */
  limit?: KeyLimitInput | null;
  /** A service account that is to act with it; a new one when left out. */
  principal_id?: string;
}

export interface KeyActorInput {
  /** What acts. */
  type: Word<'user' | 'service_account' | 'operator'>;
  /** Its public id; null for the operator. */
  id: string | null;
  /** What it is called; null for a user. */
  name: string | null;
}

export interface ApiKeyPatch {
  /** What it is for. */
  name?: string;
  /** What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write` stand for each of theirs. */
  permissions?: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>>;
  /** The operations that it may call, of those that its permissions allow; empty for all. */
  paths?: Array<KeyPathInput> | null;
  /** Addresses and networks that it may be used from; empty for any. */
  allowed_ips?: Array<string> | null;
  /** When it ends. */
  expires_at?: Time | Date | null;
  /** Its own rate limit; null for that of the plan. */
  limit?: KeyLimitInput | null;
}

export interface ApiKeyReplacement {
  /** What it is for. */
  name: string;
  /** What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write` stand for each of theirs. */
  permissions: Array<Word<'read' | 'write' | 'admin' | 'users:read' | 'users:write' | 'users:delete' | 'orgs:read' | 'orgs:write' | 'orgs:delete' | 'data:read' | 'data:write' | 'data:delete' | 'tickets:read' | 'tickets:write' | 'tickets:delete' | 'files:read' | 'files:write' | 'files:delete' | 'webhooks:read' | 'webhooks:write' | 'webhooks:delete' | 'events:read' | 'events:write' | 'events:delete' | 'analytics:read' | 'analytics:write' | 'analytics:delete' | 'audit:read' | 'audit:write' | 'audit:delete' | 'sessions:read' | 'sessions:write' | 'sessions:delete'>>;
  /** The operations that it may call, of those that its permissions allow; empty for all. */
  paths?: Array<KeyPathInput> | null;
  /** Addresses and networks that it may be used from; empty for any. */
  allowed_ips?: Array<string> | null;
  /** When it ends. */
  expires_at?: Time | Date | null;
  /** Its own rate limit; null for that of the plan. */
  limit?: KeyLimitInput | null;
}

export interface KeyRotation {
  /** How long both keys work, from 0s to 30d. */
  overlap?: string;
}

export interface NewItem {
  /** What kind of item it is, for good. */
  type?: string;
  /** Any word; `archived` is that of archived items. */
  status?: string;
  /** Anything; the order of keys and the text of numbers are kept. */
  attributes?: JsonObject | null;
  /** Its id in another system; no other item of its type has it. */
  external_id?: string | null;
}

export interface ItemPatch {
  /** Any word; `archived` is that of archived items. */
  status?: string;
  /** Anything; the order of keys and the text of numbers are kept. */
  attributes?: JsonObject | null;
  /** Its id in another system; no other item of its type has it. */
  external_id?: string | null;
}

export interface ItemReplacement {
  /** Any word; `archived` is that of archived items. */
  status?: string;
  /** Anything; the order of keys and the text of numbers are kept. */
  attributes?: JsonObject | null;
  /** Its id in another system; no other item of its type has it. */
  external_id?: string | null;
}

export interface ItemOperation {
  /** What to do. */
  op: Word<'create' | 'update' | 'upsert' | 'delete' | 'archive' | 'restore'>;
  /** Which item it is about. */
  id?: string;
  /** With `external_id`: the type of the item, `item` without. */
  type?: string;
  /** In place of `id`: what another system calls the item. */
  external_id?: string;
  /** Of `create` and `upsert` what makes an item, of `update` a merge patch of it. */
  data?: JsonObject;
  /** The version that the item must have. */
  if_version?: number;
}

export interface ItemBulk {
  /** Each as if it were sent alone, in this order; without `atomic` one that is wrong fails alone. */
  operations: Array<ItemOperation>;
  /** Do all or none. */
  atomic?: boolean;
}

export interface DataIndexInput {
  /** Where the value lies in the attributes, `address.city`; items of arrays have no name of their own. */
  path: string;
  /** As what values are compared and sorted; `words` are found by `q`. */
  kind: Word<'text' | 'number' | 'time' | 'words'>;
}

export interface DataTypeReplacement {
  /** JSON Schema 2020-12 that attributes have to fit from now on; items that are there stay. */
  schema?: JsonObject | null;
  /** By which values items can be found and sorted. */
  indexes?: Array<DataIndexInput> | null;
  /** How many days after their last change items are deleted; null for never. */
  retention_days?: number | null;
}

export interface NewExport {
  /** The path of a list, with its filters and order. */
  path: string;
  /** How it is written; not every list is a table. */
  format?: Word<'ndjson' | 'csv'>;
}

export interface BatchOperationHeaders {
  /** As it would be sent. */
  'If-Match'?: string;
  /** As it would be sent. */
  'If-None-Match'?: string;
  /** As it would be sent. */
  'X-Idempotency-Key'?: string;
  /** As it would be sent. */
  'Idempotency-Key'?: string;
}

export interface BatchOperation {
  /** Comes back with the result; else its index does. */
  id?: string;
  /** Of the operation. */
  method: Word<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  /** Of the operation, with `/v1` or without, and its query. */
  path: string;
  /** Those that the operation needs. */
  headers?: BatchOperationHeaders;
  /** What the operation takes. */
  body?: JsonObject | null;
}

export interface Batch {
  /** 1 to 100, done in this order. */
  operations: Array<BatchOperation>;
}

export interface NewCannedReply {
  /** What it is called; no other one has this name. */
  name: string;
  /** What to say. */
  content: string;
  /** Words to find it by. */
  tags?: Array<string> | null;
}

export interface CannedReplyPatch {
  /** What it is called; no other one has this name. */
  name?: string;
  /** What to say. */
  content?: string;
  /** Words to find it by. */
  tags?: Array<string> | null;
}

export interface CannedReplyReplacement {
  /** What it is called; no other one has this name. */
  name: string;
  /** What to say. */
  content: string;
  /** Words to find it by. */
  tags?: Array<string> | null;
}

export interface NewWebhook {
  /** Where events are posted to; HTTPS. */
  url: string;
  /** Types, families such as `ticket.*`, or `*`. */
  events: Array<Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed' | 'account.*' | 'subscription.*' | 'key.*' | 'payment.*' | 'ticket.*' | 'response.*' | 'canned_reply.*' | 'data.*' | 'file.*' | 'user.*' | 'organization.*' | 'session.*' | 'increase_request.*' | 'rate_limit.*' | 'report.*' | 'webhook.*' | '*'>>;
  /** How it is told of them: as the platform does, or as another contract that tells of some only. */
  format?: Word<'platform' | 'accounts'>;
  /** What it is for. */
  description?: string | null;
  /** Whether it gets events. */
  enabled?: boolean;
  /** `whsec_` and the base64 of 24 to 64 bytes, or 16 to 256 visible ASCII characters; made for you without. */
  secret?: string;
}

export interface WebhookPatch {
  /** Where events are posted to; HTTPS. */
  url?: string;
  /** Types, families such as `ticket.*`, or `*`. */
  events?: Array<Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed' | 'account.*' | 'subscription.*' | 'key.*' | 'payment.*' | 'ticket.*' | 'response.*' | 'canned_reply.*' | 'data.*' | 'file.*' | 'user.*' | 'organization.*' | 'session.*' | 'increase_request.*' | 'rate_limit.*' | 'report.*' | 'webhook.*' | '*'>>;
  /** How it is told of them: as the platform does, or as another contract that tells of some only. */
  format?: Word<'platform' | 'accounts'>;
  /** What it is for. */
  description?: string | null;
  /** Whether it gets events. */
  enabled?: boolean;
}

export interface WebhookReplacement {
  /** Where events are posted to; HTTPS. */
  url: string;
  /** Types, families such as `ticket.*`, or `*`. */
  events: Array<Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed' | 'account.*' | 'subscription.*' | 'key.*' | 'payment.*' | 'ticket.*' | 'response.*' | 'canned_reply.*' | 'data.*' | 'file.*' | 'user.*' | 'organization.*' | 'session.*' | 'increase_request.*' | 'rate_limit.*' | 'report.*' | 'webhook.*' | '*'>>;
  /** How it is told of them: as the platform does, or as another contract that tells of some only. */
  format?: Word<'platform' | 'accounts'>;
  /** What it is for. */
  description?: string | null;
  /** Whether it gets events. */
  enabled?: boolean;
}

export interface FileScanInput {
  /** What became of it. */
  state: Word<'pending' | 'clean' | 'infected' | 'skipped' | 'error'>;
  /** Which scanner has looked. */
  engine: string | null;
  /** What it has found. */
  signature: string | null;
  /** When it said so. */
  at: Time | Date | null;
}

export interface FileThumbnailInput {
  /** The longer side has at most 128, 512 or 1,024 pixels. */
  size: Word<'small' | 'medium' | 'large'>;
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
  /** Where to read it. */
  url: string;
}

export interface FileRejectionInput {
  /** What is wrong with it. */
  reason: Word<'size' | 'type' | 'virus' | 'corrupt'>;
  /** The same as a sentence. */
  message: string;
}

export interface FileAppealInput {
  /** What became of it. */
  state: Word<'pending' | 'granted' | 'refused'>;
  /** Why it was said to be no virus. */
  reason: string;
  /** When it was decided; null for not yet. */
  decided_at: Time | Date | null;
}

export interface FilePatch {
  /** What it is called, as it was sent. */
  name?: string;
  /** Anything of your own; kept as sent. */
  metadata?: JsonObject | null;
  /** When it is deleted by itself, unless it is attached to something; null for never. */
  expires_at?: Time | Date | null;
}

export interface NewFileLink {
  /** In how many seconds it ends. */
  expires_in: number;
}

export interface NewFileAppeal {
  /** Why it is no virus. */
  reason: string;
}

export interface AccountSettingsPatch {
  /** Whether users of the live environment need a second factor. Over the API those without one are refused; on pages they add one first. */
  require_two_factor?: boolean;
  /** Addresses and networks from which every key of the account may be used; empty for any. Needs the gate `allowed_ips`. */
  allowed_ips?: Array<string> | null;
  /** After how many days without use a session ends. */
  session_idle_days?: number;
  /** How many days the audit trail is kept. */
  audit_days?: number;
  /** At which parts of a limit, in percent, somebody is told; empty for never. */
  alert_thresholds?: Array<number> | null;
  /** Where people are sent who need help. */
  support_email?: string | null;
  /** Where the link of an invitation leads; it gets `#token=…`. Null for the server's. */
  invitation_url?: string | null;
  /** Where the link to a new password leads; it gets `#token=…`. Null for the server's own page, or a mail that shows the token where nobody can reach that. */
  reset_url?: string | null;
}

export interface AccountPatch {
  /** Its name. */
  name?: string;
  /** What it chooses for itself. */
  settings?: AccountSettingsPatch;
}

export interface NewLimitIncrease {
  /** Which limit: `account:minute`, or the name of a quota. */
  limit: string;
  /** How much it should be; more than it is. */
  wanted: number;
  /** What for. */
  reason: string;
}

export interface ReportScheduleInput {
  /** How often. */
  every: Word<'day' | 'week' | 'month'>;
  /** The day of the week, 1 is Monday, or of the month; null for every day. */
  on?: number | null;
  /** Hour and minute on the clocks of the zone. A time that they leave out is the next one; one that they show twice counts once. */
  at: string;
  /** Its name in the time zone database. */
  time_zone?: string;
}

export interface NewReport {
  /** What it is called. */
  name: string;
  /** What it tells, of what lies between two runs or, without a schedule, of the last 30 days; `availability` tells of months. Either this or `query`. */
  template?: Word<'usage' | 'errors' | 'availability' | 'tickets'> | null;
  /** A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`. */
  query?: JsonObject | null;
  /** What it is written as. */
  format?: Word<'json' | 'csv'>;
  /** When it is made by itself; null for never. */
  schedule?: ReportScheduleInput | null;
  /** Active users who get a mail with a link, as addresses or ids; shown as ids. */
  recipients?: Array<string> | null;
}

export interface ReportPatch {
  /** What it is called. */
  name?: string;
  /** What it tells, of what lies between two runs or, without a schedule, of the last 30 days; `availability` tells of months. Either this or `query`. */
  template?: Word<'usage' | 'errors' | 'availability' | 'tickets'> | null;
  /** A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`. */
  query?: JsonObject | null;
  /** What it is written as. */
  format?: Word<'json' | 'csv'>;
  /** When it is made by itself; null for never. */
  schedule?: ReportScheduleInput | null;
  /** Active users who get a mail with a link, as addresses or ids; shown as ids. */
  recipients?: Array<string> | null;
}

export interface ReportReplacement {
  /** What it is called. */
  name: string;
  /** What it tells, of what lies between two runs or, without a schedule, of the last 30 days; `availability` tells of months. Either this or `query`. */
  template?: Word<'usage' | 'errors' | 'availability' | 'tickets'> | null;
  /** A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`. */
  query?: JsonObject | null;
  /** What it is written as. */
  format?: Word<'json' | 'csv'>;
  /** When it is made by itself; null for never. */
  schedule?: ReportScheduleInput | null;
  /** Active users who get a mail with a link, as addresses or ids; shown as ids. */
  recipients?: Array<string> | null;
}

export interface TicketsResource {
  /** List tickets. */
  list(query?: { status?: Word<'open' | 'in_progress' | 'waiting' | 'resolved' | 'closed'>; priority?: Word<'low' | 'medium' | 'high' | 'urgent'>; category?: string; customer_email?: string; tag?: string; created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; q?: string; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'priority' | '-priority'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Ticket>>;
  /** Open a ticket. */
  create(body: NewTicket, options?: Options): Promise<Ticket>;
  /** Read a ticket. */
  get(ticketId: string, options?: Options): Promise<Ticket>;
  /** Change a ticket by a merge patch. */
  update(ticketId: string, body?: TicketPatch, options?: Options): Promise<Ticket>;
  /** Replace a ticket; what is left out returns to its default. */
  replace(ticketId: string, body: TicketReplacement, options?: Options): Promise<Ticket>;
  /** Delete a ticket with its comments. */
  delete(ticketId: string, options?: Options): Promise<null>;
  /** List the comments of a ticket, oldest first. */
  listComments(ticketId: string, query?: { page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Comment>>;
  /** Reply to the customer, or note something. */
  createComment(ticketId: string, body: NewComment, options?: Options): Promise<Comment>;
}

export interface UsersResource {
  /** List users. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; email?: string; username?: string; external_id?: string; role?: string; status?: Word<'active' | 'invited' | 'inactive'>; organization_id?: string; q?: string; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'last_login' | '-last_login'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<User>>;
  /** Make a user; no mail is sent. */
  create(body: NewUser, options?: Options): Promise<User>;
  /** Read a user. */
  get(userId: string | number, options?: Options): Promise<User>;
  /** Change a user by a merge patch. */
  update(userId: string | number, body?: UserPatch, options?: Options): Promise<User>;
  /** Replace a user; what is left out returns to its default. */
  replace(userId: string | number, body: UserReplacement, options?: Options): Promise<User>;
  /** Delete a user, and forget the person. */
  delete(userId: string | number, options?: Options): Promise<null>;
  /** Make 1 to 100 users; no mail is sent. */
  createMany(body: NewUsers, options?: Options): Promise<UserUserResults>;
  /** Let a user sign in again. */
  activate(userId: string | number, options?: Options): Promise<User>;
  /** Keep a user from signing in. */
  deactivate(userId: string | number, options?: Options): Promise<User>;
  /** Let a user sign in again whom wrong passwords have locked. */
  unlock(userId: string | number, options?: Options): Promise<User>;
  /** Invite a user who has no way to sign in yet. */
  invite(userId: string | number, body?: Sending, options?: Options): Promise<UserInvitation>;
  /** List the organizations of which a user is a member. */
  listOrganizations(userId: string | number, query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; slug?: string; external_id?: string; q?: string; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Organization>>;
  /** Read who the caller is. */
  me(options?: Options): Promise<Me>;
  /** Change what is said about oneself; a key has nothing to change. */
  updateMe(body?: OneselfPatch, options?: Options): Promise<Me>;
}

export interface OrganizationsResource {
  /** List organizations. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; slug?: string; external_id?: string; user_id?: string; q?: string; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Organization>>;
  /** Make an organization. */
  create(body: NewOrganization, options?: Options): Promise<Organization>;
  /** Read an organization. */
  get(organizationId: string, options?: Options): Promise<Organization>;
  /** Change an organization by a merge patch. */
  update(organizationId: string, body?: OrganizationPatch, options?: Options): Promise<Organization>;
  /** Replace an organization; what is left out returns to its default. */
  replace(organizationId: string, body: OrganizationReplacement, options?: Options): Promise<Organization>;
  /** Delete an organization. */
  delete(organizationId: string, options?: Options): Promise<null>;
  /** List the members of an organization, newest first. */
  listMembers(organizationId: string, query?: { role?: Word<'owner' | 'admin' | 'member'>; created_after?: Time | Date; created_before?: Time | Date; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Member>>;
  /** Read a member of an organization. */
  getMember(organizationId: string, userId: string, options?: Options): Promise<Member>;
  /** Take a user into an organization, or give a member another role. */
  putMember(organizationId: string, userId: string, body: MemberReplacement, options?: Options): Promise<Member>;
  /** Let a member leave an organization; the user stays. */
  deleteMember(organizationId: string, userId: string, options?: Options): Promise<null>;
  /** List the invitations to an organization, newest first. */
  listInvitations(organizationId: string, query?: { created_after?: Time | Date; created_before?: Time | Date; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Invitation>>;
  /** Invite somebody to an organization, by mail or with the token. */
  createInvitation(organizationId: string, body: NewInvitation, options?: Options): Promise<IssuedInvitation>;
  /** Read an invitation to an organization. */
  getInvitation(organizationId: string, invitationId: string, options?: Options): Promise<Invitation>;
  /** Send an invitation again, with another token. */
  resendInvitation(organizationId: string, invitationId: string, body?: Sending, options?: Options): Promise<IssuedInvitation>;
  /** End an invitation; it is still shown, as revoked. */
  revokeInvitation(organizationId: string, invitationId: string, options?: Options): Promise<null>;
}

export interface InvitationsResource {
  /** Let somebody in who has the token of an invitation. */
  accept(body: Acceptance, options?: Options): Promise<AcceptedInvitation>;
}

export interface RolesResource {
  /** List the roles, those that are built in too. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Role>>;
  /** Make a role. */
  create(body: NewRole, options?: Options): Promise<Role>;
  /** Read a role. */
  get(name: string, options?: Options): Promise<Role>;
  /** Change a role by a merge patch. */
  update(name: string, body?: RolePatch, options?: Options): Promise<Role>;
  /** Replace a role; what is left out returns to its default. */
  replace(name: string, body?: RoleReplacement, options?: Options): Promise<Role>;
  /** Delete a role that nobody has. */
  delete(name: string, options?: Options): Promise<null>;
}

export interface SessionsResource {
  /** List the sessions of users, newest first. */
  list(query?: { user_id?: string; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Session>>;
  /** Sign a user in by their password. */
  create(body: SignIn, options?: Options): Promise<SignedIn>;
  /** Read a session. */
  get(sessionId: string, options?: Options): Promise<Session>;
  /** Get the next tokens for a refresh token, which is used up then. */
  refresh(body: Refresh, options?: Options): Promise<SignedIn>;
  /** Ask what a token stands for (RFC 7662). */
  introspect(body: ShownToken, options?: Options): Promise<Introspection>;
  /** End a session. */
  revoke(sessionId: string, options?: Options): Promise<null>;
  /** End all sessions of a user. */
  revokeAll(body: WhoseSessions, options?: Options): Promise<RevokedSessions>;
  /** List one's own sessions, newest first. */
  listMine(query?: { page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<OwnSession>>;
  /** End a session of one's own. */
  revokeMine(sessionId: string, options?: Options): Promise<null>;
}

export interface PasswordsResource {
  /** Mail a token to somebody who has forgotten their password. */
  forgot(body: ForgottenPassword, options?: Options): Promise<AcceptedRequest>;
  /** Choose a new password with the token that was mailed. */
  reset(body: PasswordReset, options?: Options): Promise<null>;
  /** Choose a new password, which ends all other sessions. */
  change(body: PasswordChange, options?: Options): Promise<null>;
}

export interface KeysResource {
  /** List keys, newest first; also those that are over. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; state?: Word<'active' | 'disabled' | 'expired' | 'revoked'>; contract?: string; q?: string; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<ApiKey>>;
  /** Make a key; its secret is shown this once. */
  create(body: NewApiKey, options?: Options): Promise<CreatedApiKey>;
  /** Read a key. */
  get(keyId: string, options?: Options): Promise<ApiKey>;
  /** Change a key by a merge patch. */
  update(keyId: string, body?: ApiKeyPatch, options?: Options): Promise<ApiKey>;
  /** Replace a key; what is left out returns to its default. */
  replace(keyId: string, body: ApiKeyReplacement, options?: Options): Promise<ApiKey>;
  /** End a key at once and for good. */
  revoke(keyId: string, options?: Options): Promise<null>;
  /** Make a successor with the same settings; its secret is shown this once. */
  rotate(keyId: string, body?: KeyRotation, options?: Options): Promise<CreatedApiKey>;
  /** Pause a key. */
  disable(keyId: string, options?: Options): Promise<ApiKey>;
  /** End the pause of a key. */
  enable(keyId: string, options?: Options): Promise<ApiKey>;
  /** Read the key that the request shows. */
  current(options?: Options): Promise<ApiKey>;
  /** Compare what two keys allow, of either environment. */
  compare(query?: { left?: string; right?: string }, options?: Options): Promise<KeyComparison>;
  /** Read how much a key was used, day by day. */
  usage(keyId: string, query?: { days?: number }, options?: Options): Promise<KeyUsage>;
}

export interface DataResource {
  /** List data items. */
  list(query?: { type?: string; status?: string; external_id?: string; archived?: Word<'false' | 'true' | 'any'>; created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; q?: string; sort?: string; fields?: string; attributes?: { [path: string]: string | number | boolean }; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Item>>;
  /** Make a data item. */
  create(body?: NewItem, options?: Options): Promise<Item>;
  /** Read a data item. */
  get(itemId: string, query?: { fields?: string }, options?: Options): Promise<Item>;
  /** Read the data item that another system calls so. */
  getByExternalId(type: string, externalId: string, query?: { fields?: string }, options?: Options): Promise<Item>;
  /** Change a data item by a merge patch; its attributes are merged. */
  update(itemId: string, body?: ItemPatch, options?: Options): Promise<Item>;
  /** Replace a data item; what is left out returns to its default. */
  replace(itemId: string, body?: ItemReplacement, options?: Options): Promise<Item>;
  /** Move a data item to the trash, where it stays for 30 days. */
  delete(itemId: string, query?: { purge?: boolean }, options?: Options): Promise<null>;
  /** Archive a data item. */
  archive(itemId: string, options?: Options): Promise<Item>;
  /** Bring a data item back from the archive or the trash. */
  restore(itemId: string, options?: Options): Promise<Item>;
  /** List the data items in the trash. */
  listDeleted(query?: { type?: string; external_id?: string; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Item>>;
  /** Do 1 to 100 operations on data items. */
  bulk(body: ItemBulk, options?: Options): Promise<ItemItemResults>;
  /** Follow the changes of data items. */
  changes(query?: { after?: number; limit?: number; type?: string; wait?: number }, options?: Options): Promise<Page<ItemChange>>;
}

export interface DataTypesResource {
  /** List the types of data items, those too that are only used. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<DataType>>;
  /** Read a type of data items. */
  get(type: string, options?: Options): Promise<DataType>;
  /** Declare a type of data items, or say anew what it is like; what is left out returns to its default. */
  put(type: string, body?: DataTypeReplacement, options?: Options): Promise<DataType>;
  /** Drop the schema and the indexes of a type; its items stay. */
  delete(type: string, options?: Options): Promise<null>;
  /** Look which items do not fit the schema of their type, for ten seconds at most. */
  check(type: string, options?: Options): Promise<DataTypeCheck>;
}

export interface ExportsResource {
  /** Have a whole list written down; a job does it. */
  create(body: NewExport, options?: Options): Promise<Job>;
}

export interface JobsResource {
  /** List the jobs that one may see, newest first. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; state?: Word<'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'>; kind?: Word<'import' | 'report' | 'export'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Job>>;
  /** Read how far a job is. */
  get(jobId: string, options?: Options): Promise<Job>;
  /** Cancel a job; what it has done stays. */
  cancel(jobId: string, options?: Options): Promise<null>;
}

export interface BatchResource {
  /** Do up to 100 operations, one after the other. */
  run(body: Batch, options?: Options): Promise<BatchResults>;
}

export interface CannedRepliesResource {
  /** List canned replies. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<CannedReply>>;
  /** Make a canned reply. */
  create(body: NewCannedReply, options?: Options): Promise<CannedReply>;
  /** Read a canned reply. */
  get(replyId: string, options?: Options): Promise<CannedReply>;
  /** Change a canned reply by a merge patch. */
  update(replyId: string, body?: CannedReplyPatch, options?: Options): Promise<CannedReply>;
  /** Replace a canned reply; what is left out returns to its default. */
  replace(replyId: string, body: CannedReplyReplacement, options?: Options): Promise<CannedReply>;
  /** Delete a canned reply. */
  delete(replyId: string, options?: Options): Promise<null>;
}

export interface EventsResource {
  /** Read the event log in order. */
  list(query?: { after?: number; type?: Word<'account.updated' | 'account.settings_changed' | 'subscription.changed' | 'subscription.upgraded' | 'subscription.downgraded' | 'subscription.cancelled' | 'key.created' | 'key.updated' | 'key.disabled' | 'key.enabled' | 'key.revoked' | 'key.rotated' | 'key.rotation_due' | 'payment.succeeded' | 'payment.failed' | 'ticket.created' | 'ticket.updated' | 'ticket.resolved' | 'ticket.deleted' | 'response.sent' | 'canned_reply.created' | 'canned_reply.updated' | 'canned_reply.deleted' | 'data.created' | 'data.updated' | 'data.deleted' | 'data.archived' | 'data.restored' | 'data.bulk_updated' | 'file.uploaded' | 'file.ready' | 'file.rejected' | 'file.updated' | 'file.appealed' | 'file.deleted' | 'user.created' | 'user.updated' | 'user.deleted' | 'user.activated' | 'user.deactivated' | 'user.locked' | 'user.role_changed' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.member_added' | 'organization.member_removed' | 'organization.member_role_changed' | 'session.created' | 'session.revoked' | 'session.reuse_detected' | 'increase_request.created' | 'increase_request.updated' | 'rate_limit.threshold_reached' | 'report.created' | 'report.updated' | 'report.deleted' | 'report.completed' | 'report.failed' | 'webhook.delivery_failed' | 'account.*' | 'subscription.*' | 'key.*' | 'payment.*' | 'ticket.*' | 'response.*' | 'canned_reply.*' | 'data.*' | 'file.*' | 'user.*' | 'organization.*' | 'session.*' | 'increase_request.*' | 'rate_limit.*' | 'report.*' | 'webhook.*'>; limit?: number }, options?: Options): Promise<Page<Event>>;
  /** Get a ticket that opens one stream from a browser. */
  createStreamTicket(options?: Options): Promise<StreamTicket>;
}

export interface WebhooksResource {
  /** List webhook endpoints, newest first. */
  list(query?: { page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Webhook>>;
  /** Make a webhook endpoint; its secret is shown this once. */
  create(body: NewWebhook, options?: Options): Promise<CreatedWebhook>;
  /** Read a webhook endpoint. */
  get(webhookId: string, options?: Options): Promise<Webhook>;
  /** Change a webhook endpoint by a merge patch. */
  update(webhookId: string, body?: WebhookPatch, options?: Options): Promise<Webhook>;
  /** Replace a webhook endpoint; what is left out returns to its default, the secret stays. */
  replace(webhookId: string, body: WebhookReplacement, options?: Options): Promise<Webhook>;
  /** Delete a webhook endpoint; what waits for it is dropped. */
  delete(webhookId: string, options?: Options): Promise<null>;
  /** Send a sample to a webhook endpoint. */
  test(webhookId: string, options?: Options): Promise<WebhookDelivery>;
  /** List the deliveries to a webhook endpoint, newest first. */
  listDeliveries(webhookId: string, query?: { state?: Word<'pending' | 'retrying' | 'delivered' | 'dead'>; event?: string; created_after?: Time | Date; created_before?: Time | Date; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<WebhookDelivery>>;
  /** Read a delivery with all that was seen of its attempts. */
  getDelivery(deliveryId: string, options?: Options): Promise<WebhookDelivery>;
  /** Send a delivery again, whatever became of it. */
  retryDelivery(deliveryId: string, options?: Options): Promise<WebhookDelivery>;
}

export interface FilesResource {
  /** List files. */
  list(query?: { status?: Word<'uploading' | 'scanning' | 'processing' | 'ready' | 'rejected' | 'quarantined'>; content_type?: string; name?: string; created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<File>>;
  /** Read what is told of a file. */
  get(fileId: string, options?: Options): Promise<File>;
  /** Change what is said about a file by a merge patch. */
  update(fileId: string, body?: FilePatch, options?: Options): Promise<File>;
  /** Delete a file that is attached to nothing, with its bytes and links. */
  delete(fileId: string, options?: Options): Promise<null>;
  /** Make an address at which anybody reads the file. */
  createLink(fileId: string, body: NewFileLink, options?: Options): Promise<FileLink>;
  /** End all links of a file. */
  deleteLinks(fileId: string, options?: Options): Promise<null>;
  /** Say that a file in quarantine has no virus. */
  appeal(fileId: string, body: NewFileAppeal, options?: Options): Promise<File>;
}

export interface AccountResource {
  /** Read the account of the key. */
  get(options?: Options): Promise<Account>;
  /** Change the name and the settings of the account. */
  update(body?: AccountPatch, options?: Options): Promise<Account>;
}

export interface LimitsResource {
  /** Read what the key and its account may use, and what is used. */
  get(options?: Options): Promise<Limits>;
  /** List requests for higher limits. */
  listIncreaseRequests(query?: { created_after?: Time | Date; created_before?: Time | Date; state?: Word<'pending' | 'granted' | 'declined'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<LimitIncrease>>;
  /** Ask for a higher limit. */
  createIncreaseRequest(body: NewLimitIncrease, options?: Options): Promise<LimitIncrease>;
  /** Read a request for a higher limit. */
  getIncreaseRequest(requestId: string, options?: Options): Promise<LimitIncrease>;
}

export interface AnalyticsResource {
  /** Tell which series there are. */
  list(options?: Options): Promise<SeriesList>;
  /** Read what happened, interval by interval. */
  get(series: string, query?: { from?: Time | Date; to?: Time | Date; interval?: Word<'minute' | 'hour' | 'day'>; group_by?: Word<'endpoint' | 'key' | 'method' | 'status' | 'status_class' | 'user_agent' | 'code' | 'priority' | 'category' | 'endpoint_id' | 'event'>; endpoint?: string; key?: string; method?: string; status?: string; status_class?: Word<'1xx' | '2xx' | '3xx' | '4xx' | '5xx'>; user_agent?: string; code?: string; priority?: Word<'low' | 'medium' | 'high' | 'urgent'>; category?: string; endpoint_id?: string; event?: string }, options?: Options): Promise<Series>;
}

export interface ReportsResource {
  /** List reports. */
  list(query?: { created_after?: Time | Date; created_before?: Time | Date; updated_after?: Time | Date; updated_before?: Time | Date; sort?: Word<'created_at' | '-created_at' | 'updated_at' | '-updated_at'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<Report>>;
  /** Make a report. */
  create(body: NewReport, options?: Options): Promise<Report>;
  /** Read a report. */
  get(reportId: string, options?: Options): Promise<Report>;
  /** Change a report by a merge patch. */
  update(reportId: string, body?: ReportPatch, options?: Options): Promise<Report>;
  /** Replace a report; what is left out returns to its default. */
  replace(reportId: string, body: ReportReplacement, options?: Options): Promise<Report>;
  /** Delete a report. */
  delete(reportId: string, options?: Options): Promise<null>;
  /** Have a report made; a job does it. */
  run(reportId: string, options?: Options): Promise<Job>;
  /** List the runs of a report, newest first. */
  listRuns(reportId: string, query?: { created_after?: Time | Date; created_before?: Time | Date; state?: Word<'running' | 'succeeded' | 'failed'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<ReportRun>>;
}

export interface RequestLogResource {
  /** Look up calls of the API, newest first. */
  list(query?: { request_id?: string; key_id?: string; route?: string; status?: string; created_after?: Time | Date; created_before?: Time | Date; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<LoggedRequest>>;
}

export interface AuditResource {
  /** Look up who did what, newest first. */
  list(query?: { action?: string; actor_id?: string; target_id?: string; request_id?: string; address?: string; outcome?: Word<'done' | 'denied'>; created_after?: Time | Date; created_before?: Time | Date; sort?: Word<'created_at' | '-created_at' | 'sequence' | '-sequence'>; page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<AuditEntry>>;
  /** Read an entry of the audit trail. */
  get(entryId: string, options?: Options): Promise<AuditEntry>;
  /** List the seals over the audit trail, newest first. */
  listSeals(query?: { page?: number; limit?: number; offset?: number; cursor?: string; include_total?: Word<'exact' | 'false'> }, options?: Options): Promise<Page<AuditSeal>>;
  /** Read the public keys with which seals can be verified elsewhere. */
  listKeys(options?: Options): Promise<AuditKeys>;
  /** Seal what is not yet, and hold the entries against their seals. */
  verify(query?: { from?: Time | Date; to?: Time | Date }, options?: Options): Promise<AuditVerdict>;
}
