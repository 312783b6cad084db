"""Objects that the API answers with. Written by sdks/generate; do not edit."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List

from ._model import TIME, Model


class Ticket(Model):
    id: str
    """Its public id."""
    number: int
    """The number in its id."""
    subject: str
    """What it is about."""
    description: str | None
    """The whole story."""
    status: str
    """Where it stands. One of open, in_progress, waiting, resolved, closed."""
    priority: str
    """How urgent it is. One of low, medium, high, urgent."""
    category: str | None
    """What kind of request it is."""
    customer_email: str | None
    """The customer to whom replies go."""
    tags: List[str]
    """Words to find it by."""
    attachments: List[str]
    """Files that belong to it, by their ids; `files:read` is needed to name any."""
    metadata: Dict[str, Any]
    """Anything of your own; kept as sent."""
    created_at: datetime
    """When it was opened."""
    updated_at: datetime
    """When it last changed or was commented on."""
    resolved_at: datetime | None
    """When it last became resolved."""
    closed_at: datetime | None
    """When it last became closed."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
        "resolved_at": TIME,
        "closed_at": TIME,
    }


class Author(Model):
    type: str
    """What kind of principal it is. One of service_account, user."""
    id: str
    """Its public id."""
    name: str | None
    """Its name; null for a user."""


class Comment(Model):
    id: str
    """Its public id."""
    content: str
    """What is said."""
    is_internal: bool
    """Whether only the support team sees it; otherwise it is the reply to the customer."""
    attachments: List[str]
    """Files that belong to it, by their ids; `files:read` is needed to name any."""
    author: Author
    """Who said it."""
    created_at: datetime
    """When it was said."""
    _kinds = {
        "author": Author,
        "created_at": TIME,
    }


class User(Model):
    id: str
    """Its public id."""
    number: int
    """Another id, counted in the environment."""
    email: str
    """The address; no other user has it."""
    email_verified: bool
    """Whether they have shown that the address is theirs; to be set with `admin` only."""
    name: str | None
    """What they are called."""
    username: str | None
    """A name to sign in with; no other user has it, in whatever case."""
    phone: str | None
    """A telephone number in the form of E.164."""
    external_id: str | None
    """What another system calls them; no other user has it."""
    role: str
    """The name of a role, which says what they may do."""
    status: str
    """`invited` until there is a way to sign in. One of active, invited, inactive."""
    metadata: Dict[str, Any]
    """Anything of your own; kept as sent."""
    last_login: datetime | None
    """When they last signed in."""
    locked_until: datetime | None
    """Until when too many wrong passwords keep them from signing in; null when they do not."""
    created_at: datetime
    """When the user was made."""
    updated_at: datetime
    """When the user last changed."""
    _kinds = {
        "last_login": TIME,
        "locked_until": TIME,
        "created_at": TIME,
        "updated_at": TIME,
    }


class UserResult(Model):
    index: int
    """Which item of the list this is."""
    status: int
    """What the item alone would be answered."""
    user: User | None
    """What it is now."""
    error: Dict[str, Any] | None
    """Why it was not."""
    _kinds = {
        "user": User,
    }


class UserUserResults(Model):
    results: List[UserResult]
    """One each, in their order."""
    succeeded: int
    """How many succeeded."""
    failed: int
    """How many did not."""
    _kinds = {
        "results": [UserResult],
    }


class UserInvitation(Model):
    id: str
    """Its public id."""
    user_id: str
    """Whom it lets in."""
    email: str
    """Whom it invites."""
    expires_at: datetime
    """Until when it can be accepted."""
    created_at: datetime
    """When it was made."""
    token: str | None
    """What lets them in, shown this once; null when it was mailed."""
    _kinds = {
        "expires_at": TIME,
        "created_at": TIME,
    }


