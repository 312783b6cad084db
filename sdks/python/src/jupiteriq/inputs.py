"""Parts of requests, as dictionaries. Written by sdks/generate; do not edit."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List, TypedDict


class NewUser(TypedDict, total=False):
    """NewUser"""

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
    metadata: Dict[str, Any] | None
    """Anything of your own; kept as sent."""
    password: str | None
    """12 to 256 characters that nobody guesses; then the user is active at once."""
    password_hash: str | None
    """A password that another system has hashed, as a PHC string: argon2, bcrypt, scrypt or pbkdf2. It
    takes `admin`, and no `password` beside it."""


class MemberUserInput(TypedDict, total=False):
    """MemberUserInput"""

    id: str
    """Their public id."""
    email: str
    """The address; no other user has it."""
    name: str | None
    """What they are called."""


class SessionClient(TypedDict, total=False):
    """SessionClient"""

    address: str
    """The person's address."""
    user_agent: str | None
    """With which program they come."""


class KeyPathInput(TypedDict, total=False):
    """KeyPathInput"""

    methods: List[str]
    """`*` is any."""
    path: str
    """Below `/v1`; `*` is one segment, `**` at the end whatever follows."""


class KeyLimitInput(TypedDict, total=False):
    """KeyLimitInput"""

    requests: int
    """How many."""
    window: str
    """In which time. One of minute, hour, day."""


class KeyActorInput(TypedDict, total=False):
    """KeyActorInput"""

    type: str
    """What acts. One of user, service_account, operator."""
    id: str | None
    """Its public id; null for the operator."""
    name: str | None
    """What it is called; null for a user."""


class ItemOperation(TypedDict, total=False):
    """ItemOperation"""

    op: str
    """What to do. One of create, update, upsert, delete, archive, restore."""
    id: str
    """Which item it is about."""
    type: str
    """With `external_id`: the type of the item, `item` without."""
    external_id: str
    """In place of `id`: what another system calls the item."""
    data: Dict[str, Any]
    """Of `create` and `upsert` what makes an item, of `update` a merge patch of it."""
    if_version: int
    """The version that the item must have."""


class DataIndexInput(TypedDict, total=False):
    """DataIndexInput"""

    path: str
    """Where the value lies in the attributes, `address.city`; items of arrays have no name of their own."""
    kind: str
    """As what values are compared and sorted; `words` are found by `q`. One of text, number, time, words."""


BatchOperationHeaders = TypedDict("BatchOperationHeaders", {
    "If-Match": "str",
    "If-None-Match": "str",
    "X-Idempotency-Key": "str",
    "Idempotency-Key": "str",
}, total=False)


class BatchOperation(TypedDict, total=False):
    """BatchOperation"""

    id: str
    """Comes back with the result; else its index does."""
    method: str
    """Of the operation. One of GET, POST, PUT, PATCH, DELETE."""
    path: str
    """Of the operation, with `/v1` or without, and its query."""
    headers: BatchOperationHeaders
    """Those that the operation needs."""
    body: Dict[str, Any] | None
    """What the operation takes."""


class FileScanInput(TypedDict, total=False):
    """FileScanInput"""

    state: str
    """What became of it. One of pending, clean, infected, skipped, error."""
    engine: str | None
    """Which scanner has looked."""
    signature: str | None
    """What it has found."""
    at: datetime | str | None
    """When it said so."""


class FileThumbnailInput(TypedDict, total=False):
    """FileThumbnailInput"""

    size: str
    """The longer side has at most 128, 512 or 1,024 pixels. One of small, medium, large."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    url: str
    """Where to read it."""


class FileRejectionInput(TypedDict, total=False):
    """FileRejectionInput"""

    reason: str
    """What is wrong with it. One of size, type, virus, corrupt."""
    message: str
    """The same as a sentence."""


class FileAppealInput(TypedDict, total=False):
    """FileAppealInput"""

    state: str
    """What became of it. One of pending, granted, refused."""
    reason: str
    """Why it was said to be no virus."""
    decided_at: datetime | str | None
    """When it was decided; null for not yet."""


class AccountSettingsPatch(TypedDict, total=False):
    """AccountSettingsPatch"""

    require_two_factor: bool
    """Whether users of the live environment need a second factor. Over the API those without one are
    refused; on pages they add one first."""
    allowed_ips: List[str] | None
    """Addresses and networks from which every key of the account may be used; empty for any. Needs the gate
    `allowed_ips`."""
    session_idle_days: int
    """After how many days without use a session ends."""
    audit_days: int
    """How many days the audit trail is kept."""
    alert_thresholds: List[int] | None
    """At which parts of a limit, in percent, somebody is told; empty for never."""
    support_email: str | None
    """Where people are sent who need help."""
    invitation_url: str | None
    """Where the link of an invitation leads; it gets `#token=…`. Null for the server's."""
    reset_url: str | None
    """Where the link to a new password leads; it gets `#token=…`. Null for the server's own page, or a mail
    that shows the token where nobody can reach that."""


class ReportScheduleInput(TypedDict, total=False):
    """ReportScheduleInput"""

    every: str
    """How often. One of day, week, month."""
    on: int | None
    """The day of the week, 1 is Monday, or of the month; null for every day."""
    at: str
    """Hour and minute on the clocks of the zone. A time that they leave out is the next one; one that they
    show twice counts once."""
    time_zone: str
    """Its name in the time zone database."""
