"""Methods of every resource. Written by sdks/generate; do not edit."""
from __future__ import annotations

from datetime import datetime
from typing import Any, List, Mapping

from . import _operations, inputs, models
from ._by_hand import DataByHand, EventsByHand, FilesByHand, JobsByHand, ReportsByHand
from ._config import Options
from ._model import OMIT, Omit
from ._pages import Page
from ._resource import Resource


class Tickets(Resource):
    def list(
        self, *, status: str | Omit = OMIT, priority: str | Omit = OMIT, category: str | Omit = OMIT,
        customer_email: str | Omit = OMIT, tag: str | Omit = OMIT,
        created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        q: str | Omit = OMIT, sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Ticket]:
        """List tickets.

        :param status: Only tickets in this state. One of open, in_progress, waiting, resolved, closed.
        :param priority: Only tickets of this priority. One of low, medium, high, urgent.
        :param category: Only tickets of this category.
        :param customer_email: Only tickets of this customer, in any case.
        :param tag: Only tickets with this tag.
        :param created_after: Opened after this time.
        :param created_before: Opened before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param q: Every word must occur in subject, description or a comment, in any case.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at,
            priority, -priority.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_TICKETS, (), {"status": status, "priority": priority, "category": category,
            "customer_email": customer_email, "tag": tag, "created_after": created_after,
            "created_before": created_before, "updated_after": updated_after,
            "updated_before": updated_before, "q": q, "sort": sort, "page": page, "limit": limit,
            "offset": offset, "cursor": cursor, "include_total": include_total}, None, options)

    def create(
        self, *, subject: str | Omit = OMIT, title: str | Omit = OMIT, description: str | None | Omit = OMIT,
        status: str | Omit = OMIT, priority: str | Omit = OMIT, category: str | None | Omit = OMIT,
        customer_email: str | None | Omit = OMIT, tags: List[str] | None | Omit = OMIT,
        attachments: List[str] | None | Omit = OMIT, metadata: Mapping[str, Any] | None | Omit = OMIT,
        options: Options | None = None) -> models.Ticket:
        """Open a ticket.

        :param subject: What it is about.
        :param title: Another name for `subject`, as the integration API calls it.
        :param description: The whole story.
        :param status: Where it stands. One of open, in_progress, waiting, resolved, closed.
        :param priority: How urgent it is. One of low, medium, high, urgent.
        :param category: What kind of request it is.
        :param customer_email: The customer to whom replies go.
        :param tags: Words to find it by.
        :param attachments: Files that belong to it, by their ids; `files:read` is needed to name any.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.CREATE_TICKET, (), {}, {"subject": subject, "title": title,
            "description": description, "status": status, "priority": priority, "category": category,
            "customer_email": customer_email, "tags": tags, "attachments": attachments,
            "metadata": metadata}, options)

    def get(self, ticket_id: str, *, options: Options | None = None) -> models.Ticket:
        """Read a ticket."""
        return self._call(_operations.GET_TICKET, (ticket_id,), {}, None, options)

    def update(
        self, ticket_id: str, *, subject: str | Omit = OMIT, title: str | Omit = OMIT,
        description: str | None | Omit = OMIT, status: str | Omit = OMIT, priority: str | Omit = OMIT,
        category: str | None | Omit = OMIT, customer_email: str | None | Omit = OMIT,
        tags: List[str] | None | Omit = OMIT, attachments: List[str] | None | Omit = OMIT,
        metadata: Mapping[str, Any] | None | Omit = OMIT, options: Options | None = None) -> models.Ticket:
        """Change a ticket by a merge patch.

        :param subject: What it is about.
        :param title: Another name for `subject`, as the integration API calls it.
        :param description: The whole story.
        :param status: Where it stands. One of open, in_progress, waiting, resolved, closed.
        :param priority: How urgent it is. One of low, medium, high, urgent.
        :param category: What kind of request it is.
        :param customer_email: The customer to whom replies go.
        :param tags: Words to find it by.
        :param attachments: Files that belong to it, by their ids; `files:read` is needed to name any.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.UPDATE_TICKET, (ticket_id,), {}, {"subject": subject, "title": title,
            "description": description, "status": status, "priority": priority, "category": category,
            "customer_email": customer_email, "tags": tags, "attachments": attachments,
            "metadata": metadata}, options)

    def replace(
        self, ticket_id: str, *, subject: str | Omit = OMIT, title: str | Omit = OMIT,
        description: str | None | Omit = OMIT, status: str | Omit = OMIT, priority: str | Omit = OMIT,
        category: str | None | Omit = OMIT, customer_email: str | None | Omit = OMIT,
        tags: List[str] | None | Omit = OMIT, attachments: List[str] | None | Omit = OMIT,
        metadata: Mapping[str, Any] | None | Omit = OMIT, options: Options | None = None) -> models.Ticket:
        """Replace a ticket; what is left out returns to its default.

        :param subject: What it is about.
        :param title: Another name for `subject`, as the integration API calls it.
        :param description: The whole story.
        :param status: Where it stands. One of open, in_progress, waiting, resolved, closed.
        :param priority: How urgent it is. One of low, medium, high, urgent.
        :param category: What kind of request it is.
        :param customer_email: The customer to whom replies go.
        :param tags: Words to find it by.
        :param attachments: Files that belong to it, by their ids; `files:read` is needed to name any.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.REPLACE_TICKET, (ticket_id,), {}, {"subject": subject, "title": title,
            "description": description, "status": status, "priority": priority, "category": category,
            "customer_email": customer_email, "tags": tags, "attachments": attachments,
            "metadata": metadata}, options)

    def delete(self, ticket_id: str, *, options: Options | None = None) -> None:
        """Delete a ticket with its comments."""
        return self._call(_operations.DELETE_TICKET, (ticket_id,), {}, None, options)

    def list_comments(
        self, ticket_id: str, *, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Comment]:
        """List the comments of a ticket, oldest first.

        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_COMMENTS, (ticket_id,), {"page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def create_comment(
        self, ticket_id: str, *, content: str, is_internal: bool | Omit = OMIT,
        attachments: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Comment:
        """Reply to the customer, or note something.

        :param content: What is said.
        :param is_internal: Whether only the support team sees it; otherwise it is the reply to the
            customer.
        :param attachments: Files that belong to it, by their ids; `files:read` is needed to name any.
        """
        return self._call(
            _operations.CREATE_COMMENT, (ticket_id,), {}, {"content": content, "is_internal": is_internal,
            "attachments": attachments}, options)


class Users(Resource):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        email: str | Omit = OMIT, username: str | Omit = OMIT, external_id: str | Omit = OMIT,
        role: str | Omit = OMIT, status: str | Omit = OMIT, organization_id: str | Omit = OMIT,
        q: str | Omit = OMIT, sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.User]:
        """List users.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param email: Only the user with this address, in any case.
        :param username: Only the user with this username, in any case.
        :param external_id: Only the user whom another system calls so.
        :param role: Only users with this role.
        :param status: Only users in this state. One of active, invited, inactive.
        :param organization_id: Only members of this organization.
        :param q: Every word must be a whole word of the name, the e-mail, its part before or after the `@`,
            or the username, in any case.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at,
            last_login, -last_login.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_USERS, (), {"created_after": created_after, "created_before": created_before,
            "updated_after": updated_after, "updated_before": updated_before, "email": email,
            "username": username, "external_id": external_id, "role": role, "status": status,
            "organization_id": organization_id, "q": q, "sort": sort, "page": page, "limit": limit,
            "offset": offset, "cursor": cursor, "include_total": include_total}, None, options)

    def create(
        self, *, email: str, email_verified: bool | Omit = OMIT, name: str | None | Omit = OMIT,
        username: str | None | Omit = OMIT, phone: str | None | Omit = OMIT,
        external_id: str | None | Omit = OMIT, role: str | Omit = OMIT,
        metadata: Mapping[str, Any] | None | Omit = OMIT, password: str | None | Omit = OMIT,
        password_hash: str | None | Omit = OMIT, options: Options | None = None) -> models.User:
        """Make a user; no mail is sent.

        :param email: The address; no other user has it.
        :param email_verified: Whether they have shown that the address is theirs; to be set with `admin`
            only.
        :param name: What they are called.
        :param username: A name to sign in with; no other user has it, in whatever case.
        :param phone: A telephone number in the form of E.164.
        :param external_id: What another system calls them; no other user has it.
        :param role: The name of a role, which says what they may do.
        :param metadata: Anything of your own; kept as sent.
        :param password: 12 to 256 characters that nobody guesses; then the user is active at once.
        :param password_hash: A password that another system has hashed, as a PHC string: argon2, bcrypt,
            scrypt or pbkdf2. It takes `admin`, and no `password` beside it.
        """
        return self._call(
            _operations.CREATE_USER, (), {}, {"email": email, "email_verified": email_verified, "name": name,
            "username": username, "phone": phone, "external_id": external_id, "role": role,
            "metadata": metadata, "password": password, "password_hash": password_hash}, options)

    def get(self, user_id: str | int, *, options: Options | None = None) -> models.User:
        """Read a user."""
        return self._call(_operations.GET_USER, (user_id,), {}, None, options)

    def update(
        self, user_id: str | int, *, email: str | Omit = OMIT, email_verified: bool | Omit = OMIT,
        name: str | None | Omit = OMIT, username: str | None | Omit = OMIT, phone: str | None | Omit = OMIT,
        external_id: str | None | Omit = OMIT, role: str | Omit = OMIT,
        metadata: Mapping[str, Any] | None | Omit = OMIT, options: Options | None = None) -> models.User:
        """Change a user by a merge patch.

        :param email: The address; no other user has it.
        :param email_verified: Whether they have shown that the address is theirs; to be set with `admin`
            only.
        :param name: What they are called.
        :param username: A name to sign in with; no other user has it, in whatever case.
        :param phone: A telephone number in the form of E.164.
        :param external_id: What another system calls them; no other user has it.
        :param role: The name of a role, which says what they may do.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.UPDATE_USER, (user_id,), {}, {"email": email, "email_verified": email_verified,
            "name": name, "username": username, "phone": phone, "external_id": external_id, "role": role,
            "metadata": metadata}, options)

    def replace(
        self, user_id: str | int, *, email: str, email_verified: bool | Omit = OMIT,
        name: str | None | Omit = OMIT, username: str | None | Omit = OMIT, phone: str | None | Omit = OMIT,
        external_id: str | None | Omit = OMIT, role: str | Omit = OMIT,
        metadata: Mapping[str, Any] | None | Omit = OMIT, options: Options | None = None) -> models.User:
        """Replace a user; what is left out returns to its default.

        :param email: The address; no other user has it.
        :param email_verified: Whether they have shown that the address is theirs; to be set with `admin`
            only.
        :param name: What they are called.
        :param username: A name to sign in with; no other user has it, in whatever case.
        :param phone: A telephone number in the form of E.164.
        :param external_id: What another system calls them; no other user has it.
        :param role: The name of a role, which says what they may do.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.REPLACE_USER, (user_id,), {}, {"email": email, "email_verified": email_verified,
            "name": name, "username": username, "phone": phone, "external_id": external_id, "role": role,
            "metadata": metadata}, options)

    def delete(self, user_id: str | int, *, options: Options | None = None) -> None:
        """Delete a user, and forget the person."""
        return self._call(_operations.DELETE_USER, (user_id,), {}, None, options)

    def create_many(
        self, *, users: List[inputs.NewUser], atomic: bool | Omit = OMIT, options: Options | None = None,
    ) -> models.UserUserResults:
        """Make 1 to 100 users; no mail is sent.

        :param users: Each as if it were sent alone, in this order; without `atomic` one that is wrong fails
            alone.
        :param atomic: Make all or none.
        """
        return self._call(_operations.CREATE_USERS, (), {}, {"users": users, "atomic": atomic}, options)

    def activate(self, user_id: str | int, *, options: Options | None = None) -> models.User:
        """Let a user sign in again."""
        return self._call(_operations.ACTIVATE_USER, (user_id,), {}, None, options)

    def deactivate(self, user_id: str | int, *, options: Options | None = None) -> models.User:
        """Keep a user from signing in."""
        return self._call(_operations.DEACTIVATE_USER, (user_id,), {}, None, options)

    def unlock(self, user_id: str | int, *, options: Options | None = None) -> models.User:
        """Let a user sign in again whom wrong passwords have locked."""
        return self._call(_operations.UNLOCK_USER, (user_id,), {}, None, options)

    def invite(
        self, user_id: str | int, *, notify: bool | Omit = OMIT, options: Options | None = None,
    ) -> models.UserInvitation:
        """Invite a user who has no way to sign in yet.

        :param notify: Whether a mail leaves; without one the answer shows the token.
        """
        return self._call(_operations.INVITE_USER, (user_id,), {}, {"notify": notify}, options)

    def list_organizations(
        self, user_id: str | int, *, created_after: datetime | str | Omit = OMIT,
        created_before: datetime | str | Omit = OMIT, updated_after: datetime | str | Omit = OMIT,
        updated_before: datetime | str | Omit = OMIT, slug: str | Omit = OMIT,
        external_id: str | Omit = OMIT, q: str | Omit = OMIT, sort: str | Omit = OMIT,
        page: int | Omit = OMIT, limit: int | Omit = OMIT, offset: int | Omit = OMIT,
        cursor: str | Omit = OMIT, include_total: str | Omit = OMIT, options: Options | None = None,
    ) -> Page[models.Organization]:
        """List the organizations of which a user is a member.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param slug: Only the organization with this slug.
        :param external_id: Only the one that another system calls so.
        :param q: Every word must be one of the name, in any case.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_USER_ORGANIZATIONS, (user_id,), {"created_after": created_after,
            "created_before": created_before, "updated_after": updated_after,
            "updated_before": updated_before, "slug": slug, "external_id": external_id, "q": q, "sort": sort,
            "page": page, "limit": limit, "offset": offset, "cursor": cursor,
            "include_total": include_total}, None, options)

    def me(self, *, options: Options | None = None) -> models.Me:
        """Read who the caller is."""
        return self._call(_operations.GET_ME, (), {}, None, options)

    def update_me(
        self, *, name: str | None | Omit = OMIT, username: str | None | Omit = OMIT,
        phone: str | None | Omit = OMIT, metadata: Mapping[str, Any] | None | Omit = OMIT,
        options: Options | None = None) -> models.Me:
        """Change what is said about oneself; a key has nothing to change.

        :param name: What they are called.
        :param username: A name to sign in with; no other user has it, in whatever case.
        :param phone: A telephone number in the form of E.164.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.UPDATE_ME, (), {}, {"name": name, "username": username, "phone": phone,
            "metadata": metadata}, options)