class Organization(Model):
    id: str
    """Its public id."""
    name: str
    """What it is called."""
    slug: str
    """Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other one has it.
    Made of the name where it is left out."""
    external_id: str | None
    """What another system calls it; no other one has it."""
    metadata: Dict[str, Any]
    """Anything of your own; kept as sent."""
    member_count: int
    """How many users belong to it."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
    }


class Me(Model):
    type: str
    """What acts. One of service_account, user."""
    id: str
    """Its public id."""
    name: str | None
    """What it is called."""
    permissions: List[str]
    """What it may do; `admin` is everything."""
    number: int | None
    """Of a user. Another id, counted in the environment."""
    email: str | None
    """Of a user. The address; no other user has it."""
    email_verified: bool | None
    """Of a user. Whether they have shown that the address is theirs; to be set with `admin` only."""
    username: str | None
    """Of a user. A name to sign in with; no other user has it, in whatever case."""
    phone: str | None
    """Of a user. A telephone number in the form of E.164."""
    external_id: str | None
    """Of a user. What another system calls them; no other user has it."""
    role: str | None
    """Of a user. The name of a role, which says what they may do."""
    status: str | None
    """Of a user. `invited` until there is a way to sign in. One of active, invited, inactive."""
    metadata: Dict[str, Any] | None
    """Of a user. Anything of your own; kept as sent."""
    last_login: datetime | None
    """Of a user. When they last signed in."""
    locked_until: datetime | None
    """Of a user. Until when too many wrong passwords keep them from signing in; null when they do not."""
    created_at: datetime | None
    """Of a user. When the user was made."""
    updated_at: datetime | None
    """Of a user. When the user last changed."""
    _kinds = {
        "last_login": TIME,
        "locked_until": TIME,
        "created_at": TIME,
        "updated_at": TIME,
    }


class MemberUser(Model):
    id: str
    """Their public id."""
    email: str
    """The address; no other user has it."""
    name: str | None
    """What they are called."""


class Member(Model):
    user_id: str
    """The user."""
    organization_id: str
    """The organization."""
    role: str
    """What the user is in the organization. The first member is its owner, whatever was sent. One of owner,
    admin, member."""
    created_at: datetime
    """Since when."""
    user: MemberUser
    """Who it is."""
    _kinds = {
        "created_at": TIME,
        "user": MemberUser,
    }


class Invitation(Model):
    id: str
    """Its public id."""
    organization_id: str
    """The organization."""
    email: str
    """Whom it invites."""
    role: str
    """What they become in the organization. One of owner, admin, member."""
    state: str
    """Whether it can be accepted. One of pending, accepted, revoked, expired."""
    expires_at: datetime
    """Until when it can be accepted."""
    created_at: datetime
    """When it was made."""
    _kinds = {
        "expires_at": TIME,
        "created_at": TIME,
    }


class IssuedInvitation(Model):
    id: str
    """Its public id."""
    organization_id: str
    """The organization."""
    email: str
    """Whom it invites."""
    role: str
    """What they become in the organization. One of owner, admin, member."""
    state: str
    """Whether it can be accepted. One of pending, accepted, revoked, expired."""
    expires_at: datetime
    """Until when it can be accepted."""
    created_at: datetime
    """When it was made."""
    token: str | None
    """What lets them in, shown this once; null when it was mailed."""
    _kinds = {
        "expires_at": TIME,
        "created_at": TIME,
    }


class AcceptedInvitation(Model):
    user: User
    """Who has come in."""
    invitation: Invitation | None
    """The invitation to an organization; null for one of a user."""
    _kinds = {
        "user": User,
        "invitation": Invitation,
    }


class Role(Model):
    name: str
    """What it is called, for good; no other role has this name."""
    description: str | None
    """What it is for."""
    permissions: List[str]
    """What its users may do; each is printed, also where `read`, `write` or `admin` was sent."""
    built_in: bool
    """Whether every environment has it; it cannot be changed then."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
    }


class Session(Model):
    id: str
    """Its public id."""
    user_id: str
    """Who has signed in."""
    device: str | None
    """What the person calls the device."""
    address: str
    """From where they signed in."""
    user_agent: str | None
    """With which program."""
    created_at: datetime
    """When they signed in."""
    last_used_at: datetime
    """When it last got tokens."""
    expires_at: datetime
    """When it ends unless it is used."""
    _kinds = {
        "created_at": TIME,
        "last_used_at": TIME,
        "expires_at": TIME,
    }


class SignedIn(Model):
    session: Session
    """The session."""
    access_token: str
    """To be sent as a bearer token."""
    token_type: str
    """How it is sent. One of Bearer."""
    expires_in: int
    """For how many seconds the access token can be used."""
    refresh_token: str
    """Gets the next two tokens, once."""
    _kinds = {
        "session": Session,
    }


class Introspection(Model):
    active: bool
    """Whether it can be used."""
    scope: str | None
    """What the user may do, separated by spaces."""
    sub: str | None
    """The user."""
    username: str | None
    """Their username, else their e-mail address."""
    sid: str | None
    """The session."""
    token_type: str | None
    """What kind of token it is. One of Bearer, refresh_token."""
    exp: int | None
    """When it ends, in seconds since 1970."""
    iat: int | None
    """When it was made."""


class RevokedSessions(Model):
    revoked: int
    """How many were ended."""


class OwnSession(Model):
    id: str
    """Its public id."""
    user_id: str
    """Who has signed in."""
    device: str | None
    """What the person calls the device."""
    address: str
    """From where they signed in."""
    user_agent: str | None
    """With which program."""
    created_at: datetime
    """When they signed in."""
    last_used_at: datetime
    """When it last got tokens."""
    expires_at: datetime
    """When it ends unless it is used."""
    current: bool
    """Whether this is the one that asks."""
    _kinds = {
        "created_at": TIME,
        "last_used_at": TIME,
        "expires_at": TIME,
    }


class AcceptedRequest(Model):
    status: str
    """The same whether or not somebody has this login. One of accepted."""


class KeyPath(Model):
    methods: List[str] | None
    """`*` is any."""
    path: str
    """Below `/v1`; `*` is one segment, `**` at the end whatever follows."""


class KeyLimit(Model):
    requests: int
    """How many."""
    window: str
    """In which time. One of minute, hour, day."""


class KeyActor(Model):
    type: str
    """What acts. One of user, service_account, operator."""
    id: str | None
    """Its public id; null for the operator."""
    name: str | None
    """What it is called; null for a user."""


class ApiKey(Model):
    id: str
    """Its public id."""
    name: str
    """What it is for."""
    contract: str
    """The contract that it speaks; that of the calling key when left out."""
    environment: str
    """Where it works. One of live, test."""
    prefix: str
    """How its secret begins."""
    permissions: List[str]
    """What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write`
    stand for each of theirs."""
    paths: List[KeyPath]
    """The operations that it may call, of those that its permissions allow; empty for all."""
    allowed_ips: List[str]
    """Addresses and networks that it may be used from; empty for any."""
    expires_at: datetime | None
    """When it ends."""
    limit: KeyLimit | None
    """Its own rate limit; null for that of the plan."""
    state: str
    """What it is now. One of active, disabled, expired, revoked."""
    principal: KeyActor
    """Who acts with it."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    created_by: KeyActor | None
    """Who made it; null for keys of earlier versions."""
    last_used_at: datetime | None
    """When it was last used, ten seconds late at most."""
    last_used_ip: str | None
    """From where it was last used."""
    rotated_to: str | None
    """The key that takes its place."""
    rotation_due: bool
    """Whether it is older than 90 days and should be rotated."""
    _kinds = {
        "paths": [KeyPath],
        "expires_at": TIME,
        "limit": KeyLimit,
        "principal": KeyActor,
        "created_at": TIME,
        "updated_at": TIME,
        "created_by": KeyActor,
        "last_used_at": TIME,
    }


class CreatedApiKey(Model):
    id: str
    """Its public id."""
    name: str
    """What it is for."""
    contract: str
    """The contract that it speaks; that of the calling key when left out."""
    environment: str
    """Where it works. One of live, test."""
    prefix: str
    """How its secret begins."""
    permissions: List[str]
    """What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and `write`
    stand for each of theirs."""
    paths: List[KeyPath]
    """The operations that it may call, of those that its permissions allow; empty for all."""
    allowed_ips: List[str]
    """Addresses and networks that it may be used from; empty for any."""
    expires_at: datetime | None
    """When it ends."""
    limit: KeyLimit | None
    """Its own rate limit; null for that of the plan."""
    state: str
    """What it is now. One of active, disabled, expired, revoked."""
    principal: KeyActor
    """Who acts with it."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    created_by: KeyActor | None
    """Who made it; null for keys of earlier versions."""
    last_used_at: datetime | None
    """When it was last used, ten seconds late at most."""
    last_used_ip: str | None
    """From where it was last used."""
    rotated_to: str | None
    """The key that takes its place."""
    rotation_due: bool
    """Whether it is older than 90 days and should be rotated."""
    secret: str
    """What authenticates requests; shown this once."""
    _kinds = {
        "paths": [KeyPath],
        "expires_at": TIME,
        "limit": KeyLimit,
        "principal": KeyActor,
        "created_at": TIME,
        "updated_at": TIME,
        "created_by": KeyActor,
        "last_used_at": TIME,
    }


class ComparedKey(Model):
    permissions: List[str]
    """Spelled out; `admin` is what covers keys and accounts."""
    paths: List[KeyPath]
    """Path rules."""
    allowed_ips: List[str]
    """Addresses and networks."""
    limit: KeyLimit | None
    """The rate limit."""
    _kinds = {
        "paths": [KeyPath],
        "limit": KeyLimit,
    }


class KeyComparison(Model):
    only_left: ComparedKey
    """What the left key has alone."""
    only_right: ComparedKey
    """What the right key has alone."""
    both: ComparedKey
    """What both have."""
    _kinds = {
        "only_left": ComparedKey,
        "only_right": ComparedKey,
        "both": ComparedKey,
    }


class UsedDay(Model):
    date: str
    """The day, in UTC."""
    requests: int
    """Requests that arrived on it."""
    errors: int
    """Those answered 400 or more, or not waited for."""
    last_address: str | None
    """From where the last one came; null without any."""
    p50_ms: float | None
    """Milliseconds that half of them did not exceed."""
    p95_ms: float | None
    """Milliseconds that 95 % of them did not exceed."""
    p99_ms: float | None
    """Milliseconds that 99 % of them did not exceed."""
    refused: int
    """Those answered 429."""
    limit: int | None
    """What the limit allows that was nearest to its end."""
    peak: int | None
    """How much of it was used at most."""


class KeyUsage(Model):
    data: List[UsedDay]
    """Day by day, the oldest first."""
    _kinds = {
        "data": [UsedDay],
    }


class Item(Model):
    id: str
    """Its public id."""
    type: str
    """What kind of item it is, for good."""
    status: str
    """Any word; `archived` is that of archived items."""
    attributes: Dict[str, Any]
    """Anything; the order of keys and the text of numbers are kept."""
    external_id: str | None
    """Its id in another system; no other item of its type has it."""
    version: int
    """Grows with every change."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    archived_at: datetime | None
    """When it was archived."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
        "archived_at": TIME,
    }


class ItemResult(Model):
    index: int
    """Which item of the list this is."""
    status: int
    """What the item alone would be answered."""
    item: Item | None
    """What it is now."""
    error: Dict[str, Any] | None
    """Why it was not."""
    _kinds = {
        "item": Item,
    }


class ItemItemResults(Model):
    results: List[ItemResult]
    """One each, in their order."""
    succeeded: int
    """How many succeeded."""
    failed: int
    """How many did not."""
    _kinds = {
        "results": [ItemResult],
    }


class ItemChange(Model):
    position: int
    """Where it stands in the event log."""
    op: str
    """What to do with a copy of the item. One of upsert, delete."""
    id: str
    """Which item it is."""
    type: str | None
    """Its type; null where nothing is kept of the item."""
    external_id: str | None
    """Its id in another system."""
    item: Item | None
    """The item as it is by now; null when it is deleted."""
    _kinds = {
        "item": Item,
    }


class DataIndex(Model):
    path: str
    """Where the value lies in the attributes, `address.city`; items of arrays have no name of their own."""
    kind: str
    """As what values are compared and sorted; `words` are found by `q`. One of text, number, time, words."""
    state: str | None
    """Whether filters can use it. What a body says of it is passed over. One of building, ready, failed."""
    progress: int | None
    """How much of the items it holds, in a hundred. What a body says of it is passed over."""
    auto: bool | None
    """Whether filters without an index have asked for it; it goes when it is no longer used, or when others
    need its place. One that comes back as `true` stays so."""