class Organizations(Resource):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        slug: str | Omit = OMIT, external_id: str | Omit = OMIT, user_id: str | Omit = OMIT,
        q: str | Omit = OMIT, sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Organization]:
        """List organizations.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param slug: Only the organization with this slug.
        :param external_id: Only the one that another system calls so.
        :param user_id: Only those of which this user is a member.
        :param q: Every word must be one of the name, in any case.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_ORGANIZATIONS, (), {"created_after": created_after,
            "created_before": created_before, "updated_after": updated_after,
            "updated_before": updated_before, "slug": slug, "external_id": external_id, "user_id": user_id,
            "q": q, "sort": sort, "page": page, "limit": limit, "offset": offset, "cursor": cursor,
            "include_total": include_total}, None, options)

    def create(
        self, *, name: str, slug: str | Omit = OMIT, external_id: str | None | Omit = OMIT,
        metadata: Mapping[str, Any] | None | Omit = OMIT, options: Options | None = None,
    ) -> models.Organization:
        """Make an organization.

        :param name: What it is called.
        :param slug: Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other
            one has it. Made of the name where it is left out.
        :param external_id: What another system calls it; no other one has it.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.CREATE_ORGANIZATION, (), {}, {"name": name, "slug": slug, "external_id": external_id,
            "metadata": metadata}, options)

    def get(self, organization_id: str, *, options: Options | None = None) -> models.Organization:
        """Read an organization."""
        return self._call(_operations.GET_ORGANIZATION, (organization_id,), {}, None, options)

    def update(
        self, organization_id: str, *, name: str | Omit = OMIT, slug: str | Omit = OMIT,
        external_id: str | None | Omit = OMIT, metadata: Mapping[str, Any] | None | Omit = OMIT,
        options: Options | None = None) -> models.Organization:
        """Change an organization by a merge patch.

        :param name: What it is called.
        :param slug: Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other
            one has it. Made of the name where it is left out.
        :param external_id: What another system calls it; no other one has it.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.UPDATE_ORGANIZATION, (organization_id,), {}, {"name": name, "slug": slug,
            "external_id": external_id, "metadata": metadata}, options)

    def replace(
        self, organization_id: str, *, name: str, slug: str | Omit = OMIT,
        external_id: str | None | Omit = OMIT, metadata: Mapping[str, Any] | None | Omit = OMIT,
        options: Options | None = None) -> models.Organization:
        """Replace an organization; what is left out returns to its default.

        :param name: What it is called.
        :param slug: Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other
            one has it. Made of the name where it is left out.
        :param external_id: What another system calls it; no other one has it.
        :param metadata: Anything of your own; kept as sent.
        """
        return self._call(
            _operations.REPLACE_ORGANIZATION, (organization_id,), {}, {"name": name, "slug": slug,
            "external_id": external_id, "metadata": metadata}, options)

    def delete(self, organization_id: str, *, options: Options | None = None) -> None:
        """Delete an organization."""
        return self._call(_operations.DELETE_ORGANIZATION, (organization_id,), {}, None, options)

    def list_members(
        self, organization_id: str, *, role: str | Omit = OMIT, created_after: datetime | str | Omit = OMIT,
        created_before: datetime | str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Member]:
        """List the members of an organization, newest first.

        :param role: Only members with this role. One of owner, admin, member.
        :param created_after: Members since a later time.
        :param created_before: Members since an earlier time.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_MEMBERS, (organization_id,), {"role": role, "created_after": created_after,
            "created_before": created_before, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def get_member(
        self, organization_id: str, user_id: str, *, options: Options | None = None) -> models.Member:
        """Read a member of an organization."""
        return self._call(_operations.GET_MEMBER, (organization_id, user_id), {}, None, options)

    def put_member(
        self, organization_id: str, user_id: str, *, role: str, options: Options | None = None,
    ) -> models.Member:
        """Take a user into an organization, or give a member another role.

        :param role: What the user is in the organization. The first member is its owner, whatever was sent.
            One of owner, admin, member.
        """
        return self._call(_operations.PUT_MEMBER, (organization_id, user_id), {}, {"role": role}, options)

    def delete_member(self, organization_id: str, user_id: str, *, options: Options | None = None) -> None:
        """Let a member leave an organization; the user stays."""
        return self._call(_operations.DELETE_MEMBER, (organization_id, user_id), {}, None, options)

    def list_invitations(
        self, organization_id: str, *, created_after: datetime | str | Omit = OMIT,
        created_before: datetime | str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Invitation]:
        """List the invitations to an organization, newest first.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_INVITATIONS, (organization_id,), {"created_after": created_after,
            "created_before": created_before, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def create_invitation(
        self, organization_id: str, *, email: str, role: str | Omit = OMIT, notify: bool | Omit = OMIT,
        options: Options | None = None) -> models.IssuedInvitation:
        """Invite somebody to an organization, by mail or with the token.

        :param email: Whom it invites.
        :param role: What they become in the organization. One of owner, admin, member.
        :param notify: Whether a mail leaves; without one the answer shows the token.
        """
        return self._call(
            _operations.CREATE_INVITATION, (organization_id,), {}, {"email": email, "role": role,
            "notify": notify}, options)

    def get_invitation(
        self, organization_id: str, invitation_id: str, *, options: Options | None = None,
    ) -> models.Invitation:
        """Read an invitation to an organization."""
        return self._call(_operations.GET_INVITATION, (organization_id, invitation_id), {}, None, options)

    def resend_invitation(
        self, organization_id: str, invitation_id: str, *, notify: bool | Omit = OMIT,
        options: Options | None = None) -> models.IssuedInvitation:
        """Send an invitation again, with another token.

        :param notify: Whether a mail leaves; without one the answer shows the token.
        """
        return self._call(
            _operations.RESEND_INVITATION, (organization_id, invitation_id), {}, {"notify": notify}, options)

    def revoke_invitation(
        self, organization_id: str, invitation_id: str, *, options: Options | None = None) -> None:
        """End an invitation; it is still shown, as revoked."""
        return self._call(_operations.REVOKE_INVITATION, (organization_id, invitation_id), {}, None, options)


class Invitations(Resource):
    def accept(
        self, *, token: str, name: str | None | Omit = OMIT, password: str | None | Omit = OMIT,
        options: Options | None = None) -> models.AcceptedInvitation:
        """Let somebody in who has the token of an invitation.

        :param token: What was mailed or shown.
        :param name: What they want to be called; not of a user who is active already.
        :param password: 12 to 256 characters that nobody guesses, to sign in with. An invitation of a user
            needs it; a user who is active already has one.
        """
        return self._call(
            _operations.ACCEPT_INVITATION, (), {}, {"token": token, "name": name, "password": password},
            options)


class Roles(Resource):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Role]:
        """List the roles, those that are built in too.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_ROLES, (), {"created_after": created_after, "created_before": created_before,
            "updated_after": updated_after, "updated_before": updated_before, "sort": sort, "page": page,
            "limit": limit, "offset": offset, "cursor": cursor, "include_total": include_total}, None,
            options)

    def create(
        self, *, name: str, description: str | None | Omit = OMIT,
        permissions: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Role:
        """Make a role.

        :param name: What it is called, for good; no other role has this name.
        :param description: What it is for.
        :param permissions: What its users may do; each is printed, also where `read`, `write` or `admin`
            was sent.
        """
        return self._call(
            _operations.CREATE_ROLE, (), {}, {"name": name, "description": description,
            "permissions": permissions}, options)

    def get(self, name: str, *, options: Options | None = None) -> models.Role:
        """Read a role."""
        return self._call(_operations.GET_ROLE, (name,), {}, None, options)

    def update(
        self, name: str, *, description: str | None | Omit = OMIT,
        permissions: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Role:
        """Change a role by a merge patch.

        :param description: What it is for.
        :param permissions: What its users may do; each is printed, also where `read`, `write` or `admin`
            was sent.
        """
        return self._call(
            _operations.UPDATE_ROLE, (name,), {}, {"description": description, "permissions": permissions},
            options)

    def replace(
        self, name: str, *, description: str | None | Omit = OMIT,
        permissions: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Role:
        """Replace a role; what is left out returns to its default.

        :param description: What it is for.
        :param permissions: What its users may do; each is printed, also where `read`, `write` or `admin`
            was sent.
        """
        return self._call(
            _operations.REPLACE_ROLE, (name,), {}, {"description": description, "permissions": permissions},
            options)

    def delete(self, name: str, *, options: Options | None = None) -> None:
        """Delete a role that nobody has."""
        return self._call(_operations.DELETE_ROLE, (name,), {}, None, options)


class Sessions(Resource):
    def list(
        self, *, user_id: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Session]:
        """List the sessions of users, newest first.

        :param user_id: Only sessions of this user.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_SESSIONS, (), {"user_id": user_id, "page": page, "limit": limit,
            "offset": offset, "cursor": cursor, "include_total": include_total}, None, options)

    def create(
        self, *, login: str, password: str, totp: str | None | Omit = OMIT,
        backup_code: str | None | Omit = OMIT, device: str | None | Omit = OMIT,
        client: inputs.SessionClient | None | Omit = OMIT, options: Options | None = None) -> models.SignedIn:
        """Sign a user in by their password.

        :param login: The e-mail address or the username.
        :param password: The password.
        :param totp: A code of their second factor.
        :param backup_code: Another one, used once.
        :param device: What the person calls the device.
        :param client: Where the person is; else where the request comes from.
        """
        return self._call(
            _operations.CREATE_SESSION, (), {}, {"login": login, "password": password, "totp": totp,
            "backup_code": backup_code, "device": device, "client": client}, options)

    def get(self, session_id: str, *, options: Options | None = None) -> models.Session:
        """Read a session."""
        return self._call(_operations.GET_SESSION, (session_id,), {}, None, options)

    def refresh(self, *, refresh_token: str, options: Options | None = None) -> models.SignedIn:
        """Get the next tokens for a refresh token, which is used up then.

        :param refresh_token: The one that was given last.
        """
        return self._call(_operations.REFRESH_SESSION, (), {}, {"refresh_token": refresh_token}, options)

    def introspect(self, *, token: str, options: Options | None = None) -> models.Introspection:
        """Ask what a token stands for (RFC 7662).

        :param token: An access token or a refresh token.
        """
        return self._call(_operations.INTROSPECT_TOKEN, (), {}, {"token": token}, options)

    def revoke(self, session_id: str, *, options: Options | None = None) -> None:
        """End a session."""
        return self._call(_operations.REVOKE_SESSION, (session_id,), {}, None, options)

    def revoke_all(self, *, user_id: str, options: Options | None = None) -> models.RevokedSessions:
        """End all sessions of a user.

        :param user_id: The user.
        """
        return self._call(_operations.REVOKE_SESSIONS, (), {}, {"user_id": user_id}, options)

    def list_mine(
        self, *, page: int | Omit = OMIT, limit: int | Omit = OMIT, offset: int | Omit = OMIT,
        cursor: str | Omit = OMIT, include_total: str | Omit = OMIT, options: Options | None = None,
    ) -> Page[models.OwnSession]:
        """List one's own sessions, newest first.

        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_MY_SESSIONS, (), {"page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def revoke_mine(self, session_id: str, *, options: Options | None = None) -> None:
        """End a session of one's own."""
        return self._call(_operations.REVOKE_MY_SESSION, (session_id,), {}, None, options)


class Passwords(Resource):
    def forgot(self, *, login: str, options: Options | None = None) -> models.AcceptedRequest:
        """Mail a token to somebody who has forgotten their password.

        :param login: The e-mail address or the username.
        """
        return self._call(_operations.FORGET_PASSWORD, (), {}, {"login": login}, options)

    def reset(self, *, token: str, new_password: str, options: Options | None = None) -> None:
        """Choose a new password with the token that was mailed.

        :param token: What was mailed.
        :param new_password: 12 to 256 characters that nobody guesses.
        """
        return self._call(
            _operations.RESET_PASSWORD, (), {}, {"token": token, "new_password": new_password}, options)

    def change(self, *, current_password: str, new_password: str, options: Options | None = None) -> None:
        """Choose a new password, which ends all other sessions.

        :param current_password: The one that counts so far.
        :param new_password: 12 to 256 characters that nobody guesses.
        """
        return self._call(
            _operations.CHANGE_PASSWORD, (), {}, {"current_password": current_password,
            "new_password": new_password}, options)


class Keys(Resource):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        state: str | Omit = OMIT, contract: str | Omit = OMIT, q: str | Omit = OMIT, sort: str | Omit = OMIT,
        page: int | Omit = OMIT, limit: int | Omit = OMIT, offset: int | Omit = OMIT,
        cursor: str | Omit = OMIT, include_total: str | Omit = OMIT, options: Options | None = None,
    ) -> Page[models.ApiKey]:
        """List keys, newest first; also those that are over.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param state: Only those in this state. One of active, disabled, expired, revoked.
        :param contract: Only those that speak this contract.
        :param q: Words of the name, of which every one must occur.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_KEYS, (), {"created_after": created_after, "created_before": created_before,
            "updated_after": updated_after, "updated_before": updated_before, "state": state,
            "contract": contract, "q": q, "sort": sort, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def create(
        self, *, name: str, contract: str | Omit = OMIT, permissions: List[str] | Omit = OMIT,
        paths: List[inputs.KeyPathInput] | None | Omit = OMIT, allowed_ips: List[str] | None | Omit = OMIT,
        expires_at: datetime | str | None | Omit = OMIT, limit: inputs.KeyLimitInput | None | Omit = OMIT,
        principal_id: str | Omit = OMIT, options: Options | None = None) -> models.CreatedApiKey:
        """Make a key; its secret is shown this once.

        :param name: What it is for.
        :param contract: The contract that it speaks; that of the calling key when left out. One of
            accounts, identity, integration, platform.
        :param permissions: What it may do: `admin` alone is everything, and only it covers keys and
            accounts; `read` and `write` stand for each of theirs.
        :param paths: The operations that it may call, of those that its permissions allow; empty for all.
        :param allowed_ips: Addresses and networks that it may be used from; empty for any.
        :param expires_at: When it ends.
        :param limit: Its own rate limit; null for that of the plan.
        :param principal_id: A service account that is to act with it; a new one when left out.
        """
        return self._call(
            _operations.CREATE_KEY, (), {}, {"name": name, "contract": contract, "permissions": permissions,
            "paths": paths, "allowed_ips": allowed_ips, "expires_at": expires_at, "limit": limit,
            "principal_id": principal_id}, options)

    def get(self, key_id: str, *, options: Options | None = None) -> models.ApiKey:
        """Read a key."""
        return self._call(_operations.GET_KEY, (key_id,), {}, None, options)

    def update(
        self, key_id: str, *, name: str | Omit = OMIT, permissions: List[str] | Omit = OMIT,
        paths: List[inputs.KeyPathInput] | None | Omit = OMIT, allowed_ips: List[str] | None | Omit = OMIT,
        expires_at: datetime | str | None | Omit = OMIT, limit: inputs.KeyLimitInput | None | Omit = OMIT,
        options: Options | None = None) -> models.ApiKey:
        """Change a key by a merge patch.

        :param name: What it is for.
        :param permissions: What it may do: `admin` alone is everything, and only it covers keys and
            accounts; `read` and `write` stand for each of theirs.
        :param paths: The operations that it may call, of those that its permissions allow; empty for all.
        :param allowed_ips: Addresses and networks that it may be used from; empty for any.
        :param expires_at: When it ends.
        :param limit: Its own rate limit; null for that of the plan.
        """
        return self._call(
            _operations.UPDATE_KEY, (key_id,), {}, {"name": name, "permissions": permissions, "paths": paths,
            "allowed_ips": allowed_ips, "expires_at": expires_at, "limit": limit}, options)

    def replace(
        self, key_id: str, *, name: str, permissions: List[str],
        paths: List[inputs.KeyPathInput] | None | Omit = OMIT, allowed_ips: List[str] | None | Omit = OMIT,
        expires_at: datetime | str | None | Omit = OMIT, limit: inputs.KeyLimitInput | None | Omit = OMIT,
        options: Options | None = None) -> models.ApiKey:
        """Replace a key; what is left out returns to its default.

        :param name: What it is for.
        :param permissions: What it may do: `admin` alone is everything, and only it covers keys and
            accounts; `read` and `write` stand for each of theirs.
        :param paths: The operations that it may call, of those that its permissions allow; empty for all.
        :param allowed_ips: Addresses and networks that it may be used from; empty for any.
        :param expires_at: When it ends.
        :param limit: Its own rate limit; null for that of the plan.
        """
        return self._call(
            _operations.REPLACE_KEY, (key_id,), {}, {"name": name, "permissions": permissions,
            "paths": paths, "allowed_ips": allowed_ips, "expires_at": expires_at, "limit": limit}, options)

    def revoke(self, key_id: str, *, options: Options | None = None) -> None:
        """End a key at once and for good."""
        return self._call(_operations.REVOKE_KEY, (key_id,), {}, None, options)

    def rotate(
        self, key_id: str, *, overlap: str | Omit = OMIT, options: Options | None = None,
    ) -> models.CreatedApiKey:
        """Make a successor with the same settings; its secret is shown this once.

        :param overlap: How long both keys work, from 0s to 30d.
        """
        return self._call(_operations.ROTATE_KEY, (key_id,), {}, {"overlap": overlap}, options)

    def disable(self, key_id: str, *, options: Options | None = None) -> models.ApiKey:
        """Pause a key."""
        return self._call(_operations.DISABLE_KEY, (key_id,), {}, None, options)

    def enable(self, key_id: str, *, options: Options | None = None) -> models.ApiKey:
        """End the pause of a key."""
        return self._call(_operations.ENABLE_KEY, (key_id,), {}, None, options)

    def current(self, *, options: Options | None = None) -> models.ApiKey:
        """Read the key that the request shows."""
        return self._call(_operations.GET_CURRENT_KEY, (), {}, None, options)

    def compare(
        self, *, left: str | Omit = OMIT, right: str | Omit = OMIT, options: Options | None = None,
    ) -> models.KeyComparison:
        """Compare what two keys allow, of either environment.

        :param left: The left key; the one that the request shows when left out.
        :param right: The right key; the one that the request shows when left out.
        """
        return self._call(_operations.COMPARE_KEYS, (), {"left": left, "right": right}, None, options)

    def usage(
        self, key_id: str, *, days: int | Omit = OMIT, options: Options | None = None) -> models.KeyUsage:
        """Read how much a key was used, day by day.

        :param days: How many days, today included.
        """
        return self._call(_operations.GET_KEY_USAGE, (key_id,), {"days": days}, None, options)


class Data(DataByHand):
    def list(
        self, *, type: str | Omit = OMIT, status: str | Omit = OMIT, external_id: str | Omit = OMIT,
        archived: str | Omit = OMIT, created_after: datetime | str | Omit = OMIT,
        created_before: datetime | str | Omit = OMIT, updated_after: datetime | str | Omit = OMIT,
        updated_before: datetime | str | Omit = OMIT, q: str | Omit = OMIT, sort: str | Omit = OMIT,
        fields: str | Omit = OMIT, attributes: Mapping[str, Any] | Omit = OMIT, page: int | Omit = OMIT,
        limit: int | Omit = OMIT, offset: int | Omit = OMIT, cursor: str | Omit = OMIT,
        include_total: str | Omit = OMIT, options: Options | None = None) -> Page[models.Item]:
        """List data items.

        :param type: Only items of this type.
        :param status: Only items with this status.
        :param external_id: Only items with this id in another system.
        :param archived: Whether items of the archive are listed: instead, or too. One of false, true, any.
        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param q: Every word must occur in what the type's indexes of words hold, in any case. Needs `type`.
        :param sort: The order; `-` for falling. By `external_id` and by attributes it needs `type`; by
            attributes also an index of the type.
        :param fields: Only these fields, with commas between them: names of fields, or `attributes.` and a
            path.
        :param attributes: What lies at a path of the attributes: `attributes.city=Oslo`, or with an
            operator `attributes.price[gte]=10`: eq, ne, gt, gte, lt, lte, in, prefix, exists.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_ITEMS, (), {"type": type, "status": status, "external_id": external_id,
            "archived": archived, "created_after": created_after, "created_before": created_before,
            "updated_after": updated_after, "updated_before": updated_before, "q": q, "sort": sort,
            "fields": fields, "attributes": attributes, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def create(
        self, *, type: str | Omit = OMIT, status: str | Omit = OMIT,
        attributes: Mapping[str, Any] | None | Omit = OMIT, external_id: str | None | Omit = OMIT,
        options: Options | None = None) -> models.Item:
        """Make a data item.

        :param type: What kind of item it is, for good.
        :param status: Any word; `archived` is that of archived items.
        :param attributes: Anything; the order of keys and the text of numbers are kept.
        :param external_id: Its id in another system; no other item of its type has it.
        """
        return self._call(
            _operations.CREATE_ITEM, (), {}, {"type": type, "status": status, "attributes": attributes,
            "external_id": external_id}, options)

    def get(self, item_id: str, *, fields: str | Omit = OMIT, options: Options | None = None) -> models.Item:
        """Read a data item.

        :param fields: Only these fields, with commas between them: names of fields, or `attributes.` and a
            path.
        """
        return self._call(_operations.GET_ITEM, (item_id,), {"fields": fields}, None, options)

    def get_by_external_id(
        self, type: str, external_id: str, *, fields: str | Omit = OMIT, options: Options | None = None,
    ) -> models.Item:
        """Read the data item that another system calls so.

        :param fields: Only these fields, with commas between them: names of fields, or `attributes.` and a
            path.
        """
        return self._call(
            _operations.GET_ITEM_BY_EXTERNAL_ID, (type, external_id), {"fields": fields}, None, options)

    def update(
        self, item_id: str, *, status: str | Omit = OMIT, attributes: Mapping[str, Any] | None | Omit = OMIT,
        external_id: str | None | Omit = OMIT, options: Options | None = None) -> models.Item:
        """Change a data item by a merge patch; its attributes are merged.

        :param status: Any word; `archived` is that of archived items.
        :param attributes: Anything; the order of keys and the text of numbers are kept.
        :param external_id: Its id in another system; no other item of its type has it.
        """
        return self._call(
            _operations.UPDATE_ITEM, (item_id,), {}, {"status": status, "attributes": attributes,
            "external_id": external_id}, options)

    def replace(
        self, item_id: str, *, status: str | Omit = OMIT, attributes: Mapping[str, Any] | None | Omit = OMIT,
        external_id: str | None | Omit = OMIT, options: Options | None = None) -> models.Item:
        """Replace a data item; what is left out returns to its default.

        :param status: Any word; `archived` is that of archived items.
        :param attributes: Anything; the order of keys and the text of numbers are kept.
        :param external_id: Its id in another system; no other item of its type has it.
        """
        return self._call(
            _operations.REPLACE_ITEM, (item_id,), {}, {"status": status, "attributes": attributes,
            "external_id": external_id}, options)

    def delete(self, item_id: str, *, purge: bool | Omit = OMIT, options: Options | None = None) -> None:
        """Move a data item to the trash, where it stays for 30 days.

        :param purge: Keep nothing of it, not even in the trash; also takes one from there.
        """
        return self._call(_operations.DELETE_ITEM, (item_id,), {"purge": purge}, None, options)

    def archive(self, item_id: str, *, options: Options | None = None) -> models.Item:
        """Archive a data item."""
        return self._call(_operations.ARCHIVE_ITEM, (item_id,), {}, None, options)

    def restore(self, item_id: str, *, options: Options | None = None) -> models.Item:
        """Bring a data item back from the archive or the trash."""
        return self._call(_operations.RESTORE_ITEM, (item_id,), {}, None, options)

    def list_deleted(
        self, *, type: str | Omit = OMIT, external_id: str | Omit = OMIT, page: int | Omit = OMIT,
        limit: int | Omit = OMIT, offset: int | Omit = OMIT, cursor: str | Omit = OMIT,
        include_total: str | Omit = OMIT, options: Options | None = None) -> Page[models.Item]:
        """List the data items in the trash.

        :param type: Only items of this type.
        :param external_id: Only items with this id in another system.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_DELETED_ITEMS, (), {"type": type, "external_id": external_id, "page": page,
            "limit": limit, "offset": offset, "cursor": cursor, "include_total": include_total}, None,
            options)

    def bulk(
        self, *, operations: List[inputs.ItemOperation], atomic: bool | Omit = OMIT,
        options: Options | None = None) -> models.ItemItemResults:
        """Do 1 to 100 operations on data items.

        :param operations: Each as if it were sent alone, in this order; without `atomic` one that is wrong
            fails alone.
        :param atomic: Do all or none.
        """
        return self._call(
            _operations.CHANGE_ITEMS, (), {}, {"operations": operations, "atomic": atomic}, options)

    def changes(
        self, *, after: int | Omit = OMIT, limit: int | Omit = OMIT, type: str | Omit = OMIT,
        wait: int | Omit = OMIT, options: Options | None = None) -> Page[models.ItemChange]:
        """Follow the changes of data items.

        :param after: The position to continue after; 0 without.
        :param limit: How many items at most; a bulk that goes beyond is told whole.
        :param type: Only items of this type.
        :param wait: Seconds to wait for a change where there is none.
        """
        return self._call(
            _operations.LIST_ITEM_CHANGES, (), {"after": after, "limit": limit, "type": type, "wait": wait},
            None, options)


class DataTypes(Resource):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.DataType]:
        """List the types of data items, those too that are only used.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_DATA_TYPES, (), {"created_after": created_after,
            "created_before": created_before, "updated_after": updated_after,
            "updated_before": updated_before, "sort": sort, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def get(self, type: str, *, options: Options | None = None) -> models.DataType:
        """Read a type of data items."""
        return self._call(_operations.GET_DATA_TYPE, (type,), {}, None, options)

    def put(
        self, type: str, *, schema: Mapping[str, Any] | None | Omit = OMIT,
        indexes: List[inputs.DataIndexInput] | None | Omit = OMIT, retention_days: int | None | Omit = OMIT,
        options: Options | None = None) -> models.DataType:
        """Declare a type of data items, or say anew what it is like; what is left out returns to its default.

        :param schema: JSON Schema 2020-12 that attributes have to fit from now on; items that are there
            stay.
        :param indexes: By which values items can be found and sorted.
        :param retention_days: How many days after their last change items are deleted; null for never.
        """
        return self._call(
            _operations.PUT_DATA_TYPE, (type,), {}, {"schema": schema, "indexes": indexes,
            "retention_days": retention_days}, options)

    def delete(self, type: str, *, options: Options | None = None) -> None:
        """Drop the schema and the indexes of a type; its items stay."""
        return self._call(_operations.DELETE_DATA_TYPE, (type,), {}, None, options)

    def check(self, type: str, *, options: Options | None = None) -> models.DataTypeCheck:
        """Look which items do not fit the schema of their type, for ten seconds at most."""
        return self._call(_operations.CHECK_DATA_TYPE, (type,), {}, None, options)


class Exports(Resource):
    def create(self, *, path: str, format: str | Omit = OMIT, options: Options | None = None) -> models.Job:
        """Have a whole list written down; a job does it.

        :param path: The path of a list, with its filters and order.
        :param format: How it is written; not every list is a table. One of ndjson, csv.
        """
        return self._call(_operations.CREATE_EXPORT, (), {}, {"path": path, "format": format}, options)


class Jobs(JobsByHand):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        state: str | Omit = OMIT, kind: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Job]:
        """List the jobs that one may see, newest first.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param state: Only those in this state. One of queued, running, succeeded, failed, cancelled.
        :param kind: Only those of this kind. One of import, report, export.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_JOBS, (), {"created_after": created_after, "created_before": created_before,
            "state": state, "kind": kind, "page": page, "limit": limit, "offset": offset, "cursor": cursor,
            "include_total": include_total}, None, options)

    def get(self, job_id: str, *, options: Options | None = None) -> models.Job:
        """Read how far a job is."""
        return self._call(_operations.GET_JOB, (job_id,), {}, None, options)

    def cancel(self, job_id: str, *, options: Options | None = None) -> None:
        """Cancel a job; what it has done stays."""
        return self._call(_operations.CANCEL_JOB, (job_id,), {}, None, options)


class Batch(Resource):
    def run(
        self, *, operations: List[inputs.BatchOperation], options: Options | None = None,
    ) -> models.BatchResults:
        """Do up to 100 operations, one after the other.

        :param operations: 1 to 100, done in this order.
        """
        return self._call(_operations.RUN_BATCH, (), {}, {"operations": operations}, options)


class CannedReplies(Resource):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.CannedReply]:
        """List canned replies.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_CANNED_REPLIES, (), {"created_after": created_after,
            "created_before": created_before, "updated_after": updated_after,
            "updated_before": updated_before, "sort": sort, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def create(
        self, *, name: str, content: str, tags: List[str] | None | Omit = OMIT,
        options: Options | None = None) -> models.CannedReply:
        """Make a canned reply.

        :param name: What it is called; no other one has this name.
        :param content: What to say.
        :param tags: Words to find it by.
        """
        return self._call(
            _operations.CREATE_CANNED_REPLY, (), {}, {"name": name, "content": content, "tags": tags},
            options)

    def get(self, reply_id: str, *, options: Options | None = None) -> models.CannedReply:
        """Read a canned reply."""
        return self._call(_operations.GET_CANNED_REPLY, (reply_id,), {}, None, options)

    def update(
        self, reply_id: str, *, name: str | Omit = OMIT, content: str | Omit = OMIT,
        tags: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.CannedReply:
        """Change a canned reply by a merge patch.

        :param name: What it is called; no other one has this name.
        :param content: What to say.
        :param tags: Words to find it by.
        """
        return self._call(
            _operations.UPDATE_CANNED_REPLY, (reply_id,), {}, {"name": name, "content": content,
            "tags": tags}, options)

    def replace(
        self, reply_id: str, *, name: str, content: str, tags: List[str] | None | Omit = OMIT,
        options: Options | None = None) -> models.CannedReply:
        """Replace a canned reply; what is left out returns to its default.

        :param name: What it is called; no other one has this name.
        :param content: What to say.
        :param tags: Words to find it by.
        """
        return self._call(
            _operations.REPLACE_CANNED_REPLY, (reply_id,), {}, {"name": name, "content": content,
            "tags": tags}, options)

    def delete(self, reply_id: str, *, options: Options | None = None) -> None:
        """Delete a canned reply."""
        return self._call(_operations.DELETE_CANNED_REPLY, (reply_id,), {}, None, options)


class Events(EventsByHand):
    def list(
        self, *, after: int | Omit = OMIT, type: str | Omit = OMIT, limit: int | Omit = OMIT,
        options: Options | None = None) -> Page[models.Event]:
        """Read the event log in order.

        :param after: The position to continue after; 0 without.
        :param type: Only this type or family.
        :param limit: How many at most; 20 without, and never more than 100.
        """
        return self._call(
            _operations.LIST_EVENTS, (), {"after": after, "type": type, "limit": limit}, None, options)

    def create_stream_ticket(self, *, options: Options | None = None) -> models.StreamTicket:
        """Get a ticket that opens one stream from a browser."""
        return self._call(_operations.CREATE_STREAM_TICKET, (), {}, None, options)


class Webhooks(Resource):
    def list(
        self, *, page: int | Omit = OMIT, limit: int | Omit = OMIT, offset: int | Omit = OMIT,
        cursor: str | Omit = OMIT, include_total: str | Omit = OMIT, options: Options | None = None,
    ) -> Page[models.Webhook]:
        """List webhook endpoints, newest first.

        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_WEBHOOKS, (), {"page": page, "limit": limit, "offset": offset, "cursor": cursor,
            "include_total": include_total}, None, options)

    def create(
        self, *, url: str, events: List[str], format: str | Omit = OMIT,
        description: str | None | Omit = OMIT, enabled: bool | Omit = OMIT, secret: str | Omit = OMIT,
        options: Options | None = None) -> models.CreatedWebhook:
        """Make a webhook endpoint; its secret is shown this once.

        :param url: Where events are posted to; HTTPS.
        :param events: Types, families such as `ticket.*`, or `*`.
        :param format: How it is told of them: as the platform does, or as another contract that tells of
            some only. One of platform, accounts.
        :param description: What it is for.
        :param enabled: Whether it gets events.
        :param secret: `whsec_` and the base64 of 24 to 64 bytes, or 16 to 256 visible ASCII characters;
            made for you without.
        """
        return self._call(
            _operations.CREATE_WEBHOOK, (), {}, {"url": url, "events": events, "format": format,
            "description": description, "enabled": enabled, "secret": secret}, options)

    def get(self, webhook_id: str, *, options: Options | None = None) -> models.Webhook:
        """Read a webhook endpoint."""
        return self._call(_operations.GET_WEBHOOK, (webhook_id,), {}, None, options)

    def update(
        self, webhook_id: str, *, url: str | Omit = OMIT, events: List[str] | Omit = OMIT,
        format: str | Omit = OMIT, description: str | None | Omit = OMIT, enabled: bool | Omit = OMIT,
        options: Options | None = None) -> models.Webhook:
        """Change a webhook endpoint by a merge patch.

        :param url: Where events are posted to; HTTPS.
        :param events: Types, families such as `ticket.*`, or `*`.
        :param format: How it is told of them: as the platform does, or as another contract that tells of
            some only. One of platform, accounts.
        :param description: What it is for.
        :param enabled: Whether it gets events.
        """
        return self._call(
            _operations.UPDATE_WEBHOOK, (webhook_id,), {}, {"url": url, "events": events, "format": format,
            "description": description, "enabled": enabled}, options)

    def replace(
        self, webhook_id: str, *, url: str, events: List[str], format: str | Omit = OMIT,
        description: str | None | Omit = OMIT, enabled: bool | Omit = OMIT, options: Options | None = None,
    ) -> models.Webhook:
        """Replace a webhook endpoint; what is left out returns to its default, the secret stays.

        :param url: Where events are posted to; HTTPS.
        :param events: Types, families such as `ticket.*`, or `*`.
        :param format: How it is told of them: as the platform does, or as another contract that tells of
            some only. One of platform, accounts.
        :param description: What it is for.
        :param enabled: Whether it gets events.
        """
        return self._call(
            _operations.REPLACE_WEBHOOK, (webhook_id,), {}, {"url": url, "events": events, "format": format,
            "description": description, "enabled": enabled}, options)

    def delete(self, webhook_id: str, *, options: Options | None = None) -> None:
        """Delete a webhook endpoint; what waits for it is dropped."""
        return self._call(_operations.DELETE_WEBHOOK, (webhook_id,), {}, None, options)

    def test(self, webhook_id: str, *, options: Options | None = None) -> models.WebhookDelivery:
        """Send a sample to a webhook endpoint."""
        return self._call(_operations.TEST_WEBHOOK, (webhook_id,), {}, None, options)

    def list_deliveries(
        self, webhook_id: str, *, state: str | Omit = OMIT, event: str | Omit = OMIT,
        created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        page: int | Omit = OMIT, limit: int | Omit = OMIT, offset: int | Omit = OMIT,
        cursor: str | Omit = OMIT, include_total: str | Omit = OMIT, options: Options | None = None,
    ) -> Page[models.WebhookDelivery]:
        """List the deliveries to a webhook endpoint, newest first.

        :param state: Only deliveries in this state. One of pending, retrying, delivered, dead.
        :param event: Only deliveries of this type of event.
        :param created_after: Enqueued after this time.
        :param created_before: Enqueued before this time.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_WEBHOOK_DELIVERIES, (webhook_id,), {"state": state, "event": event,
            "created_after": created_after, "created_before": created_before, "page": page, "limit": limit,
            "offset": offset, "cursor": cursor, "include_total": include_total}, None, options)

    def get_delivery(self, delivery_id: str, *, options: Options | None = None) -> models.WebhookDelivery:
        """Read a delivery with all that was seen of its attempts."""
        return self._call(_operations.GET_WEBHOOK_DELIVERY, (delivery_id,), {}, None, options)

    def retry_delivery(self, delivery_id: str, *, options: Options | None = None) -> models.WebhookDelivery:
        """Send a delivery again, whatever became of it."""
        return self._call(_operations.RETRY_WEBHOOK_DELIVERY, (delivery_id,), {}, None, options)


class Files(FilesByHand):
    def list(
        self, *, status: str | Omit = OMIT, content_type: str | Omit = OMIT, name: str | Omit = OMIT,
        created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.File]:
        """List files.

        :param status: Only those with this status. One of uploading, scanning, processing, ready, rejected,
            quarantined.
        :param content_type: Only those of this type.
        :param name: Only those that are called exactly that.
        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_FILES, (), {"status": status, "content_type": content_type, "name": name,
            "created_after": created_after, "created_before": created_before, "updated_after": updated_after,
            "updated_before": updated_before, "sort": sort, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def get(self, file_id: str, *, options: Options | None = None) -> models.File:
        """Read what is told of a file."""
        return self._call(_operations.GET_FILE, (file_id,), {}, None, options)

    def update(
        self, file_id: str, *, name: str | Omit = OMIT, metadata: Mapping[str, Any] | None | Omit = OMIT,
        expires_at: datetime | str | None | Omit = OMIT, options: Options | None = None) -> models.File:
        """Change what is said about a file by a merge patch.

        :param name: What it is called, as it was sent.
        :param metadata: Anything of your own; kept as sent.
        :param expires_at: When it is deleted by itself, unless it is attached to something; null for never.
        """
        return self._call(
            _operations.UPDATE_FILE, (file_id,), {}, {"name": name, "metadata": metadata,
            "expires_at": expires_at}, options)

    def delete(self, file_id: str, *, options: Options | None = None) -> None:
        """Delete a file that is attached to nothing, with its bytes and links."""
        return self._call(_operations.DELETE_FILE, (file_id,), {}, None, options)

    def create_link(
        self, file_id: str, *, expires_in: int, options: Options | None = None) -> models.FileLink:
        """Make an address at which anybody reads the file.

        :param expires_in: In how many seconds it ends.
        """
        return self._call(_operations.CREATE_FILE_LINK, (file_id,), {}, {"expires_in": expires_in}, options)

    def delete_links(self, file_id: str, *, options: Options | None = None) -> None:
        """End all links of a file."""
        return self._call(_operations.DELETE_FILE_LINKS, (file_id,), {}, None, options)

    def appeal(self, file_id: str, *, reason: str, options: Options | None = None) -> models.File:
        """Say that a file in quarantine has no virus.

        :param reason: Why it is no virus.
        """
        return self._call(_operations.APPEAL_FILE, (file_id,), {}, {"reason": reason}, options)


class Account(Resource):
    def get(self, *, options: Options | None = None) -> models.Account:
        """Read the account of the key."""
        return self._call(_operations.GET_ACCOUNT, (), {}, None, options)

    def update(
        self, *, name: str | Omit = OMIT, settings: inputs.AccountSettingsPatch | Omit = OMIT,
        options: Options | None = None) -> models.Account:
        """Change the name and the settings of the account.

        :param name: Its name.
        :param settings: What it chooses for itself.
        """
        return self._call(_operations.UPDATE_ACCOUNT, (), {}, {"name": name, "settings": settings}, options)


class Limits(Resource):
    def get(self, *, options: Options | None = None) -> models.Limits:
        """Read what the key and its account may use, and what is used."""
        return self._call(_operations.GET_LIMITS, (), {}, None, options)

    def list_increase_requests(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        state: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.LimitIncrease]:
        """List requests for higher limits.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param state: Only those in this state. One of pending, granted, declined.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_INCREASE_REQUESTS, (), {"created_after": created_after,
            "created_before": created_before, "state": state, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def create_increase_request(
        self, *, limit: str, wanted: int, reason: str, options: Options | None = None,
    ) -> models.LimitIncrease:
        """Ask for a higher limit.

        :param limit: Which limit: `account:minute`, or the name of a quota.
        :param wanted: How much it should be; more than it is.
        :param reason: What for.
        """
        return self._call(
            _operations.CREATE_INCREASE_REQUEST, (), {}, {"limit": limit, "wanted": wanted,
            "reason": reason}, options)

    def get_increase_request(
        self, request_id: str, *, options: Options | None = None) -> models.LimitIncrease:
        """Read a request for a higher limit."""
        return self._call(_operations.GET_INCREASE_REQUEST, (request_id,), {}, None, options)


class Analytics(Resource):
    def list(self, *, options: Options | None = None) -> models.SeriesList:
        """Tell which series there are."""
        return self._call(_operations.LIST_SERIES, (), {}, None, options)

    def get(
        self, series: str, *, from_: datetime | str | Omit = OMIT, to: datetime | str | Omit = OMIT,
        interval: str | Omit = OMIT, group_by: str | Omit = OMIT, endpoint: str | Omit = OMIT,
        key: str | Omit = OMIT, method: str | Omit = OMIT, status: str | Omit = OMIT,
        status_class: str | Omit = OMIT, user_agent: str | Omit = OMIT, code: str | Omit = OMIT,
        priority: str | Omit = OMIT, category: str | Omit = OMIT, endpoint_id: str | Omit = OMIT,
        event: str | Omit = OMIT, options: Options | None = None) -> models.Series:
        """Read what happened, interval by interval.

        :param from_: From when on; lowered to its interval. Without it the 24 hours before `to`.
        :param to: Until when, exclusive; at most the end of the current interval, which it is without it.
        :param interval: How long an interval is. Minutes are kept for 7 days, hours for 90, days for 3
            years. One of minute, hour, day.
        :param group_by: By what is told apart; one of the groups of the series. One of endpoint, key,
            method, status, status_class, user_agent, code, priority, category, endpoint_id, event.
        :param endpoint: The operation, such as `GET /v1/tickets/{id}`; null where no operation has the
            path.
        :param key: The key that was shown; null when a user called, `other` after the first thousand of a
            day.
        :param method: The method as it was sent.
        :param status: The status of the answer.
        :param status_class: The class of the status, such as `4xx`. One of 1xx, 2xx, 3xx, 4xx, 5xx.
        :param user_agent: What the client calls itself first, such as `curl`; `other` after the first
            thousand of a day.
        :param code: The code of the error; null where none was told.
        :param priority: The priority that they have now. One of low, medium, high, urgent.
        :param category: The category that they have now, null for none.
        :param endpoint_id: The webhook endpoint.
        :param event: The type of the event.
        """
        return self._call(
            _operations.GET_SERIES, (series,), {"from": from_, "to": to, "interval": interval,
            "group_by": group_by, "endpoint": endpoint, "key": key, "method": method, "status": status,
            "status_class": status_class, "user_agent": user_agent, "code": code, "priority": priority,
            "category": category, "endpoint_id": endpoint_id, "event": event}, None, options)


class Reports(ReportsByHand):
    def list(
        self, *, created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        updated_after: datetime | str | Omit = OMIT, updated_before: datetime | str | Omit = OMIT,
        sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.Report]:
        """List reports.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param updated_after: Changed after this time.
        :param updated_before: Changed before this time.
        :param sort: The order; `-` for falling. One of created_at, -created_at, updated_at, -updated_at.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_REPORTS, (), {"created_after": created_after, "created_before": created_before,
            "updated_after": updated_after, "updated_before": updated_before, "sort": sort, "page": page,
            "limit": limit, "offset": offset, "cursor": cursor, "include_total": include_total}, None,
            options)

    def create(
        self, *, name: str, template: str | None | Omit = OMIT,
        query: Mapping[str, Any] | None | Omit = OMIT, format: str | Omit = OMIT,
        schedule: inputs.ReportScheduleInput | None | Omit = OMIT,
        recipients: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Report:
        """Make a report.

        :param name: What it is called.
        :param template: What it tells, of what lies between two runs or, without a schedule, of the last 30
            days; `availability` tells of months. Either this or `query`. One of usage, errors,
            availability, tickets.
        :param query: A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`,
            and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`.
        :param format: What it is written as. One of json, csv.
        :param schedule: When it is made by itself; null for never.
        :param recipients: Active users who get a mail with a link, as addresses or ids; shown as ids.
        """
        return self._call(
            _operations.CREATE_REPORT, (), {}, {"name": name, "template": template, "query": query,
            "format": format, "schedule": schedule, "recipients": recipients}, options)

    def get(self, report_id: str, *, options: Options | None = None) -> models.Report:
        """Read a report."""
        return self._call(_operations.GET_REPORT, (report_id,), {}, None, options)

    def update(
        self, report_id: str, *, name: str | Omit = OMIT, template: str | None | Omit = OMIT,
        query: Mapping[str, Any] | None | Omit = OMIT, format: str | Omit = OMIT,
        schedule: inputs.ReportScheduleInput | None | Omit = OMIT,
        recipients: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Report:
        """Change a report by a merge patch.

        :param name: What it is called.
        :param template: What it tells, of what lies between two runs or, without a schedule, of the last 30
            days; `availability` tells of months. Either this or `query`. One of usage, errors,
            availability, tickets.
        :param query: A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`,
            and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`.
        :param format: What it is written as. One of json, csv.
        :param schedule: When it is made by itself; null for never.
        :param recipients: Active users who get a mail with a link, as addresses or ids; shown as ids.
        """
        return self._call(
            _operations.UPDATE_REPORT, (report_id,), {}, {"name": name, "template": template, "query": query,
            "format": format, "schedule": schedule, "recipients": recipients}, options)

    def replace(
        self, report_id: str, *, name: str, template: str | None | Omit = OMIT,
        query: Mapping[str, Any] | None | Omit = OMIT, format: str | Omit = OMIT,
        schedule: inputs.ReportScheduleInput | None | Omit = OMIT,
        recipients: List[str] | None | Omit = OMIT, options: Options | None = None) -> models.Report:
        """Replace a report; what is left out returns to its default.

        :param name: What it is called.
        :param template: What it tells, of what lies between two runs or, without a schedule, of the last 30
            days; `availability` tells of months. Either this or `query`. One of usage, errors,
            availability, tickets.
        :param query: A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`,
            and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`.
        :param format: What it is written as. One of json, csv.
        :param schedule: When it is made by itself; null for never.
        :param recipients: Active users who get a mail with a link, as addresses or ids; shown as ids.
        """
        return self._call(
            _operations.REPLACE_REPORT, (report_id,), {}, {"name": name, "template": template,
            "query": query, "format": format, "schedule": schedule, "recipients": recipients}, options)

    def delete(self, report_id: str, *, options: Options | None = None) -> None:
        """Delete a report."""
        return self._call(_operations.DELETE_REPORT, (report_id,), {}, None, options)

    def run(self, report_id: str, *, options: Options | None = None) -> models.Job:
        """Have a report made; a job does it."""
        return self._call(_operations.RUN_REPORT, (report_id,), {}, None, options)

    def list_runs(
        self, report_id: str, *, created_after: datetime | str | Omit = OMIT,
        created_before: datetime | str | Omit = OMIT, state: str | Omit = OMIT, page: int | Omit = OMIT,
        limit: int | Omit = OMIT, offset: int | Omit = OMIT, cursor: str | Omit = OMIT,
        include_total: str | Omit = OMIT, options: Options | None = None) -> Page[models.ReportRun]:
        """List the runs of a report, newest first.

        :param created_after: Made after this time.
        :param created_before: Made before this time.
        :param state: Only those of which this became. One of running, succeeded, failed.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_REPORT_RUNS, (report_id,), {"created_after": created_after,
            "created_before": created_before, "state": state, "page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)


class RequestLog(Resource):
    def list(
        self, *, request_id: str | Omit = OMIT, key_id: str | Omit = OMIT, route: str | Omit = OMIT,
        status: str | Omit = OMIT, created_after: datetime | str | Omit = OMIT,
        created_before: datetime | str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.LoggedRequest]:
        """Look up calls of the API, newest first.

        :param request_id: Only the request with this id, the server's or the client's.
        :param key_id: Only calls with this key.
        :param route: Only calls of this route, as the log shows it.
        :param status: Only this status, or a whole class such as `4xx`.
        :param created_after: Arrived after this time.
        :param created_before: Arrived before this time.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_REQUESTS, (), {"request_id": request_id, "key_id": key_id, "route": route,
            "status": status, "created_after": created_after, "created_before": created_before, "page": page,
            "limit": limit, "offset": offset, "cursor": cursor, "include_total": include_total}, None,
            options)


class Audit(Resource):
    def list(
        self, *, action: str | Omit = OMIT, actor_id: str | Omit = OMIT, target_id: str | Omit = OMIT,
        request_id: str | Omit = OMIT, address: str | Omit = OMIT, outcome: str | Omit = OMIT,
        created_after: datetime | str | Omit = OMIT, created_before: datetime | str | Omit = OMIT,
        sort: str | Omit = OMIT, page: int | Omit = OMIT, limit: int | Omit = OMIT,
        offset: int | Omit = OMIT, cursor: str | Omit = OMIT, include_total: str | Omit = OMIT,
        options: Options | None = None) -> Page[models.AuditEntry]:
        """Look up who did what, newest first.

        :param action: Only this action, or a family such as `user.*`.
        :param actor_id: Only what this user or service account did.
        :param target_id: Only what was done to the object with this id.
        :param request_id: Only what this request did, by the server's id.
        :param address: Only what came from this address.
        :param outcome: Only what was done, or only what was denied. One of done, denied.
        :param created_after: Later than this time.
        :param created_before: Earlier than this time.
        :param sort: The order; `-` for falling. One of created_at, -created_at, sequence, -sequence.
        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_AUDIT_ENTRIES, (), {"action": action, "actor_id": actor_id,
            "target_id": target_id, "request_id": request_id, "address": address, "outcome": outcome,
            "created_after": created_after, "created_before": created_before, "sort": sort, "page": page,
            "limit": limit, "offset": offset, "cursor": cursor, "include_total": include_total}, None,
            options)

    def get(self, entry_id: str, *, options: Options | None = None) -> models.AuditEntry:
        """Read an entry of the audit trail."""
        return self._call(_operations.GET_AUDIT_ENTRY, (entry_id,), {}, None, options)

    def list_seals(
        self, *, page: int | Omit = OMIT, limit: int | Omit = OMIT, offset: int | Omit = OMIT,
        cursor: str | Omit = OMIT, include_total: str | Omit = OMIT, options: Options | None = None,
    ) -> Page[models.AuditSeal]:
        """List the seals over the audit trail, newest first.

        :param page: The page, counted from 1. Not together with `offset` or `cursor`.
        :param limit: Items on a page. More than 100 are lowered to 100.
        :param offset: Items to skip. Not together with `page` or `cursor`.
        :param cursor: Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
        :param include_total: `exact` counts also what a search finds beyond 10,000; `false` counts nothing.
            One of exact, false.
        """
        return self._call(
            _operations.LIST_AUDIT_SEALS, (), {"page": page, "limit": limit, "offset": offset,
            "cursor": cursor, "include_total": include_total}, None, options)

    def list_keys(self, *, options: Options | None = None) -> models.AuditKeys:
        """Read the public keys with which seals can be verified elsewhere."""
        return self._call(_operations.LIST_AUDIT_KEYS, (), {}, None, options)

    def verify(
        self, *, from_: datetime | str | Omit = OMIT, to: datetime | str | Omit = OMIT,
        options: Options | None = None) -> models.AuditVerdict:
        """Seal what is not yet, and hold the entries against their seals.

        :param from_: Verify what is later than this; from the beginning without.
        :param to: Verify what is earlier than this; to the end without.
        """
        return self._call(_operations.VERIFY_AUDIT, (), {"from": from_, "to": to}, None, options)


class Resources:
    """All parts of the API."""

    tickets: Tickets
    users: Users
    organizations: Organizations
    invitations: Invitations
    roles: Roles
    sessions: Sessions
    passwords: Passwords
    keys: Keys
    data: Data
    data_types: DataTypes
    exports: Exports
    jobs: Jobs
    batch: Batch
    canned_replies: CannedReplies
    events: Events
    webhooks: Webhooks
    files: Files
    account: Account
    limits: Limits
    analytics: Analytics
    reports: Reports
    request_log: RequestLog
    audit: Audit

    def _attach(self, client: Any) -> None:
        self.tickets = Tickets(client)
        self.users = Users(client)
        self.organizations = Organizations(client)
        self.invitations = Invitations(client)
        self.roles = Roles(client)
        self.sessions = Sessions(client)
        self.passwords = Passwords(client)
        self.keys = Keys(client)
        self.data = Data(client)
        self.data_types = DataTypes(client)
        self.exports = Exports(client)
        self.jobs = Jobs(client)
        self.batch = Batch(client)
        self.canned_replies = CannedReplies(client)
        self.events = Events(client)
        self.webhooks = Webhooks(client)
        self.files = Files(client)
        self.account = Account(client)
        self.limits = Limits(client)
        self.analytics = Analytics(client)
        self.reports = Reports(client)
        self.request_log = RequestLog(client)
        self.audit = Audit(client)