class DataType(Model):
    type: str
    """Its name."""
    schema: Dict[str, Any] | None
    """JSON Schema 2020-12 that attributes have to fit from now on; items that are there stay."""
    indexes: List[DataIndex]
    """By which values items can be found and sorted."""
    retention_days: int | None
    """How many days after their last change items are deleted; null for never."""
    items: int
    """How many there are, archived ones too."""
    bytes: int
    """Of the attributes of all of them."""
    version: int
    """Grows with every change."""
    created_at: datetime
    """When it was first used or declared."""
    updated_at: datetime
    """When what is declared last changed."""
    _kinds = {
        "indexes": [DataIndex],
        "created_at": TIME,
        "updated_at": TIME,
    }


class ItemProblem(Model):
    field: str
    """Where it is, `attributes/lines/1/sku`."""
    message: str
    """What is wrong there."""


class ItemFailure(Model):
    id: str
    """The item."""
    errors: List[ItemProblem]
    """What is wrong with it."""
    _kinds = {
        "errors": [ItemProblem],
    }


class DataTypeCheck(Model):
    checked: int
    """Items that were looked at, the newest first."""
    total: int
    """Items that there are."""
    failed: int
    """How many of those that were looked at do not fit."""
    complete: bool
    """Whether all were looked at."""
    failures: List[ItemFailure]
    """The newest of those that do not fit."""
    _kinds = {
        "failures": [ItemFailure],
    }


class JobProgress(Model):
    done: int
    """How much is done: lines of an import, objects of an export."""
    total: int | None
    """How much there is; null as long as that is not known."""


class JobError(Model):
    line: int | None
    """The line at fault; null when none is."""
    field: str | None
    """The field at fault; null when none is."""
    message: str
    """What to do."""


class Job(Model):
    id: str
    """Its public id."""
    kind: str
    """What is done."""
    state: str
    """How far it is. One of queued, running, succeeded, failed, cancelled."""
    progress: JobProgress
    """How much of it is done."""
    errors: List[JobError]
    """The first 100 errors; a line that failed does not fail the job."""
    result_url: str | None
    """Where what it has made can be fetched for 24 hours; null when there is nothing."""
    created_at: datetime
    """When it was asked for."""
    started_at: datetime | None
    """When it began; null before."""
    finished_at: datetime | None
    """When it was over; null before."""
    _kinds = {
        "progress": JobProgress,
        "errors": [JobError],
        "created_at": TIME,
        "started_at": TIME,
        "finished_at": TIME,
    }


class BatchResultHeaders(Model):
    Location: str | None
    """As it would be told."""
    ETag: str | None
    """As it would be told."""
    Allow: str | None
    """As it would be told."""


class BatchResult(Model):
    id: str
    """The id that was sent, or the index of the operation."""
    status: int
    """What the operation alone would answer."""
    headers: BatchResultHeaders
    """Those of the answer that matter here."""
    body: Dict[str, Any] | None
    """The answer's; null when it has none."""
    _kinds = {
        "headers": BatchResultHeaders,
    }


class BatchResults(Model):
    results: List[BatchResult]
    """One for each operation, in their order."""
    succeeded: int
    """Those with a status below 400."""
    failed: int
    """The others: repeat only these."""
    _kinds = {
        "results": [BatchResult],
    }


class CannedReply(Model):
    id: str
    """Its public id."""
    name: str
    """What it is called; no other one has this name."""
    content: str
    """What to say."""
    tags: List[str]
    """Words to find it by."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
    }


class Membership(Model):
    user_id: str
    """The user."""
    organization_id: str
    """The organization."""
    role: str
    """What the user is in the organization. The first member is its owner, whatever was sent. One of owner,
    admin, member."""
    created_at: datetime
    """Since when."""
    _kinds = {
        "created_at": TIME,
    }


class EventData(Model):
    id: str
    """Public id of the object."""
    type: str
    """What kind of object it is."""
    attributes: Dict[str, Any]
    """The object as `/v1` shows it."""
    changed_fields: List[str] | None
    """Of updates: what changed."""
    previous_plan: str | None
    """The plan before. One of starter, professional, enterprise."""
    ticket_id: str | None
    """Of ticket events: the ticket."""
    customer_email: str | None
    """Of ticket events: the customer."""
    subject: str | None
    """Of ticket events: the subject."""
    priority: str | None
    """Of ticket events: the priority."""
    comment: Dict[str, Any] | None
    """Of `response.sent`: the reply."""
    status: str | None
    """Of data events: of the item."""
    external_id: str | None
    """Of data events: of the item."""
    version: int | None
    """Of data events: of the item."""
    created_at: datetime | None
    """Of data events: of the item."""
    updated_at: datetime | None
    """Of data events: of the item."""
    archived_at: datetime | None
    """Of data events: of the item."""
    ids: Dict[str, Any] | None
    """Of `data.bulk_updated`: the ids by what happened: `create`, `update`, `delete`, `archive`,
    `restore`."""
    username: str | None
    """Of user events: the username."""
    changes: Dict[str, Any] | None
    """Of `user.role_changed`: `role` with `from` and `to`."""
    member: Membership | None
    """Of `organization.member_…`: who, and as what."""
    previous_role: str | None
    """Of `organization.member_role_changed`: what they were before. One of owner, admin, member."""
    user_id: str | None
    """Of session events: the user."""
    scope: str | None
    """What is counted together. One of account, key, user, endpoint."""
    name: str | None
    """`requests`, or the pattern of the operations."""
    window: str | None
    """In which time. One of minute, hour, day."""
    limit: int | None
    """How many there may be."""
    used: int | None
    """How many there were when it was noticed."""
    threshold: int | None
    """How many per cent were reached."""
    run: str | None
    """The run, by the id of its job."""
    result_url: str | None
    """Where it can be fetched."""
    error: str | None
    """Why."""
    webhook_id: str | None
    """Of `webhook.delivery_failed`: the endpoint."""
    disables_at: datetime | None
    """Of `webhook.delivery_failed`: when the endpoint is switched off if it goes on failing."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
        "archived_at": TIME,
        "member": Membership,
        "disables_at": TIME,
    }


class Event(Model):
    id: str
    """Unique id of the event."""
    event: str
    """Its type. `account.updated`: Something about the account was changed. `account.settings_changed`: The
    account has chosen other settings. `subscription.changed`: The account has another plan.
    `subscription.upgraded`: The account has a higher plan. `subscription.downgraded`: The account has a
    lower plan. `subscription.cancelled`: The account was cancelled. `key.created`: A key was made.
    `key.updated`: A key was changed. `key.disabled`: A key was paused. `key.enabled`: The pause of a key
    was ended. `key.revoked`: A key was ended for good. `key.rotated`: A key was given a successor.
    `key.rotation_due`: A key is so old that it should be rotated. `payment.succeeded`: A payment has
    succeeded. `payment.failed`: A payment has failed. `ticket.created`: A ticket was opened.
    `ticket.updated`: A ticket was changed or commented on. `ticket.resolved`: A ticket became resolved.
    `ticket.deleted`: A ticket was deleted, with its comments. `response.sent`: The customer was sent a
    reply. `canned_reply.created`: A canned reply was made. `canned_reply.updated`: A canned reply was
    changed. `canned_reply.deleted`: A canned reply was deleted. `data.created`: An item was made.
    `data.updated`: An item was changed. `data.deleted`: An item was moved to the trash, or deleted for
    good. `data.archived`: An item was archived. `data.restored`: An item came back from the archive or the
    trash. `data.bulk_updated`: Many items were changed in one request. `file.uploaded`: All bytes of a file
    have come. `file.ready`: A file can be read. `file.rejected`: A file cannot be read: a virus was found,
    which can be appealed, or it was rejected for good. `file.updated`: What is said about a file was
    changed. `file.appealed`: Somebody says that a file has no virus. `file.deleted`: A file was deleted, or
    has expired. `user.created`: A user was made. `user.updated`: A user was changed. `user.deleted`: A user
    was deleted. `user.activated`: A user became active. `user.deactivated`: A user became inactive.
    `user.locked`: A user cannot sign in for a while, after too many wrong passwords. `user.role_changed`: A
    user was given another role. `organization.created`: An organization was made. `organization.updated`:
    An organization was changed. `organization.deleted`: An organization was deleted.
    `organization.member_added`: A user became a member of an organization. `organization.member_removed`: A
    user is no member of an organization any more. `organization.member_role_changed`: A member of an
    organization was given another role. `session.created`: A user has signed in. `session.revoked`: A
    session was ended before its time. `session.reuse_detected`: A refresh token came again that had been
    used; its session was ended. `increase_request.created`: A higher limit was asked for.
    `increase_request.updated`: A request for a higher limit was decided. `rate_limit.threshold_reached`: A
    threshold of a rate limit was reached, for the first time on this day (UTC). `report.created`: A report
    was made. `report.updated`: A report was changed. `report.deleted`: A report was deleted.
    `report.completed`: A report was made. `report.failed`: A report could not be made.
    `webhook.delivery_failed`: A delivery was given up after its last attempt."""
    timestamp: datetime
    """When it happened."""
    account_id: str
    """Whose it is."""
    api_version: str
    """The version of the API that made it."""
    sequence: int
    """Its position in the log."""
    data: EventData
    """What happened to what."""
    _kinds = {
        "timestamp": TIME,
        "data": EventData,
    }


class StreamTicket(Model):
    ticket: str
    """To be sent as `ticket`, once."""
    expires_in: int
    """Its life in seconds."""


class Webhook(Model):
    id: str
    """Its public id."""
    url: str
    """Where events are posted to; HTTPS."""
    events: List[str]
    """Types, families such as `ticket.*`, or `*`."""
    format: str
    """How it is told of them: as the platform does, or as another contract that tells of some only. One of
    platform, accounts."""
    description: str | None
    """What it is for."""
    enabled: bool
    """Whether it gets events."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
    }


class CreatedWebhook(Model):
    id: str
    """Its public id."""
    url: str
    """Where events are posted to; HTTPS."""
    events: List[str]
    """Types, families such as `ticket.*`, or `*`."""
    format: str
    """How it is told of them: as the platform does, or as another contract that tells of some only. One of
    platform, accounts."""
    description: str | None
    """What it is for."""
    enabled: bool
    """Whether it gets events."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    secret: str
    """What deliveries are signed with; shown this once."""
    _kinds = {
        "created_at": TIME,
        "updated_at": TIME,
    }


class DeliveryHeader(Model):
    name: str
    """Its name."""
    value: str
    """Its value."""


class DeliveryRequest(Model):
    url: str
    """Where it was sent to."""
    headers: List[DeliveryHeader]
    """What it was sent with."""
    body: str | None
    """The payload, up to 64 KiB; null in lists, and when its person was erased."""
    _kinds = {
        "headers": [DeliveryHeader],
    }


class DeliveryResponse(Model):
    status: int
    """The status of the answer."""
    headers: List[DeliveryHeader]
    """The headers of the answer."""
    body: str | None
    """Its body, up to 64 KiB; null in lists, and when the person was erased."""
    truncated: bool
    """Whether there was more of it."""
    _kinds = {
        "headers": [DeliveryHeader],
    }


class DeliveryError(Model):
    class_: str
    """What went wrong. One of timeout, dns, blocked_address, refused, unreachable, reset, tls, too_large,
    protocol, redirect, status, expired."""
    message: str
    """A sentence for people."""


class DeliveryTimings(Model):
    dns: int | None
    """Looking the name up, in milliseconds."""
    connect: int | None
    """Connecting, in milliseconds."""
    tls: int | None
    """Agreeing on a cipher, in milliseconds."""
    first_byte: int | None
    """Until the answer began, in milliseconds."""


class DeliveryAttempt(Model):
    at: datetime
    """When it was made."""
    address: str | None
    """The address that was called; null for none."""
    request: DeliveryRequest
    """What was sent."""
    response: DeliveryResponse | None
    """What came back; null for nothing."""
    error: DeliveryError | None
    """What went wrong; null for nothing."""
    duration_ms: int
    """How long it took."""
    timings: DeliveryTimings
    """How long each step took; null for a step not made."""
    _kinds = {
        "at": TIME,
        "request": DeliveryRequest,
        "response": DeliveryResponse,
        "error": DeliveryError,
        "timings": DeliveryTimings,
    }


class WebhookDelivery(Model):
    id: str
    """Its public id."""
    webhook_id: str
    """The endpoint."""
    event_id: str
    """The event; the same over all attempts, and in the header `webhook-id`."""
    event: str
    """The type of the event."""
    state: str
    """How far it has come. One of pending, retrying, delivered, dead."""
    next_attempt_at: datetime | None
    """When it is tried next; null for never."""
    created_at: datetime
    """When it was enqueued."""
    attempts: List[DeliveryAttempt]
    """Its newest attempts, oldest first."""
    _kinds = {
        "next_attempt_at": TIME,
        "created_at": TIME,
        "attempts": [DeliveryAttempt],
    }


class FileScan(Model):
    state: str
    """What became of it. One of pending, clean, infected, skipped, error."""
    engine: str | None
    """Which scanner has looked."""
    signature: str | None
    """What it has found."""
    at: datetime | None
    """When it said so."""
    _kinds = {
        "at": TIME,
    }


class FileThumbnail(Model):
    size: str
    """The longer side has at most 128, 512 or 1,024 pixels. One of small, medium, large."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    url: str
    """Where to read it."""


class FileRejection(Model):
    reason: str
    """What is wrong with it. One of size, type, virus, corrupt."""
    message: str
    """The same as a sentence."""


class FileAppeal(Model):
    state: str
    """What became of it. One of pending, granted, refused."""
    reason: str
    """Why it was said to be no virus."""
    decided_at: datetime | None
    """When it was decided; null for not yet."""
    _kinds = {
        "decided_at": TIME,
    }


class File(Model):
    id: str
    """Its public id."""
    name: str
    """What it is called, as it was sent."""
    size: int
    """Its bytes."""
    content_type: str | None
    """By its bytes; null while nobody has looked at them."""
    sha256: str | None
    """Of its bytes, in hexadecimal; null while nobody has looked at them."""
    status: str
    """Where it is on its way from the upload to whoever reads it. One of uploading, scanning, processing,
    ready, rejected, quarantined."""
    scan: FileScan
    """What a scanner has said of it."""
    thumbnails: List[FileThumbnail]
    """Small pictures of it, where it is one."""
    rejection: FileRejection | None
    """Why nobody may read it; null unless it was rejected."""
    appeal: FileAppeal | None
    """Your word that it has no virus; null where there is none."""
    metadata: Dict[str, Any]
    """Anything of your own; kept as sent."""
    expires_at: datetime | None
    """When it is deleted by itself, unless it is attached to something; null for never."""
    created_at: datetime
    """When it was uploaded, or begun to be."""
    updated_at: datetime
    """When it last changed."""
    _kinds = {
        "scan": FileScan,
        "thumbnails": [FileThumbnail],
        "rejection": FileRejection,
        "appeal": FileAppeal,
        "expires_at": TIME,
        "created_at": TIME,
        "updated_at": TIME,
    }


class FileLink(Model):
    url: str
    """Where anybody reads the file, below the address of this server."""
    expires_at: datetime
    """When it ends, if not before."""
    _kinds = {
        "expires_at": TIME,
    }


class AccountSettings(Model):
    require_two_factor: bool
    """Whether users of the live environment need a second factor. Over the API those without one are
    refused; on pages they add one first."""
    allowed_ips: List[str]
    """Addresses and networks from which every key of the account may be used; empty for any. Needs the gate
    `allowed_ips`."""
    session_idle_days: int
    """After how many days without use a session ends."""
    audit_days: int
    """How many days the audit trail is kept."""
    alert_thresholds: List[int]
    """At which parts of a limit, in percent, somebody is told; empty for never."""
    support_email: str | None
    """Where people are sent who need help."""
    invitation_url: str | None
    """Where the link of an invitation leads; it gets `#token=…`. Null for the server's."""
    reset_url: str | None
    """Where the link to a new password leads; it gets `#token=…`. Null for the server's own page, or a mail
    that shows the token where nobody can reach that."""


class Account(Model):
    id: str
    """Its public id."""
    name: str
    """Its name."""
    plan: str
    """Its plan. One of starter, professional, enterprise."""
    environment: str
    """Where the key that asks works. One of live, test."""
    region: str | None
    """Where its data is to lie; null where nothing was agreed."""
    settings: AccountSettings
    """What it has chosen for itself."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it last changed."""
    _kinds = {
        "settings": AccountSettings,
        "created_at": TIME,
        "updated_at": TIME,
    }


class RateLimit(Model):
    scope: str
    """What is counted together. One of account, key, user, endpoint."""
    name: str
    """`requests`, or the pattern of the operations."""
    window: str
    """In which time. One of minute, hour, day."""
    limit: int
    """How many."""
    remaining: int
    """How many are left, as far as this node knows."""
    resets_at: datetime
    """When the window ends."""
    _kinds = {
        "resets_at": TIME,
    }


class Quota(Model):
    name: str
    """What is counted."""
    limit: int | None
    """How many there may be; null for any number."""
    used: int
    """How many there are."""


class Gate(Model):
    feature: str
    """What can be open."""
    allowed: bool
    """Whether it is."""


class RequestBounds(Model):
    request_body_bytes: int
    """Of a body, unpacked."""
    url_bytes: int
    """Of path and query."""
    header_bytes: int
    """Of all headers."""
    query_parameters: int
    """In a query."""
    batch_operations: int
    """In a batch."""
    request_seconds: int
    """Until a request is answered."""
    batch_seconds: int
    """Until a batch is answered."""
    file_bytes: int
    """Of one file."""
    upload_seconds: int
    """Until a file has come that is sent in one request."""


class Limits(Model):
    plan: str
    """The plan of the account. One of starter, professional, enterprise."""
    rate_limits: List[RateLimit]
    """What requests count against."""
    quotas: List[Quota]
    """How much the environment may have."""
    gates: List[Gate]
    """What the account may use."""
    bodies: RequestBounds
    """What one request may bring and take."""
    _kinds = {
        "rate_limits": [RateLimit],
        "quotas": [Quota],
        "gates": [Gate],
        "bodies": RequestBounds,
    }


class LimitIncrease(Model):
    id: str
    """Its public id."""
    limit: str
    """Which limit: `account:minute`, or the name of a quota."""
    wanted: int
    """How much it should be; more than it is."""
    reason: str
    """What for."""
    state: str
    """What was decided. One of pending, granted, declined."""
    created_at: datetime
    """When it was asked for."""
    _kinds = {
        "created_at": TIME,
    }


class SeriesDescription(Model):
    name: str
    """Its name, by which it is asked for."""
    about: str
    """What it tells."""
    groups: List[str]
    """By what it can be told apart, and narrowed."""
    points: List[str]
    """What each of its points says."""


class SeriesList(Model):
    series: List[SeriesDescription]
    """All there are."""
    _kinds = {
        "series": [SeriesDescription],
    }


class SeriesGroup(Model):
    endpoint: str | None
    """The operation, such as `GET /v1/tickets/{id}`; null where no operation has the path."""
    key: str | None
    """The key that was shown; null when a user called, `other` after the first thousand of a day."""
    method: str | None
    """The method as it was sent."""
    status: str | None
    """The status of the answer."""
    status_class: str | None
    """The class of the status, such as `4xx`."""
    user_agent: str | None
    """What the client calls itself first, such as `curl`; `other` after the first thousand of a day."""
    code: str | None
    """The code of the error; null where none was told."""
    priority: str | None
    """The priority that they have now."""
    category: str | None
    """The category that they have now, null for none."""
    endpoint_id: str | None
    """The webhook endpoint."""
    event: str | None
    """The type of the event."""


class SeriesPoint(Model):
    at: datetime
    """When the interval begins."""
    count: int | None
    """Requests that arrived. Or: Requests answered 400 or more, or not waited for. Or: Requests that
    arrived. Or: Requests that were answered 429. Or: Minutes that are over. Or: Tickets that were opened.
    Or: Attempts that ended."""
    errors: int | None
    """Those answered 400 or more, or not waited for. Or: Those in which no node was there, or more than 5 %
    of at least 20 answers failed by the server's own fault. Or: Those that the receiver did not take."""
    p50_ms: float | None
    """Milliseconds that 50 % did not exceed, off by less than 1 %."""
    p95_ms: float | None
    """Milliseconds that 95 % did not exceed, off by less than 1 %."""
    p99_ms: float | None
    """Milliseconds that 99 % did not exceed, off by less than 1 %."""
    last_request_ids: List[str] | None
    """The last of them, newest first."""
    min_ms: float | None
    """Milliseconds of the fastest."""
    avg_ms: float | None
    """Milliseconds on average."""
    max_ms: float | None
    """Milliseconds of the slowest."""
    limit: int | None
    """What the limit allows that was nearest to its end; null without a request."""
    peak: int | None
    """How much of it was used at most; null without a request."""
    availability: float | None
    """How many per cent of the minutes it was there; null without any."""
    resolved: int | None
    """Tickets that were resolved."""
    closed: int | None
    """Tickets that were closed."""
    success_rate: float | None
    """How many per cent the receivers took; null without any."""
    _kinds = {
        "at": TIME,
    }


class SeriesLine(Model):
    group: SeriesGroup
    """What its points have in common; empty where nothing is told apart."""
    points: List[SeriesPoint]
    """One for each interval, also where nothing happened."""
    _kinds = {
        "group": SeriesGroup,
        "points": [SeriesPoint],
    }


class Series(Model):
    series: List[SeriesLine]
    """One for each group, the largest first."""
    from_: datetime
    """When the first interval begins."""
    to: datetime
    """When the last interval ends."""
    interval: str
    """How long each is."""
    _kinds = {
        "series": [SeriesLine],
        "from": TIME,
        "to": TIME,
    }


class ReportSchedule(Model):
    every: str
    """How often. One of day, week, month."""
    on: int | None
    """The day of the week, 1 is Monday, or of the month; null for every day."""
    at: str
    """Hour and minute on the clocks of the zone. A time that they leave out is the next one; one that they
    show twice counts once."""
    time_zone: str | None
    """Its name in the time zone database."""


class Report(Model):
    id: str
    """Its public id."""
    name: str
    """What it is called."""
    template: str | None
    """What it tells, of what lies between two runs or, without a schedule, of the last 30 days;
    `availability` tells of months. Either this or `query`. One of usage, errors, availability, tickets."""
    query: Dict[str, Any] | None
    """A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`, and `last`
    (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`."""
    format: str
    """What it is written as. One of json, csv."""
    schedule: ReportSchedule | None
    """When it is made by itself; null for never."""
    recipients: List[str]
    """Active users who get a mail with a link, as addresses or ids; shown as ids."""
    last_run_at: datetime | None
    """When it was last begun; null before."""
    next_run_at: datetime | None
    """When it is made by itself next; null for never."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it was last changed."""
    _kinds = {
        "schedule": ReportSchedule,
        "last_run_at": TIME,
        "next_run_at": TIME,
        "created_at": TIME,
        "updated_at": TIME,
    }


class ReportRun(Model):
    id: str
    """That of its job."""
    state: str
    """What became of it. One of running, succeeded, failed."""
    scheduled: bool
    """Whether nobody asked for it."""
    result_url: str | None
    """Where what it told can be fetched for 90 days; null when there is nothing."""
    mailed: int
    """How many people were written to; none where the environment had sent its mails of the hour."""
    error: str | None
    """Why it failed; null when it did not."""
    created_at: datetime
    """When it was asked for."""
    finished_at: datetime | None
    """When it was over; null before."""
    _kinds = {
        "created_at": TIME,
        "finished_at": TIME,
    }


class LoggedRequest(Model):
    id: str
    """The server's own id of the request."""
    client_request_id: str | None
    """The id that the client gave it."""
    created_at: datetime
    """When it arrived."""
    method: str
    """Its method."""
    route: str | None
    """The template of its path, null where no route has the path."""
    status: int
    """The status of the answer; 499 when the client did not wait for it."""
    code: str | None
    """The code of the error that was answered, null for none."""
    duration_ms: int
    """Milliseconds until the answer had left."""
    key_id: str | None
    """The key that was shown; null when a user called."""
    user_id: str | None
    """The user who called, or for whom the key acted."""
    address: str
    """The client's address."""
    user_agent: str
    """What the client called itself."""
    _kinds = {
        "created_at": TIME,
    }


class AuditActor(Model):
    type: str
    """What kind of principal it is. One of user, service_account, operator, system."""
    id: str | None
    """Its id, null for the operator and the system."""
    name: str | None
    """What it was called."""
    on_behalf_of: str | None
    """The user for whom it acted."""


class AuditTarget(Model):
    type: str
    """What kind of object it is."""
    id: str | None
    """Its public id, null when the action was about no single object."""


class AuditEntry(Model):
    id: str
    """Unique id of the entry."""
    sequence: int
    """Its place in the trail of the environment, without gaps."""
    action: str
    """What was done: a noun and a verb."""
    outcome: str
    """Whether it was done, or denied for want of a right. One of done, denied."""
    actor: AuditActor
    """Who did it."""
    target: AuditTarget
    """To what."""
    before: Dict[str, Any] | None
    """What was changed, as it was."""
    after: Dict[str, Any] | None
    """What was changed, as it is."""
    address: str | None
    """The client's address, `local` for the command line."""
    user_agent: str | None
    """What the client called itself."""
    request_id: str
    """The id of the request or of the command."""
    created_at: datetime
    """When, to the microsecond."""
    count: int | None
    """How many denied actions it stands for, when there were too many for one entry each."""
    erased: bool
    """Whether what it said was wiped, because the person of whom it told was erased."""
    salt: str | None
    """What the commitment is salted with."""
    commitment: str
    """Hash of the salt and of the values that can be wiped."""
    digest: str
    """Hash of the commitment and of all other values, which a seal covers."""
    _kinds = {
        "actor": AuditActor,
        "target": AuditTarget,
        "created_at": TIME,
    }


class AuditSeal(Model):
    number: int
    """Its number, counted from 1."""
    account_id: str
    """Whose trail it is."""
    environment: str
    """In which environment. One of live, test."""
    first: int
    """The first entry that it covers."""
    last: int
    """The last one."""
    previous: str
    """The seal before it; zeros for the first."""
    seal: str
    """Hash of all above and of the digests of its entries."""
    signature: str
    """Ed25519 signature of the 32 bytes of the seal, in base64."""
    key_id: str
    """The key that signed it."""
    sealed_at: datetime
    """When it was signed."""
    _kinds = {
        "sealed_at": TIME,
    }


class AuditKey(Model):
    id: str
    """As seals name it."""
    public_key: str
    """The key in PEM."""


class AuditKeys(Model):
    keys: List[AuditKey]
    """The oldest first."""
    _kinds = {
        "keys": [AuditKey],
    }


class AuditFault(Model):
    sequence: int
    """The place in the trail."""
    reason: str
    """`changed`: the entry is not what it was; `missing`: there is none; `reordered`: it is another one's;
    `seal`: the seal that begins here is missing, changed or not signed by the key. One of changed, missing,
    reordered, seal."""


class AuditVerdict(Model):
    valid: bool
    """Whether all is as it was sealed."""
    checked: int
    """How many entries."""
    first_invalid: AuditFault | None
    """Where it is not, null for nowhere."""
    next_from: datetime | None
    """What to send as `from` to go on, when the time was not enough for all."""
    _kinds = {
        "first_invalid": AuditFault,
        "next_from": TIME,
    }
