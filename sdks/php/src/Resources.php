<?php

// Methods of every resource. Written by sdks/generate; do not edit.

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Core;

final class TicketsResource extends Resource
{
    private const LIST = [
        'id' => 'listTickets', 'method' => 'GET', 'path' => '/tickets', 'gives' => 'page',
        'model' => Models\Ticket::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createTicket', 'method' => 'POST', 'path' => '/tickets', 'gives' => 'object',
        'model' => Models\Ticket::class, 'keyed' => true, 'objects' => ['metadata'],
    ];
    private const GET = [
        'id' => 'getTicket', 'method' => 'GET', 'path' => '/tickets/{id}', 'gives' => 'object',
        'model' => Models\Ticket::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateTicket', 'method' => 'PATCH', 'path' => '/tickets/{id}', 'gives' => 'object',
        'model' => Models\Ticket::class, 'objects' => ['metadata'],
    ];
    private const REPLACE = [
        'id' => 'replaceTicket', 'method' => 'PUT', 'path' => '/tickets/{id}', 'gives' => 'object',
        'model' => Models\Ticket::class, 'objects' => ['metadata'],
    ];
    private const DELETE = ['id' => 'deleteTicket', 'method' => 'DELETE', 'path' => '/tickets/{id}'];
    private const LIST_COMMENTS = [
        'id' => 'listComments', 'method' => 'GET', 'path' => '/tickets/{id}/comments', 'gives' => 'page',
        'model' => Models\Comment::class, 'reads' => true,
    ];
    private const CREATE_COMMENT = [
        'id' => 'createComment', 'method' => 'POST', 'path' => '/tickets/{id}/comments',
        'gives' => 'object', 'model' => Models\Comment::class, 'keyed' => true,
    ];

    /**
     * List tickets.
     *
     * @param array{
     *     status?: string, // Only tickets in this state. One of open, in_progress, waiting, resolved,
     *     // closed.
     *     priority?: string, // Only tickets of this priority. One of low, medium, high, urgent.
     *     category?: string, // Only tickets of this category.
     *     customer_email?: string, // Only tickets of this customer, in any case.
     *     tag?: string, // Only tickets with this tag.
     *     created_after?: \DateTimeInterface|string, // Opened after this time.
     *     created_before?: \DateTimeInterface|string, // Opened before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     q?: string, // Every word must occur in subject, description or a comment, in any case.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at, priority, -priority.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Ticket>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Open a ticket.
     *
     * @param array{
     *     subject?: string, // What it is about.
     *     title?: string, // Another name for `subject`, as the integration API calls it.
     *     description?: string|null, // The whole story.
     *     status?: string, // Where it stands. One of open, in_progress, waiting, resolved, closed.
     *     priority?: string, // How urgent it is. One of low, medium, high, urgent.
     *     category?: string|null, // What kind of request it is.
     *     customer_email?: string|null, // The customer to whom replies go.
     *     tags?: list<string>|null, // Words to find it by.
     *     attachments?: list<string>|null, // Files that belong to it, by their ids; `files:read` is needed
     *     // to name any.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function create(array $body, array $options = []): Models\Ticket
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a ticket.
     */
    public function get(string $ticketId, array $options = []): ?Models\Ticket
    {
        return $this->call(self::GET, [$ticketId], [], null, $options);
    }

    /**
     * Change a ticket by a merge patch.
     *
     * @param array{
     *     subject?: string, // What it is about.
     *     title?: string, // Another name for `subject`, as the integration API calls it.
     *     description?: string|null, // The whole story.
     *     status?: string, // Where it stands. One of open, in_progress, waiting, resolved, closed.
     *     priority?: string, // How urgent it is. One of low, medium, high, urgent.
     *     category?: string|null, // What kind of request it is.
     *     customer_email?: string|null, // The customer to whom replies go.
     *     tags?: list<string>|null, // Words to find it by.
     *     attachments?: list<string>|null, // Files that belong to it, by their ids; `files:read` is needed
     *     // to name any.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function update(string $ticketId, array $body = [], array $options = []): Models\Ticket
    {
        return $this->call(self::UPDATE, [$ticketId], [], $body, $options);
    }

    /**
     * Replace a ticket; what is left out returns to its default.
     *
     * @param array{
     *     subject?: string, // What it is about.
     *     title?: string, // Another name for `subject`, as the integration API calls it.
     *     description?: string|null, // The whole story.
     *     status?: string, // Where it stands. One of open, in_progress, waiting, resolved, closed.
     *     priority?: string, // How urgent it is. One of low, medium, high, urgent.
     *     category?: string|null, // What kind of request it is.
     *     customer_email?: string|null, // The customer to whom replies go.
     *     tags?: list<string>|null, // Words to find it by.
     *     attachments?: list<string>|null, // Files that belong to it, by their ids; `files:read` is needed
     *     // to name any.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function replace(string $ticketId, array $body, array $options = []): Models\Ticket
    {
        return $this->call(self::REPLACE, [$ticketId], [], $body, $options);
    }

    /**
     * Delete a ticket with its comments.
     */
    public function delete(string $ticketId, array $options = []): void
    {
        $this->call(self::DELETE, [$ticketId], [], null, $options);
    }

    /**
     * List the comments of a ticket, oldest first.
     *
     * @param array{
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Comment>
     */
    public function listComments(string $ticketId, array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_COMMENTS, [$ticketId], $query, null, $options);
    }

    /**
     * Reply to the customer, or note something.
     *
     * @param array{
     *     content: string, // What is said.
     *     is_internal?: bool, // Whether only the support team sees it; otherwise it is the reply to the
     *     // customer.
     *     attachments?: list<string>|null, // Files that belong to it, by their ids; `files:read` is needed
     *     // to name any.
     * } $body
     */
    public function createComment(string $ticketId, array $body, array $options = []): Models\Comment
    {
        return $this->call(self::CREATE_COMMENT, [$ticketId], [], $body, $options);
    }
}

final class UsersResource extends Resource
{
    private const LIST = [
        'id' => 'listUsers', 'method' => 'GET', 'path' => '/users', 'gives' => 'page',
        'model' => Models\User::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createUser', 'method' => 'POST', 'path' => '/users', 'gives' => 'object',
        'model' => Models\User::class, 'keyed' => true, 'objects' => ['metadata'],
    ];
    private const GET = [
        'id' => 'getUser', 'method' => 'GET', 'path' => '/users/{id}', 'gives' => 'object',
        'model' => Models\User::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateUser', 'method' => 'PATCH', 'path' => '/users/{id}', 'gives' => 'object',
        'model' => Models\User::class, 'objects' => ['metadata'],
    ];
    private const REPLACE = [
        'id' => 'replaceUser', 'method' => 'PUT', 'path' => '/users/{id}', 'gives' => 'object',
        'model' => Models\User::class, 'objects' => ['metadata'],
    ];
    private const DELETE = ['id' => 'deleteUser', 'method' => 'DELETE', 'path' => '/users/{id}'];
    private const CREATE_MANY = [
        'id' => 'createUsers', 'method' => 'POST', 'path' => '/users/batch', 'gives' => 'object',
        'model' => Models\UserUserResults::class, 'keyed' => true,
        'objects' => ['users.*', 'users.*.metadata'],
    ];
    private const ACTIVATE = [
        'id' => 'activateUser', 'method' => 'POST', 'path' => '/users/{id}/activate', 'gives' => 'object',
        'model' => Models\User::class, 'keyed' => true,
    ];
    private const DEACTIVATE = [
        'id' => 'deactivateUser', 'method' => 'POST', 'path' => '/users/{id}/deactivate',
        'gives' => 'object', 'model' => Models\User::class, 'keyed' => true,
    ];
    private const UNLOCK = [
        'id' => 'unlockUser', 'method' => 'POST', 'path' => '/users/{id}/unlock', 'gives' => 'object',
        'model' => Models\User::class, 'keyed' => true,
    ];
    private const INVITE = [
        'id' => 'inviteUser', 'method' => 'POST', 'path' => '/users/{id}/invitation', 'gives' => 'object',
        'model' => Models\UserInvitation::class, 'keyed' => true,
    ];
    private const LIST_ORGANIZATIONS = [
        'id' => 'listUserOrganizations', 'method' => 'GET', 'path' => '/users/{id}/organizations',
        'gives' => 'page', 'model' => Models\Organization::class, 'reads' => true,
    ];
    private const ME = [
        'id' => 'getMe', 'method' => 'GET', 'path' => '/users/me', 'gives' => 'object',
        'model' => Models\Me::class, 'reads' => true,
    ];
    private const UPDATE_ME = [
        'id' => 'updateMe', 'method' => 'PATCH', 'path' => '/users/me', 'gives' => 'object',
        'model' => Models\Me::class, 'objects' => ['metadata'],
    ];

    /**
     * List users.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     email?: string, // Only the user with this address, in any case.
     *     username?: string, // Only the user with this username, in any case.
     *     external_id?: string, // Only the user whom another system calls so.
     *     role?: string, // Only users with this role.
     *     status?: string, // Only users in this state. One of active, invited, inactive.
     *     organization_id?: string, // Only members of this organization.
     *     q?: string, // Every word must be a whole word of the name, the e-mail, its part before or after
     *     // the `@`, or the username, in any case.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at, last_login, -last_login.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\User>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a user; no mail is sent.
     *
     * @param array{
     *     email: string, // The address; no other user has it.
     *     email_verified?: bool, // Whether they have shown that the address is theirs; to be set with
     *     // `admin` only.
     *     name?: string|null, // What they are called.
     *     username?: string|null, // A name to sign in with; no other user has it, in whatever case.
     *     phone?: string|null, // A telephone number in the form of E.164.
     *     external_id?: string|null, // What another system calls them; no other user has it.
     *     role?: string, // The name of a role, which says what they may do.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     *     password?: string|null, // 12 to 256 characters that nobody guesses; then the user is active at
     *     // once.
     *     password_hash?: string|null, // A password that another system has hashed, as a PHC string:
     *     // argon2, bcrypt, scrypt or pbkdf2. It takes `admin`, and no `password` beside it.
     * } $body
     */
    public function create(array $body, array $options = []): Models\User
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a user.
     */
    public function get(string|int $userId, array $options = []): ?Models\User
    {
        return $this->call(self::GET, [$userId], [], null, $options);
    }

    /**
     * Change a user by a merge patch.
     *
     * @param array{
     *     email?: string, // The address; no other user has it.
     *     email_verified?: bool, // Whether they have shown that the address is theirs; to be set with
     *     // `admin` only.
     *     name?: string|null, // What they are called.
     *     username?: string|null, // A name to sign in with; no other user has it, in whatever case.
     *     phone?: string|null, // A telephone number in the form of E.164.
     *     external_id?: string|null, // What another system calls them; no other user has it.
     *     role?: string, // The name of a role, which says what they may do.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function update(string|int $userId, array $body = [], array $options = []): Models\User
    {
        return $this->call(self::UPDATE, [$userId], [], $body, $options);
    }

    /**
     * Replace a user; what is left out returns to its default.
     *
     * @param array{
     *     email: string, // The address; no other user has it.
     *     email_verified?: bool, // Whether they have shown that the address is theirs; to be set with
     *     // `admin` only.
     *     name?: string|null, // What they are called.
     *     username?: string|null, // A name to sign in with; no other user has it, in whatever case.
     *     phone?: string|null, // A telephone number in the form of E.164.
     *     external_id?: string|null, // What another system calls them; no other user has it.
     *     role?: string, // The name of a role, which says what they may do.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function replace(string|int $userId, array $body, array $options = []): Models\User
    {
        return $this->call(self::REPLACE, [$userId], [], $body, $options);
    }

    /**
     * Delete a user, and forget the person.
     */
    public function delete(string|int $userId, array $options = []): void
    {
        $this->call(self::DELETE, [$userId], [], null, $options);
    }

    /**
     * Make 1 to 100 users; no mail is sent.
     *
     * @param array{
     *     users: list<array>, // Each as if it were sent alone, in this order; without `atomic` one that is
     *     // wrong fails alone.
     *     atomic?: bool, // Make all or none.
     * } $body
     */
    public function createMany(array $body, array $options = []): Models\UserUserResults
    {
        return $this->call(self::CREATE_MANY, [], [], $body, $options);
    }

    /**
     * Let a user sign in again.
     */
    public function activate(string|int $userId, array $options = []): Models\User
    {
        return $this->call(self::ACTIVATE, [$userId], [], null, $options);
    }

    /**
     * Keep a user from signing in.
     */
    public function deactivate(string|int $userId, array $options = []): Models\User
    {
        return $this->call(self::DEACTIVATE, [$userId], [], null, $options);
    }

    /**
     * Let a user sign in again whom wrong passwords have locked.
     */
    public function unlock(string|int $userId, array $options = []): Models\User
    {
        return $this->call(self::UNLOCK, [$userId], [], null, $options);
    }

    /**
     * Invite a user who has no way to sign in yet.
     *
     * @param array{
     *     notify?: bool, // Whether a mail leaves; without one the answer shows the token.
     * } $body
     */
    public function invite(string|int $userId, array $body = [], array $options = []): Models\UserInvitation
    {
        return $this->call(self::INVITE, [$userId], [], $body, $options);
    }

    /**
     * List the organizations of which a user is a member.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     slug?: string, // Only the organization with this slug.
     *     external_id?: string, // Only the one that another system calls so.
     *     q?: string, // Every word must be one of the name, in any case.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Organization>
     */
    public function listOrganizations(string|int $userId, array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_ORGANIZATIONS, [$userId], $query, null, $options);
    }

    /**
     * Read who the caller is.
     */
    public function me(array $options = []): ?Models\Me
    {
        return $this->call(self::ME, [], [], null, $options);
    }

    /**
     * Change what is said about oneself; a key has nothing to change.
     *
     * @param array{
     *     name?: string|null, // What they are called.
     *     username?: string|null, // A name to sign in with; no other user has it, in whatever case.
     *     phone?: string|null, // A telephone number in the form of E.164.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function updateMe(array $body = [], array $options = []): Models\Me
    {
        return $this->call(self::UPDATE_ME, [], [], $body, $options);
    }
}

final class OrganizationsResource extends Resource
{
    private const LIST = [
        'id' => 'listOrganizations', 'method' => 'GET', 'path' => '/organizations', 'gives' => 'page',
        'model' => Models\Organization::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createOrganization', 'method' => 'POST', 'path' => '/organizations', 'gives' => 'object',
        'model' => Models\Organization::class, 'keyed' => true, 'objects' => ['metadata'],
    ];
    private const GET = [
        'id' => 'getOrganization', 'method' => 'GET', 'path' => '/organizations/{id}', 'gives' => 'object',
        'model' => Models\Organization::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateOrganization', 'method' => 'PATCH', 'path' => '/organizations/{id}',
        'gives' => 'object', 'model' => Models\Organization::class, 'objects' => ['metadata'],
    ];
    private const REPLACE = [
        'id' => 'replaceOrganization', 'method' => 'PUT', 'path' => '/organizations/{id}',
        'gives' => 'object', 'model' => Models\Organization::class, 'objects' => ['metadata'],
    ];
    private const DELETE = [
        'id' => 'deleteOrganization', 'method' => 'DELETE', 'path' => '/organizations/{id}',
    ];
    private const LIST_MEMBERS = [
        'id' => 'listMembers', 'method' => 'GET', 'path' => '/organizations/{id}/members',
        'gives' => 'page', 'model' => Models\Member::class, 'reads' => true,
    ];
    private const GET_MEMBER = [
        'id' => 'getMember', 'method' => 'GET', 'path' => '/organizations/{id}/members/{user_id}',
        'gives' => 'object', 'model' => Models\Member::class, 'reads' => true,
    ];
    private const PUT_MEMBER = [
        'id' => 'putMember', 'method' => 'PUT', 'path' => '/organizations/{id}/members/{user_id}',
        'gives' => 'object', 'model' => Models\Member::class,
    ];
    private const DELETE_MEMBER = [
        'id' => 'deleteMember', 'method' => 'DELETE', 'path' => '/organizations/{id}/members/{user_id}',
    ];
    private const LIST_INVITATIONS = [
        'id' => 'listInvitations', 'method' => 'GET', 'path' => '/organizations/{id}/invitations',
        'gives' => 'page', 'model' => Models\Invitation::class, 'reads' => true,
    ];
    private const CREATE_INVITATION = [
        'id' => 'createInvitation', 'method' => 'POST', 'path' => '/organizations/{id}/invitations',
        'gives' => 'object', 'model' => Models\IssuedInvitation::class, 'keyed' => true,
    ];
    private const GET_INVITATION = [
        'id' => 'getInvitation', 'method' => 'GET',
        'path' => '/organizations/{id}/invitations/{invitation_id}', 'gives' => 'object',
        'model' => Models\Invitation::class, 'reads' => true,
    ];
    private const RESEND_INVITATION = [
        'id' => 'resendInvitation', 'method' => 'POST',
        'path' => '/organizations/{id}/invitations/{invitation_id}/resend', 'gives' => 'object',
        'model' => Models\IssuedInvitation::class, 'keyed' => true,
    ];
    private const REVOKE_INVITATION = [
        'id' => 'revokeInvitation', 'method' => 'DELETE',
        'path' => '/organizations/{id}/invitations/{invitation_id}',
    ];

    /**
     * List organizations.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     slug?: string, // Only the organization with this slug.
     *     external_id?: string, // Only the one that another system calls so.
     *     user_id?: string, // Only those of which this user is a member.
     *     q?: string, // Every word must be one of the name, in any case.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Organization>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make an organization.
     *
     * @param array{
     *     name: string, // What it is called.
     *     slug?: string, // Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens;
     *     // no other one has it. Made of the name where it is left out.
     *     external_id?: string|null, // What another system calls it; no other one has it.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function create(array $body, array $options = []): Models\Organization
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read an organization.
     */
    public function get(string $organizationId, array $options = []): ?Models\Organization
    {
        return $this->call(self::GET, [$organizationId], [], null, $options);
    }

    /**
     * Change an organization by a merge patch.
     *
     * @param array{
     *     name?: string, // What it is called.
     *     slug?: string, // Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens;
     *     // no other one has it. Made of the name where it is left out.
     *     external_id?: string|null, // What another system calls it; no other one has it.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function update(string $organizationId, array $body = [], array $options = []): Models\Organization
    {
        return $this->call(self::UPDATE, [$organizationId], [], $body, $options);
    }

    /**
     * Replace an organization; what is left out returns to its default.
     *
     * @param array{
     *     name: string, // What it is called.
     *     slug?: string, // Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens;
     *     // no other one has it. Made of the name where it is left out.
     *     external_id?: string|null, // What another system calls it; no other one has it.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     * } $body
     */
    public function replace(string $organizationId, array $body, array $options = []): Models\Organization
    {
        return $this->call(self::REPLACE, [$organizationId], [], $body, $options);
    }

    /**
     * Delete an organization.
     */
    public function delete(string $organizationId, array $options = []): void
    {
        $this->call(self::DELETE, [$organizationId], [], null, $options);
    }

    /**
     * List the members of an organization, newest first.
     *
     * @param array{
     *     role?: string, // Only members with this role. One of owner, admin, member.
     *     created_after?: \DateTimeInterface|string, // Members since a later time.
     *     created_before?: \DateTimeInterface|string, // Members since an earlier time.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Member>
     */
    public function listMembers(string $organizationId, array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_MEMBERS, [$organizationId], $query, null, $options);
    }

    /**
     * Read a member of an organization.
     */
    public function getMember(string $organizationId, string $userId, array $options = []): ?Models\Member
    {
        return $this->call(self::GET_MEMBER, [$organizationId, $userId], [], null, $options);
    }

    /**
     * Take a user into an organization, or give a member another role.
     *
     * @param array{
     *     role: string, // What the user is in the organization. The first member is its owner, whatever
     *     // was sent. One of owner, admin, member.
     * } $body
     */
    public function putMember(string $organizationId, string $userId, array $body, array $options = []): Models\Member
    {
        return $this->call(self::PUT_MEMBER, [$organizationId, $userId], [], $body, $options);
    }

    /**
     * Let a member leave an organization; the user stays.
     */
    public function deleteMember(string $organizationId, string $userId, array $options = []): void
    {
        $this->call(self::DELETE_MEMBER, [$organizationId, $userId], [], null, $options);
    }

    /**
     * List the invitations to an organization, newest first.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Invitation>
     */
    public function listInvitations(string $organizationId, array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_INVITATIONS, [$organizationId], $query, null, $options);
    }

    /**
     * Invite somebody to an organization, by mail or with the token.
     *
     * @param array{
     *     email: string, // Whom it invites.
     *     role?: string, // What they become in the organization. One of owner, admin, member.
     *     notify?: bool, // Whether a mail leaves; without one the answer shows the token.
     * } $body
     */
    public function createInvitation(string $organizationId, array $body, array $options = []): Models\IssuedInvitation
    {
        return $this->call(self::CREATE_INVITATION, [$organizationId], [], $body, $options);
    }

    /**
     * Read an invitation to an organization.
     */
    public function getInvitation(string $organizationId, string $invitationId, array $options = []): ?Models\Invitation
    {
        return $this->call(self::GET_INVITATION, [$organizationId, $invitationId], [], null, $options);
    }

    /**
     * Send an invitation again, with another token.
     *
     * @param array{
     *     notify?: bool, // Whether a mail leaves; without one the answer shows the token.
     * } $body
     */
    public function resendInvitation(
        string $organizationId,
        string $invitationId,
        array $body = [],
        array $options = [],
    ): Models\IssuedInvitation {
        return $this->call(self::RESEND_INVITATION, [$organizationId, $invitationId], [], $body, $options);
    }

    /**
     * End an invitation; it is still shown, as revoked.
     */
    public function revokeInvitation(string $organizationId, string $invitationId, array $options = []): void
    {
        $this->call(self::REVOKE_INVITATION, [$organizationId, $invitationId], [], null, $options);
    }
}

final class InvitationsResource extends Resource
{
    private const ACCEPT = [
        'id' => 'acceptInvitation', 'method' => 'POST', 'path' => '/invitations/accept',
        'gives' => 'object', 'model' => Models\AcceptedInvitation::class, 'keyed' => true,
    ];

    /**
     * Let somebody in who has the token of an invitation.
     *
     * @param array{
     *     token: string, // What was mailed or shown.
     *     name?: string|null, // What they want to be called; not of a user who is active already.
     *     password?: string|null, // 12 to 256 characters that nobody guesses, to sign in with. An
     *     // invitation of a user needs it; a user who is active already has one.
     * } $body
     */
    public function accept(array $body, array $options = []): Models\AcceptedInvitation
    {
        return $this->call(self::ACCEPT, [], [], $body, $options);
    }
}

final class RolesResource extends Resource
{
    private const LIST = [
        'id' => 'listRoles', 'method' => 'GET', 'path' => '/roles', 'gives' => 'page',
        'model' => Models\Role::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createRole', 'method' => 'POST', 'path' => '/roles', 'gives' => 'object',
        'model' => Models\Role::class, 'keyed' => true,
    ];
    private const GET = [
        'id' => 'getRole', 'method' => 'GET', 'path' => '/roles/{name}', 'gives' => 'object',
        'model' => Models\Role::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateRole', 'method' => 'PATCH', 'path' => '/roles/{name}', 'gives' => 'object',
        'model' => Models\Role::class,
    ];
    private const REPLACE = [
        'id' => 'replaceRole', 'method' => 'PUT', 'path' => '/roles/{name}', 'gives' => 'object',
        'model' => Models\Role::class,
    ];
    private const DELETE = ['id' => 'deleteRole', 'method' => 'DELETE', 'path' => '/roles/{name}'];

    /**
     * List the roles, those that are built in too.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Role>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a role.
     *
     * @param array{
     *     name: string, // What it is called, for good; no other role has this name.
     *     description?: string|null, // What it is for.
     *     permissions?: list<string>|null, // What its users may do; each is printed, also where `read`,
     *     // `write` or `admin` was sent.
     * } $body
     */
    public function create(array $body, array $options = []): Models\Role
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a role.
     */
    public function get(string $name, array $options = []): ?Models\Role
    {
        return $this->call(self::GET, [$name], [], null, $options);
    }

    /**
     * Change a role by a merge patch.
     *
     * @param array{
     *     description?: string|null, // What it is for.
     *     permissions?: list<string>|null, // What its users may do; each is printed, also where `read`,
     *     // `write` or `admin` was sent.
     * } $body
     */
    public function update(string $name, array $body = [], array $options = []): Models\Role
    {
        return $this->call(self::UPDATE, [$name], [], $body, $options);
    }

    /**
     * Replace a role; what is left out returns to its default.
     *
     * @param array{
     *     description?: string|null, // What it is for.
     *     permissions?: list<string>|null, // What its users may do; each is printed, also where `read`,
     *     // `write` or `admin` was sent.
     * } $body
     */
    public function replace(string $name, array $body = [], array $options = []): Models\Role
    {
        return $this->call(self::REPLACE, [$name], [], $body, $options);
    }

    /**
     * Delete a role that nobody has.
     */
    public function delete(string $name, array $options = []): void
    {
        $this->call(self::DELETE, [$name], [], null, $options);
    }
}

final class SessionsResource extends Resource
{
    private const LIST = [
        'id' => 'listSessions', 'method' => 'GET', 'path' => '/sessions', 'gives' => 'page',
        'model' => Models\Session::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createSession', 'method' => 'POST', 'path' => '/sessions', 'gives' => 'object',
        'model' => Models\SignedIn::class, 'keyed' => true, 'objects' => ['client'],
    ];
    private const GET = [
        'id' => 'getSession', 'method' => 'GET', 'path' => '/sessions/{id}', 'gives' => 'object',
        'model' => Models\Session::class, 'reads' => true,
    ];
    private const REFRESH = [
        'id' => 'refreshSession', 'method' => 'POST', 'path' => '/sessions/refresh', 'gives' => 'object',
        'model' => Models\SignedIn::class, 'keyed' => true,
    ];
    private const INTROSPECT = [
        'id' => 'introspectToken', 'method' => 'POST', 'path' => '/sessions/introspect',
        'gives' => 'object', 'model' => Models\Introspection::class, 'reads' => true,
    ];
    private const REVOKE = ['id' => 'revokeSession', 'method' => 'DELETE', 'path' => '/sessions/{id}'];
    private const REVOKE_ALL = [
        'id' => 'revokeSessions', 'method' => 'POST', 'path' => '/sessions/revoke-all', 'gives' => 'object',
        'model' => Models\RevokedSessions::class, 'keyed' => true,
    ];
    private const LIST_MINE = [
        'id' => 'listMySessions', 'method' => 'GET', 'path' => '/users/me/sessions', 'gives' => 'page',
        'model' => Models\OwnSession::class, 'reads' => true,
    ];
    private const REVOKE_MINE = [
        'id' => 'revokeMySession', 'method' => 'DELETE', 'path' => '/users/me/sessions/{id}',
    ];

    /**
     * List the sessions of users, newest first.
     *
     * @param array{
     *     user_id?: string, // Only sessions of this user.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Session>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Sign a user in by their password.
     *
     * @param array{
     *     login: string, // The e-mail address or the username.
     *     password: string, // The password.
     *     totp?: string|null, // A code of their second factor.
     *     backup_code?: string|null, // Another one, used once.
     *     device?: string|null, // What the person calls the device.
     *     client?: array|null, // Where the person is; else where the request comes from.
     * } $body
     */
    public function create(array $body, array $options = []): Models\SignedIn
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a session.
     */
    public function get(string $sessionId, array $options = []): ?Models\Session
    {
        return $this->call(self::GET, [$sessionId], [], null, $options);
    }

    /**
     * Get the next tokens for a refresh token, which is used up then.
     *
     * @param array{
     *     refresh_token: string, // The one that was given last.
     * } $body
     */
    public function refresh(array $body, array $options = []): Models\SignedIn
    {
        return $this->call(self::REFRESH, [], [], $body, $options);
    }

    /**
     * Ask what a token stands for (RFC 7662).
     *
     * @param array{
     *     token: string, // An access token or a refresh token.
     * } $body
     */
    public function introspect(array $body, array $options = []): ?Models\Introspection
    {
        return $this->call(self::INTROSPECT, [], [], $body, $options);
    }

    /**
     * End a session.
     */
    public function revoke(string $sessionId, array $options = []): void
    {
        $this->call(self::REVOKE, [$sessionId], [], null, $options);
    }

    /**
     * End all sessions of a user.
     *
     * @param array{
     *     user_id: string, // The user.
     * } $body
     */
    public function revokeAll(array $body, array $options = []): Models\RevokedSessions
    {
        return $this->call(self::REVOKE_ALL, [], [], $body, $options);
    }

    /**
     * List one's own sessions, newest first.
     *
     * @param array{
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\OwnSession>
     */
    public function listMine(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_MINE, [], $query, null, $options);
    }

    /**
     * End a session of one's own.
     */
    public function revokeMine(string $sessionId, array $options = []): void
    {
        $this->call(self::REVOKE_MINE, [$sessionId], [], null, $options);
    }
}

final class PasswordsResource extends Resource
{
    private const FORGOT = [
        'id' => 'forgetPassword', 'method' => 'POST', 'path' => '/passwords/forgot', 'gives' => 'object',
        'model' => Models\AcceptedRequest::class, 'keyed' => true,
    ];
    private const RESET = [
        'id' => 'resetPassword', 'method' => 'POST', 'path' => '/passwords/reset', 'keyed' => true,
    ];
    private const CHANGE = [
        'id' => 'changePassword', 'method' => 'POST', 'path' => '/users/me/password', 'keyed' => true,
    ];

    /**
     * Mail a token to somebody who has forgotten their password.
     *
     * @param array{
     *     login: string, // The e-mail address or the username.
     * } $body
     */
    public function forgot(array $body, array $options = []): Models\AcceptedRequest
    {
        return $this->call(self::FORGOT, [], [], $body, $options);
    }

    /**
     * Choose a new password with the token that was mailed.
     *
     * @param array{
     *     token: string, // What was mailed.
     *     new_password: string, // 12 to 256 characters that nobody guesses.
     * } $body
     */
    public function reset(array $body, array $options = []): void
    {
        $this->call(self::RESET, [], [], $body, $options);
    }

    /**
     * Choose a new password, which ends all other sessions.
     *
     * @param array{
     *     current_password: string, // The one that counts so far.
     *     new_password: string, // 12 to 256 characters that nobody guesses.
     * } $body
     */
    public function change(array $body, array $options = []): void
    {
        $this->call(self::CHANGE, [], [], $body, $options);
    }
}

final class KeysResource extends Resource
{
    private const LIST = [
        'id' => 'listKeys', 'method' => 'GET', 'path' => '/keys', 'gives' => 'page',
        'model' => Models\ApiKey::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createKey', 'method' => 'POST', 'path' => '/keys', 'gives' => 'object',
        'model' => Models\CreatedApiKey::class, 'keyed' => true, 'objects' => ['paths.*', 'limit'],
    ];
    private const GET = [
        'id' => 'getKey', 'method' => 'GET', 'path' => '/keys/{id}', 'gives' => 'object',
        'model' => Models\ApiKey::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateKey', 'method' => 'PATCH', 'path' => '/keys/{id}', 'gives' => 'object',
        'model' => Models\ApiKey::class, 'objects' => ['paths.*', 'limit'],
    ];
    private const REPLACE = [
        'id' => 'replaceKey', 'method' => 'PUT', 'path' => '/keys/{id}', 'gives' => 'object',
        'model' => Models\ApiKey::class, 'objects' => ['paths.*', 'limit'],
    ];
    private const REVOKE = ['id' => 'revokeKey', 'method' => 'DELETE', 'path' => '/keys/{id}'];
    private const ROTATE = [
        'id' => 'rotateKey', 'method' => 'POST', 'path' => '/keys/{id}/rotate', 'gives' => 'object',
        'model' => Models\CreatedApiKey::class, 'keyed' => true,
    ];
    private const DISABLE = [
        'id' => 'disableKey', 'method' => 'POST', 'path' => '/keys/{id}/disable', 'gives' => 'object',
        'model' => Models\ApiKey::class, 'keyed' => true,
    ];
    private const ENABLE = [
        'id' => 'enableKey', 'method' => 'POST', 'path' => '/keys/{id}/enable', 'gives' => 'object',
        'model' => Models\ApiKey::class, 'keyed' => true,
    ];
    private const CURRENT = [
        'id' => 'getCurrentKey', 'method' => 'GET', 'path' => '/keys/current', 'gives' => 'object',
        'model' => Models\ApiKey::class, 'reads' => true,
    ];
    private const COMPARE = [
        'id' => 'compareKeys', 'method' => 'GET', 'path' => '/keys/compare', 'gives' => 'object',
        'model' => Models\KeyComparison::class, 'reads' => true,
    ];
    private const USAGE = [
        'id' => 'getKeyUsage', 'method' => 'GET', 'path' => '/keys/{id}/usage', 'gives' => 'object',
        'model' => Models\KeyUsage::class, 'reads' => true,
    ];

    /**
     * List keys, newest first; also those that are over.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     state?: string, // Only those in this state. One of active, disabled, expired, revoked.
     *     contract?: string, // Only those that speak this contract.
     *     q?: string, // Words of the name, of which every one must occur.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\ApiKey>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a key; its secret is shown this once.
     *
     * @param array{
     *     name: string, // What it is for.
     *     contract?: string, // The contract that it speaks; that of the calling key when left out. One of
     *     // accounts, identity, integration, platform.
     *     permissions?: list<string>, // What it may do: `admin` alone is everything, and only it covers
     *     // keys and accounts; `read` and `write` stand for each of theirs.
     *     paths?: list<array>|null, // The operations that it may call, of those that its permissions
     *     // allow; empty for all.
     *     allowed_ips?: list<string>|null, // Addresses and networks that it may be used from; empty for
     *     // any.
     *     expires_at?: \DateTimeInterface|string|null, // When it ends.
     *     limit?: array|null, // Its own rate limit; null for that of the plan.
     *     principal_id?: string, // A service account that is to act with it; a new one when left out.
     * } $body
     */
    public function create(array $body, array $options = []): Models\CreatedApiKey
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a key.
     */
    public function get(string $keyId, array $options = []): ?Models\ApiKey
    {
        return $this->call(self::GET, [$keyId], [], null, $options);
    }

    /**
     * Change a key by a merge patch.
     *
     * @param array{
     *     name?: string, // What it is for.
     *     permissions?: list<string>, // What it may do: `admin` alone is everything, and only it covers
     *     // keys and accounts; `read` and `write` stand for each of theirs.
     *     paths?: list<array>|null, // The operations that it may call, of those that its permissions
     *     // allow; empty for all.
     *     allowed_ips?: list<string>|null, // Addresses and networks that it may be used from; empty for
     *     // any.
     *     expires_at?: \DateTimeInterface|string|null, // When it ends.
     *     limit?: array|null, // Its own rate limit; null for that of the plan.
     * } $body
     */
    public function update(string $keyId, array $body = [], array $options = []): Models\ApiKey
    {
        return $this->call(self::UPDATE, [$keyId], [], $body, $options);
    }

    /**
     * Replace a key; what is left out returns to its default.
     *
     * @param array{
     *     name: string, // What it is for.
     *     permissions: list<string>, // What it may do: `admin` alone is everything, and only it covers
     *     // keys and accounts; `read` and `write` stand for each of theirs.
     *     paths?: list<array>|null, // The operations that it may call, of those that its permissions
     *     // allow; empty for all.
     *     allowed_ips?: list<string>|null, // Addresses and networks that it may be used from; empty for
     *     // any.
     *     expires_at?: \DateTimeInterface|string|null, // When it ends.
     *     limit?: array|null, // Its own rate limit; null for that of the plan.
     * } $body
     */
    public function replace(string $keyId, array $body, array $options = []): Models\ApiKey
    {
        return $this->call(self::REPLACE, [$keyId], [], $body, $options);
    }

    /**
     * End a key at once and for good.
     */
    public function revoke(string $keyId, array $options = []): void
    {
        $this->call(self::REVOKE, [$keyId], [], null, $options);
    }

    /**
     * Make a successor with the same settings; its secret is shown this once.
     *
     * @param array{
     *     overlap?: string, // How long both keys work, from 0s to 30d.
     * } $body
     */
    public function rotate(string $keyId, array $body = [], array $options = []): Models\CreatedApiKey
    {
        return $this->call(self::ROTATE, [$keyId], [], $body, $options);
    }

    /**
     * Pause a key.
     */
    public function disable(string $keyId, array $options = []): Models\ApiKey
    {
        return $this->call(self::DISABLE, [$keyId], [], null, $options);
    }

    /**
     * End the pause of a key.
     */
    public function enable(string $keyId, array $options = []): Models\ApiKey
    {
        return $this->call(self::ENABLE, [$keyId], [], null, $options);
    }

    /**
     * Read the key that the request shows.
     */
    public function current(array $options = []): ?Models\ApiKey
    {
        return $this->call(self::CURRENT, [], [], null, $options);
    }

    /**
     * Compare what two keys allow, of either environment.
     *
     * @param array{
     *     left?: string, // The left key; the one that the request shows when left out.
     *     right?: string, // The right key; the one that the request shows when left out.
     * } $query
     */
    public function compare(array $query = [], array $options = []): ?Models\KeyComparison
    {
        return $this->call(self::COMPARE, [], $query, null, $options);
    }

    /**
     * Read how much a key was used, day by day.
     *
     * @param array{
     *     days?: int, // How many days, today included.
     * } $query
     */
    public function usage(string $keyId, array $query = [], array $options = []): ?Models\KeyUsage
    {
        return $this->call(self::USAGE, [$keyId], $query, null, $options);
    }
}

final class DataResource extends Resource
{
    use Internal\ByHand\Data;

    private const LIST = [
        'id' => 'listItems', 'method' => 'GET', 'path' => '/data', 'gives' => 'page',
        'model' => Models\Item::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createItem', 'method' => 'POST', 'path' => '/data', 'gives' => 'object',
        'model' => Models\Item::class, 'keyed' => true, 'objects' => ['attributes'],
    ];
    private const GET = [
        'id' => 'getItem', 'method' => 'GET', 'path' => '/data/{id}', 'gives' => 'object',
        'model' => Models\Item::class, 'reads' => true,
    ];
    private const GET_BY_EXTERNAL_ID = [
        'id' => 'getItemByExternalId', 'method' => 'GET',
        'path' => '/data/by-external-id/{type}/{external_id}', 'gives' => 'object',
        'model' => Models\Item::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateItem', 'method' => 'PATCH', 'path' => '/data/{id}', 'gives' => 'object',
        'model' => Models\Item::class, 'objects' => ['attributes'],
    ];
    private const REPLACE = [
        'id' => 'replaceItem', 'method' => 'PUT', 'path' => '/data/{id}', 'gives' => 'object',
        'model' => Models\Item::class, 'objects' => ['attributes'],
    ];
    private const DELETE = ['id' => 'deleteItem', 'method' => 'DELETE', 'path' => '/data/{id}'];
    private const ARCHIVE = [
        'id' => 'archiveItem', 'method' => 'POST', 'path' => '/data/{id}/archive', 'gives' => 'object',
        'model' => Models\Item::class, 'keyed' => true,
    ];
    private const RESTORE = [
        'id' => 'restoreItem', 'method' => 'POST', 'path' => '/data/{id}/restore', 'gives' => 'object',
        'model' => Models\Item::class, 'keyed' => true,
    ];
    private const LIST_DELETED = [
        'id' => 'listDeletedItems', 'method' => 'GET', 'path' => '/data/trash', 'gives' => 'page',
        'model' => Models\Item::class, 'reads' => true,
    ];
    private const BULK = [
        'id' => 'changeItems', 'method' => 'POST', 'path' => '/data/bulk', 'gives' => 'object',
        'model' => Models\ItemItemResults::class, 'keyed' => true,
        'objects' => ['operations.*', 'operations.*.data'],
    ];
    private const CHANGES = [
        'id' => 'listItemChanges', 'method' => 'GET', 'path' => '/data/changes', 'gives' => 'stretch',
        'model' => Models\ItemChange::class, 'reads' => true,
    ];

    /**
     * List data items.
     *
     * @param array{
     *     type?: string, // Only items of this type.
     *     status?: string, // Only items with this status.
     *     external_id?: string, // Only items with this id in another system.
     *     archived?: string, // Whether items of the archive are listed: instead, or too. One of false,
     *     // true, any.
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     q?: string, // Every word must occur in what the type's indexes of words hold, in any case. Needs
     *     // `type`.
     *     sort?: string, // The order; `-` for falling. By `external_id` and by attributes it needs `type`;
     *     // by attributes also an index of the type.
     *     fields?: string, // Only these fields, with commas between them: names of fields, or
     *     // `attributes.` and a path.
     *     attributes?: array, // What lies at a path of the attributes: `attributes.city=Oslo`, or with an
     *     // operator `attributes.price[gte]=10`: eq, ne, gt, gte, lt, lte, in, prefix, exists.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Item>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a data item.
     *
     * @param array{
     *     type?: string, // What kind of item it is, for good.
     *     status?: string, // Any word; `archived` is that of archived items.
     *     attributes?: array|null, // Anything; the order of keys and the text of numbers are kept.
     *     external_id?: string|null, // Its id in another system; no other item of its type has it.
     * } $body
     */
    public function create(array $body = [], array $options = []): Models\Item
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a data item.
     *
     * @param array{
     *     fields?: string, // Only these fields, with commas between them: names of fields, or
     *     // `attributes.` and a path.
     * } $query
     */
    public function get(string $itemId, array $query = [], array $options = []): ?Models\Item
    {
        return $this->call(self::GET, [$itemId], $query, null, $options);
    }

    /**
     * Read the data item that another system calls so.
     *
     * @param array{
     *     fields?: string, // Only these fields, with commas between them: names of fields, or
     *     // `attributes.` and a path.
     * } $query
     */
    public function getByExternalId(
        string $type,
        string $externalId,
        array $query = [],
        array $options = [],
    ): ?Models\Item {
        return $this->call(self::GET_BY_EXTERNAL_ID, [$type, $externalId], $query, null, $options);
    }

    /**
     * Change a data item by a merge patch; its attributes are merged.
     *
     * @param array{
     *     status?: string, // Any word; `archived` is that of archived items.
     *     attributes?: array|null, // Anything; the order of keys and the text of numbers are kept.
     *     external_id?: string|null, // Its id in another system; no other item of its type has it.
     * } $body
     */
    public function update(string $itemId, array $body = [], array $options = []): Models\Item
    {
        return $this->call(self::UPDATE, [$itemId], [], $body, $options);
    }

    /**
     * Replace a data item; what is left out returns to its default.
     *
     * @param array{
     *     status?: string, // Any word; `archived` is that of archived items.
     *     attributes?: array|null, // Anything; the order of keys and the text of numbers are kept.
     *     external_id?: string|null, // Its id in another system; no other item of its type has it.
     * } $body
     */
    public function replace(string $itemId, array $body = [], array $options = []): Models\Item
    {
        return $this->call(self::REPLACE, [$itemId], [], $body, $options);
    }

    /**
     * Move a data item to the trash, where it stays for 30 days.
     *
     * @param array{
     *     purge?: bool, // Keep nothing of it, not even in the trash; also takes one from there.
     * } $query
     */
    public function delete(string $itemId, array $query = [], array $options = []): void
    {
        $this->call(self::DELETE, [$itemId], $query, null, $options);
    }

    /**
     * Archive a data item.
     */
    public function archive(string $itemId, array $options = []): Models\Item
    {
        return $this->call(self::ARCHIVE, [$itemId], [], null, $options);
    }

    /**
     * Bring a data item back from the archive or the trash.
     */
    public function restore(string $itemId, array $options = []): Models\Item
    {
        return $this->call(self::RESTORE, [$itemId], [], null, $options);
    }

    /**
     * List the data items in the trash.
     *
     * @param array{
     *     type?: string, // Only items of this type.
     *     external_id?: string, // Only items with this id in another system.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Item>
     */
    public function listDeleted(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_DELETED, [], $query, null, $options);
    }

    /**
     * Do 1 to 100 operations on data items.
     *
     * @param array{
     *     operations: list<array>, // Each as if it were sent alone, in this order; without `atomic` one
     *     // that is wrong fails alone.
     *     atomic?: bool, // Do all or none.
     * } $body
     */
    public function bulk(array $body, array $options = []): Models\ItemItemResults
    {
        return $this->call(self::BULK, [], [], $body, $options);
    }

    /**
     * Follow the changes of data items.
     *
     * @param array{
     *     after?: int, // The position to continue after; 0 without.
     *     limit?: int, // How many items at most; a bulk that goes beyond is told whole.
     *     type?: string, // Only items of this type.
     *     wait?: int, // Seconds to wait for a change where there is none.
     * } $query
     * @return Page<Models\ItemChange>
     */
    public function changes(array $query = [], array $options = []): Page
    {
        return $this->call(self::CHANGES, [], $query, null, $options);
    }
}

final class DataTypesResource extends Resource
{
    private const LIST = [
        'id' => 'listDataTypes', 'method' => 'GET', 'path' => '/data-types', 'gives' => 'page',
        'model' => Models\DataType::class, 'reads' => true,
    ];
    private const GET = [
        'id' => 'getDataType', 'method' => 'GET', 'path' => '/data-types/{type}', 'gives' => 'object',
        'model' => Models\DataType::class, 'reads' => true,
    ];
    private const PUT = [
        'id' => 'putDataType', 'method' => 'PUT', 'path' => '/data-types/{type}', 'gives' => 'object',
        'model' => Models\DataType::class, 'objects' => ['schema', 'indexes.*'],
    ];
    private const DELETE = ['id' => 'deleteDataType', 'method' => 'DELETE', 'path' => '/data-types/{type}'];
    private const CHECK = [
        'id' => 'checkDataType', 'method' => 'POST', 'path' => '/data-types/{type}/check',
        'gives' => 'object', 'model' => Models\DataTypeCheck::class, 'reads' => true,
    ];

    /**
     * List the types of data items, those too that are only used.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\DataType>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Read a type of data items.
     */
    public function get(string $type, array $options = []): ?Models\DataType
    {
        return $this->call(self::GET, [$type], [], null, $options);
    }

    /**
     * Declare a type of data items, or say anew what it is like; what is left out returns to its default.
     *
     * @param array{
     *     schema?: array|null, // JSON Schema 2020-12 that attributes have to fit from now on; items that
     *     // are there stay.
     *     indexes?: list<array>|null, // By which values items can be found and sorted.
     *     retention_days?: int|null, // How many days after their last change items are deleted; null for
     *     // never.
     * } $body
     */
    public function put(string $type, array $body = [], array $options = []): Models\DataType
    {
        return $this->call(self::PUT, [$type], [], $body, $options);
    }

    /**
     * Drop the schema and the indexes of a type; its items stay.
     */
    public function delete(string $type, array $options = []): void
    {
        $this->call(self::DELETE, [$type], [], null, $options);
    }

    /**
     * Look which items do not fit the schema of their type, for ten seconds at most.
     */
    public function check(string $type, array $options = []): ?Models\DataTypeCheck
    {
        return $this->call(self::CHECK, [$type], [], null, $options);
    }
}

final class ExportsResource extends Resource
{
    private const CREATE = [
        'id' => 'createExport', 'method' => 'POST', 'path' => '/exports', 'gives' => 'object',
        'model' => Models\Job::class, 'keyed' => true,
    ];

    /**
     * Have a whole list written down; a job does it.
     *
     * @param array{
     *     path: string, // The path of a list, with its filters and order.
     *     format?: string, // How it is written; not every list is a table. One of ndjson, csv.
     * } $body
     */
    public function create(array $body, array $options = []): Models\Job
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }
}

final class JobsResource extends Resource
{
    use Internal\ByHand\Jobs;

    private const LIST = [
        'id' => 'listJobs', 'method' => 'GET', 'path' => '/jobs', 'gives' => 'page',
        'model' => Models\Job::class, 'reads' => true,
    ];
    private const GET = [
        'id' => 'getJob', 'method' => 'GET', 'path' => '/jobs/{id}', 'gives' => 'object',
        'model' => Models\Job::class, 'reads' => true,
    ];
    private const CANCEL = ['id' => 'cancelJob', 'method' => 'DELETE', 'path' => '/jobs/{id}'];

    /**
     * List the jobs that one may see, newest first.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     state?: string, // Only those in this state. One of queued, running, succeeded, failed,
     *     // cancelled.
     *     kind?: string, // Only those of this kind. One of import, report, export.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Job>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Read how far a job is.
     */
    public function get(string $jobId, array $options = []): ?Models\Job
    {
        return $this->call(self::GET, [$jobId], [], null, $options);
    }

    /**
     * Cancel a job; what it has done stays.
     */
    public function cancel(string $jobId, array $options = []): void
    {
        $this->call(self::CANCEL, [$jobId], [], null, $options);
    }
}

final class BatchResource extends Resource
{
    private const RUN = [
        'id' => 'runBatch', 'method' => 'POST', 'path' => '/batch', 'gives' => 'object',
        'model' => Models\BatchResults::class,
        'objects' => ['operations.*', 'operations.*.headers', 'operations.*.body'],
    ];

    /**
     * Do up to 100 operations, one after the other.
     *
     * @param array{
     *     operations: list<array>, // 1 to 100, done in this order.
     * } $body
     */
    public function run(array $body, array $options = []): Models\BatchResults
    {
        return $this->call(self::RUN, [], [], $body, $options);
    }
}

final class CannedRepliesResource extends Resource
{
    private const LIST = [
        'id' => 'listCannedReplies', 'method' => 'GET', 'path' => '/canned-replies', 'gives' => 'page',
        'model' => Models\CannedReply::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createCannedReply', 'method' => 'POST', 'path' => '/canned-replies', 'gives' => 'object',
        'model' => Models\CannedReply::class, 'keyed' => true,
    ];
    private const GET = [
        'id' => 'getCannedReply', 'method' => 'GET', 'path' => '/canned-replies/{id}', 'gives' => 'object',
        'model' => Models\CannedReply::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateCannedReply', 'method' => 'PATCH', 'path' => '/canned-replies/{id}',
        'gives' => 'object', 'model' => Models\CannedReply::class,
    ];
    private const REPLACE = [
        'id' => 'replaceCannedReply', 'method' => 'PUT', 'path' => '/canned-replies/{id}',
        'gives' => 'object', 'model' => Models\CannedReply::class,
    ];
    private const DELETE = [
        'id' => 'deleteCannedReply', 'method' => 'DELETE', 'path' => '/canned-replies/{id}',
    ];

    /**
     * List canned replies.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\CannedReply>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a canned reply.
     *
     * @param array{
     *     name: string, // What it is called; no other one has this name.
     *     content: string, // What to say.
     *     tags?: list<string>|null, // Words to find it by.
     * } $body
     */
    public function create(array $body, array $options = []): Models\CannedReply
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a canned reply.
     */
    public function get(string $replyId, array $options = []): ?Models\CannedReply
    {
        return $this->call(self::GET, [$replyId], [], null, $options);
    }

    /**
     * Change a canned reply by a merge patch.
     *
     * @param array{
     *     name?: string, // What it is called; no other one has this name.
     *     content?: string, // What to say.
     *     tags?: list<string>|null, // Words to find it by.
     * } $body
     */
    public function update(string $replyId, array $body = [], array $options = []): Models\CannedReply
    {
        return $this->call(self::UPDATE, [$replyId], [], $body, $options);
    }

    /**
     * Replace a canned reply; what is left out returns to its default.
     *
     * @param array{
     *     name: string, // What it is called; no other one has this name.
     *     content: string, // What to say.
     *     tags?: list<string>|null, // Words to find it by.
     * } $body
     */
    public function replace(string $replyId, array $body, array $options = []): Models\CannedReply
    {
        return $this->call(self::REPLACE, [$replyId], [], $body, $options);
    }

    /**
     * Delete a canned reply.
     */
    public function delete(string $replyId, array $options = []): void
    {
        $this->call(self::DELETE, [$replyId], [], null, $options);
    }
}

final class EventsResource extends Resource
{
    use Internal\ByHand\Events;

    private const LIST = [
        'id' => 'listEvents', 'method' => 'GET', 'path' => '/events', 'gives' => 'stretch',
        'model' => Models\Event::class, 'reads' => true,
    ];
    private const CREATE_STREAM_TICKET = [
        'id' => 'createStreamTicket', 'method' => 'POST', 'path' => '/events/stream-tickets',
        'gives' => 'object', 'model' => Models\StreamTicket::class,
    ];

    /**
     * Read the event log in order.
     *
     * @param array{
     *     after?: int, // The position to continue after; 0 without.
     *     type?: string, // Only this type or family.
     *     limit?: int, // How many at most; 20 without, and never more than 100.
     * } $query
     * @return Page<Models\Event>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Get a ticket that opens one stream from a browser.
     */
    public function createStreamTicket(array $options = []): Models\StreamTicket
    {
        return $this->call(self::CREATE_STREAM_TICKET, [], [], null, $options);
    }
}

final class WebhooksResource extends Resource
{
    private const LIST = [
        'id' => 'listWebhooks', 'method' => 'GET', 'path' => '/webhooks', 'gives' => 'page',
        'model' => Models\Webhook::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createWebhook', 'method' => 'POST', 'path' => '/webhooks', 'gives' => 'object',
        'model' => Models\CreatedWebhook::class, 'keyed' => true,
    ];
    private const GET = [
        'id' => 'getWebhook', 'method' => 'GET', 'path' => '/webhooks/{id}', 'gives' => 'object',
        'model' => Models\Webhook::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateWebhook', 'method' => 'PATCH', 'path' => '/webhooks/{id}', 'gives' => 'object',
        'model' => Models\Webhook::class,
    ];
    private const REPLACE = [
        'id' => 'replaceWebhook', 'method' => 'PUT', 'path' => '/webhooks/{id}', 'gives' => 'object',
        'model' => Models\Webhook::class,
    ];
    private const DELETE = ['id' => 'deleteWebhook', 'method' => 'DELETE', 'path' => '/webhooks/{id}'];
    private const TEST = [
        'id' => 'testWebhook', 'method' => 'POST', 'path' => '/webhooks/{id}/test', 'gives' => 'object',
        'model' => Models\WebhookDelivery::class, 'keyed' => true,
    ];
    private const LIST_DELIVERIES = [
        'id' => 'listWebhookDeliveries', 'method' => 'GET', 'path' => '/webhooks/{id}/deliveries',
        'gives' => 'page', 'model' => Models\WebhookDelivery::class, 'reads' => true,
    ];
    private const GET_DELIVERY = [
        'id' => 'getWebhookDelivery', 'method' => 'GET', 'path' => '/webhooks/deliveries/{delivery_id}',
        'gives' => 'object', 'model' => Models\WebhookDelivery::class, 'reads' => true,
    ];
    private const RETRY_DELIVERY = [
        'id' => 'retryWebhookDelivery', 'method' => 'POST',
        'path' => '/webhooks/deliveries/{delivery_id}/retry', 'gives' => 'object',
        'model' => Models\WebhookDelivery::class, 'keyed' => true,
    ];

    /**
     * List webhook endpoints, newest first.
     *
     * @param array{
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Webhook>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a webhook endpoint; its secret is shown this once.
     *
     * @param array{
     *     url: string, // Where events are posted to; HTTPS.
     *     events: list<string>, // Types, families such as `ticket.*`, or `*`.
     *     format?: string, // How it is told of them: as the platform does, or as another contract that
     *     // tells of some only. One of platform, accounts.
     *     description?: string|null, // What it is for.
     *     enabled?: bool, // Whether it gets events.
     *     secret?: string, // `whsec_` and the base64 of 24 to 64 bytes, or 16 to 256 visible ASCII
     *     // characters; made for you without.
     * } $body
     */
    public function create(array $body, array $options = []): Models\CreatedWebhook
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a webhook endpoint.
     */
    public function get(string $webhookId, array $options = []): ?Models\Webhook
    {
        return $this->call(self::GET, [$webhookId], [], null, $options);
    }

    /**
     * Change a webhook endpoint by a merge patch.
     *
     * @param array{
     *     url?: string, // Where events are posted to; HTTPS.
     *     events?: list<string>, // Types, families such as `ticket.*`, or `*`.
     *     format?: string, // How it is told of them: as the platform does, or as another contract that
     *     // tells of some only. One of platform, accounts.
     *     description?: string|null, // What it is for.
     *     enabled?: bool, // Whether it gets events.
     * } $body
     */
    public function update(string $webhookId, array $body = [], array $options = []): Models\Webhook
    {
        return $this->call(self::UPDATE, [$webhookId], [], $body, $options);
    }

    /**
     * Replace a webhook endpoint; what is left out returns to its default, the secret stays.
     *
     * @param array{
     *     url: string, // Where events are posted to; HTTPS.
     *     events: list<string>, // Types, families such as `ticket.*`, or `*`.
     *     format?: string, // How it is told of them: as the platform does, or as another contract that
     *     // tells of some only. One of platform, accounts.
     *     description?: string|null, // What it is for.
     *     enabled?: bool, // Whether it gets events.
     * } $body
     */
    public function replace(string $webhookId, array $body, array $options = []): Models\Webhook
    {
        return $this->call(self::REPLACE, [$webhookId], [], $body, $options);
    }

    /**
     * Delete a webhook endpoint; what waits for it is dropped.
     */
    public function delete(string $webhookId, array $options = []): void
    {
        $this->call(self::DELETE, [$webhookId], [], null, $options);
    }

    /**
     * Send a sample to a webhook endpoint.
     */
    public function test(string $webhookId, array $options = []): Models\WebhookDelivery
    {
        return $this->call(self::TEST, [$webhookId], [], null, $options);
    }

    /**
     * List the deliveries to a webhook endpoint, newest first.
     *
     * @param array{
     *     state?: string, // Only deliveries in this state. One of pending, retrying, delivered, dead.
     *     event?: string, // Only deliveries of this type of event.
     *     created_after?: \DateTimeInterface|string, // Enqueued after this time.
     *     created_before?: \DateTimeInterface|string, // Enqueued before this time.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\WebhookDelivery>
     */
    public function listDeliveries(string $webhookId, array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_DELIVERIES, [$webhookId], $query, null, $options);
    }

    /**
     * Read a delivery with all that was seen of its attempts.
     */
    public function getDelivery(string $deliveryId, array $options = []): ?Models\WebhookDelivery
    {
        return $this->call(self::GET_DELIVERY, [$deliveryId], [], null, $options);
    }

    /**
     * Send a delivery again, whatever became of it.
     */
    public function retryDelivery(string $deliveryId, array $options = []): Models\WebhookDelivery
    {
        return $this->call(self::RETRY_DELIVERY, [$deliveryId], [], null, $options);
    }
}

final class FilesResource extends Resource
{
    use Internal\ByHand\Files;

    private const LIST = [
        'id' => 'listFiles', 'method' => 'GET', 'path' => '/files', 'gives' => 'page',
        'model' => Models\File::class, 'reads' => true,
    ];
    private const GET = [
        'id' => 'getFile', 'method' => 'GET', 'path' => '/files/{id}', 'gives' => 'object',
        'model' => Models\File::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateFile', 'method' => 'PATCH', 'path' => '/files/{id}', 'gives' => 'object',
        'model' => Models\File::class, 'objects' => ['metadata'],
    ];
    private const DELETE = ['id' => 'deleteFile', 'method' => 'DELETE', 'path' => '/files/{id}'];
    private const CREATE_LINK = [
        'id' => 'createFileLink', 'method' => 'POST', 'path' => '/files/{id}/links', 'gives' => 'object',
        'model' => Models\FileLink::class, 'keyed' => true,
    ];
    private const DELETE_LINKS = [
        'id' => 'deleteFileLinks', 'method' => 'DELETE', 'path' => '/files/{id}/links',
    ];
    private const APPEAL = [
        'id' => 'appealFile', 'method' => 'POST', 'path' => '/files/{id}/appeal', 'gives' => 'object',
        'model' => Models\File::class, 'keyed' => true,
    ];

    /**
     * List files.
     *
     * @param array{
     *     status?: string, // Only those with this status. One of uploading, scanning, processing, ready,
     *     // rejected, quarantined.
     *     content_type?: string, // Only those of this type.
     *     name?: string, // Only those that are called exactly that.
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\File>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Read what is told of a file.
     */
    public function get(string $fileId, array $options = []): ?Models\File
    {
        return $this->call(self::GET, [$fileId], [], null, $options);
    }

    /**
     * Change what is said about a file by a merge patch.
     *
     * @param array{
     *     name?: string, // What it is called, as it was sent.
     *     metadata?: array|null, // Anything of your own; kept as sent.
     *     expires_at?: \DateTimeInterface|string|null, // When it is deleted by itself, unless it is
     *     // attached to something; null for never.
     * } $body
     */
    public function update(string $fileId, array $body = [], array $options = []): Models\File
    {
        return $this->call(self::UPDATE, [$fileId], [], $body, $options);
    }

    /**
     * Delete a file that is attached to nothing, with its bytes and links.
     */
    public function delete(string $fileId, array $options = []): void
    {
        $this->call(self::DELETE, [$fileId], [], null, $options);
    }

    /**
     * Make an address at which anybody reads the file.
     *
     * @param array{
     *     expires_in: int, // In how many seconds it ends.
     * } $body
     */
    public function createLink(string $fileId, array $body, array $options = []): Models\FileLink
    {
        return $this->call(self::CREATE_LINK, [$fileId], [], $body, $options);
    }

    /**
     * End all links of a file.
     */
    public function deleteLinks(string $fileId, array $options = []): void
    {
        $this->call(self::DELETE_LINKS, [$fileId], [], null, $options);
    }

    /**
     * Say that a file in quarantine has no virus.
     *
     * @param array{
     *     reason: string, // Why it is no virus.
     * } $body
     */
    public function appeal(string $fileId, array $body, array $options = []): Models\File
    {
        return $this->call(self::APPEAL, [$fileId], [], $body, $options);
    }
}

final class AccountResource extends Resource
{
    private const GET = [
        'id' => 'getAccount', 'method' => 'GET', 'path' => '/account', 'gives' => 'object',
        'model' => Models\Account::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateAccount', 'method' => 'PATCH', 'path' => '/account', 'gives' => 'object',
        'model' => Models\Account::class, 'objects' => ['settings'],
    ];

    /**
     * Read the account of the key.
     */
    public function get(array $options = []): ?Models\Account
    {
        return $this->call(self::GET, [], [], null, $options);
    }

    /**
     * Change the name and the settings of the account.
     *
     * @param array{
     *     name?: string, // Its name.
     *     settings?: array, // What it chooses for itself.
     * } $body
     */
    public function update(array $body = [], array $options = []): Models\Account
    {
        return $this->call(self::UPDATE, [], [], $body, $options);
    }
}

final class LimitsResource extends Resource
{
    private const GET = [
        'id' => 'getLimits', 'method' => 'GET', 'path' => '/limits', 'gives' => 'object',
        'model' => Models\Limits::class, 'reads' => true,
    ];
    private const LIST_INCREASE_REQUESTS = [
        'id' => 'listIncreaseRequests', 'method' => 'GET', 'path' => '/limits/increase-requests',
        'gives' => 'page', 'model' => Models\LimitIncrease::class, 'reads' => true,
    ];
    private const CREATE_INCREASE_REQUEST = [
        'id' => 'createIncreaseRequest', 'method' => 'POST', 'path' => '/limits/increase-requests',
        'gives' => 'object', 'model' => Models\LimitIncrease::class, 'keyed' => true,
    ];
    private const GET_INCREASE_REQUEST = [
        'id' => 'getIncreaseRequest', 'method' => 'GET', 'path' => '/limits/increase-requests/{id}',
        'gives' => 'object', 'model' => Models\LimitIncrease::class, 'reads' => true,
    ];

    /**
     * Read what the key and its account may use, and what is used.
     */
    public function get(array $options = []): ?Models\Limits
    {
        return $this->call(self::GET, [], [], null, $options);
    }

    /**
     * List requests for higher limits.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     state?: string, // Only those in this state. One of pending, granted, declined.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\LimitIncrease>
     */
    public function listIncreaseRequests(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_INCREASE_REQUESTS, [], $query, null, $options);
    }

    /**
     * Ask for a higher limit.
     *
     * @param array{
     *     limit: string, // Which limit: `account:minute`, or the name of a quota.
     *     wanted: int, // How much it should be; more than it is.
     *     reason: string, // What for.
     * } $body
     */
    public function createIncreaseRequest(array $body, array $options = []): Models\LimitIncrease
    {
        return $this->call(self::CREATE_INCREASE_REQUEST, [], [], $body, $options);
    }

    /**
     * Read a request for a higher limit.
     */
    public function getIncreaseRequest(string $requestId, array $options = []): ?Models\LimitIncrease
    {
        return $this->call(self::GET_INCREASE_REQUEST, [$requestId], [], null, $options);
    }
}

final class AnalyticsResource extends Resource
{
    private const LIST = [
        'id' => 'listSeries', 'method' => 'GET', 'path' => '/analytics', 'gives' => 'object',
        'model' => Models\SeriesList::class, 'reads' => true,
    ];
    private const GET = [
        'id' => 'getSeries', 'method' => 'GET', 'path' => '/analytics/{series}', 'gives' => 'object',
        'model' => Models\Series::class, 'reads' => true,
    ];

    /**
     * Tell which series there are.
     */
    public function list(array $options = []): ?Models\SeriesList
    {
        return $this->call(self::LIST, [], [], null, $options);
    }

    /**
     * Read what happened, interval by interval.
     *
     * @param array{
     *     from?: \DateTimeInterface|string, // From when on; lowered to its interval. Without it the 24
     *     // hours before `to`.
     *     to?: \DateTimeInterface|string, // Until when, exclusive; at most the end of the current
     *     // interval, which it is without it.
     *     interval?: string, // How long an interval is. Minutes are kept for 7 days, hours for 90, days
     *     // for 3 years. One of minute, hour, day.
     *     group_by?: string, // By what is told apart; one of the groups of the series. One of endpoint,
     *     // key, method, status, status_class, user_agent, code, priority, category, endpoint_id, event.
     *     endpoint?: string, // The operation, such as `GET /v1/tickets/{id}`; null where no operation has
     *     // the path.
     *     key?: string, // The key that was shown; null when a user called, `other` after the first
     *     // thousand of a day.
     *     method?: string, // The method as it was sent.
     *     status?: string, // The status of the answer.
     *     status_class?: string, // The class of the status, such as `4xx`. One of 1xx, 2xx, 3xx, 4xx, 5xx.
     *     user_agent?: string, // What the client calls itself first, such as `curl`; `other` after the
     *     // first thousand of a day.
     *     code?: string, // The code of the error; null where none was told.
     *     priority?: string, // The priority that they have now. One of low, medium, high, urgent.
     *     category?: string, // The category that they have now, null for none.
     *     endpoint_id?: string, // The webhook endpoint.
     *     event?: string, // The type of the event.
     * } $query
     */
    public function get(string $series, array $query = [], array $options = []): ?Models\Series
    {
        return $this->call(self::GET, [$series], $query, null, $options);
    }
}

final class ReportsResource extends Resource
{
    use Internal\ByHand\Reports;

    private const LIST = [
        'id' => 'listReports', 'method' => 'GET', 'path' => '/reports', 'gives' => 'page',
        'model' => Models\Report::class, 'reads' => true,
    ];
    private const CREATE = [
        'id' => 'createReport', 'method' => 'POST', 'path' => '/reports', 'gives' => 'object',
        'model' => Models\Report::class, 'keyed' => true, 'objects' => ['query', 'schedule'],
    ];
    private const GET = [
        'id' => 'getReport', 'method' => 'GET', 'path' => '/reports/{id}', 'gives' => 'object',
        'model' => Models\Report::class, 'reads' => true,
    ];
    private const UPDATE = [
        'id' => 'updateReport', 'method' => 'PATCH', 'path' => '/reports/{id}', 'gives' => 'object',
        'model' => Models\Report::class, 'objects' => ['query', 'schedule'],
    ];
    private const REPLACE = [
        'id' => 'replaceReport', 'method' => 'PUT', 'path' => '/reports/{id}', 'gives' => 'object',
        'model' => Models\Report::class, 'objects' => ['query', 'schedule'],
    ];
    private const DELETE = ['id' => 'deleteReport', 'method' => 'DELETE', 'path' => '/reports/{id}'];
    private const RUN = [
        'id' => 'runReport', 'method' => 'POST', 'path' => '/reports/{id}/runs', 'gives' => 'object',
        'model' => Models\Job::class, 'keyed' => true,
    ];
    private const LIST_RUNS = [
        'id' => 'listReportRuns', 'method' => 'GET', 'path' => '/reports/{id}/runs', 'gives' => 'page',
        'model' => Models\ReportRun::class, 'reads' => true,
    ];

    /**
     * List reports.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     updated_after?: \DateTimeInterface|string, // Changed after this time.
     *     updated_before?: \DateTimeInterface|string, // Changed before this time.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, updated_at,
     *     // -updated_at.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\Report>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Make a report.
     *
     * @param array{
     *     name: string, // What it is called.
     *     template?: string|null, // What it tells, of what lies between two runs or, without a schedule,
     *     // of the last 30 days; `availability` tells of months. Either this or `query`. One of usage,
     *     // errors, availability, tickets.
     *     query?: array|null, // A question to `GET /v1/analytics/{series}`: its parameters as texts, with
     *     // `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
     *     // `template`.
     *     format?: string, // What it is written as. One of json, csv.
     *     schedule?: array|null, // When it is made by itself; null for never.
     *     recipients?: list<string>|null, // Active users who get a mail with a link, as addresses or ids;
     *     // shown as ids.
     * } $body
     */
    public function create(array $body, array $options = []): Models\Report
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    /**
     * Read a report.
     */
    public function get(string $reportId, array $options = []): ?Models\Report
    {
        return $this->call(self::GET, [$reportId], [], null, $options);
    }

    /**
     * Change a report by a merge patch.
     *
     * @param array{
     *     name?: string, // What it is called.
     *     template?: string|null, // What it tells, of what lies between two runs or, without a schedule,
     *     // of the last 30 days; `availability` tells of months. Either this or `query`. One of usage,
     *     // errors, availability, tickets.
     *     query?: array|null, // A question to `GET /v1/analytics/{series}`: its parameters as texts, with
     *     // `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
     *     // `template`.
     *     format?: string, // What it is written as. One of json, csv.
     *     schedule?: array|null, // When it is made by itself; null for never.
     *     recipients?: list<string>|null, // Active users who get a mail with a link, as addresses or ids;
     *     // shown as ids.
     * } $body
     */
    public function update(string $reportId, array $body = [], array $options = []): Models\Report
    {
        return $this->call(self::UPDATE, [$reportId], [], $body, $options);
    }

    /**
     * Replace a report; what is left out returns to its default.
     *
     * @param array{
     *     name: string, // What it is called.
     *     template?: string|null, // What it tells, of what lies between two runs or, without a schedule,
     *     // of the last 30 days; `availability` tells of months. Either this or `query`. One of usage,
     *     // errors, availability, tickets.
     *     query?: array|null, // A question to `GET /v1/analytics/{series}`: its parameters as texts, with
     *     // `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
     *     // `template`.
     *     format?: string, // What it is written as. One of json, csv.
     *     schedule?: array|null, // When it is made by itself; null for never.
     *     recipients?: list<string>|null, // Active users who get a mail with a link, as addresses or ids;
     *     // shown as ids.
     * } $body
     */
    public function replace(string $reportId, array $body, array $options = []): Models\Report
    {
        return $this->call(self::REPLACE, [$reportId], [], $body, $options);
    }

    /**
     * Delete a report.
     */
    public function delete(string $reportId, array $options = []): void
    {
        $this->call(self::DELETE, [$reportId], [], null, $options);
    }

    /**
     * Have a report made; a job does it.
     */
    public function run(string $reportId, array $options = []): Models\Job
    {
        return $this->call(self::RUN, [$reportId], [], null, $options);
    }

    /**
     * List the runs of a report, newest first.
     *
     * @param array{
     *     created_after?: \DateTimeInterface|string, // Made after this time.
     *     created_before?: \DateTimeInterface|string, // Made before this time.
     *     state?: string, // Only those of which this became. One of running, succeeded, failed.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\ReportRun>
     */
    public function listRuns(string $reportId, array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_RUNS, [$reportId], $query, null, $options);
    }
}

final class RequestLogResource extends Resource
{
    private const LIST = [
        'id' => 'listRequests', 'method' => 'GET', 'path' => '/request-log', 'gives' => 'page',
        'model' => Models\LoggedRequest::class, 'reads' => true,
    ];

    /**
     * Look up calls of the API, newest first.
     *
     * @param array{
     *     request_id?: string, // Only the request with this id, the server's or the client's.
     *     key_id?: string, // Only calls with this key.
     *     route?: string, // Only calls of this route, as the log shows it.
     *     status?: string, // Only this status, or a whole class such as `4xx`.
     *     created_after?: \DateTimeInterface|string, // Arrived after this time.
     *     created_before?: \DateTimeInterface|string, // Arrived before this time.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\LoggedRequest>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }
}

final class AuditResource extends Resource
{
    private const LIST = [
        'id' => 'listAuditEntries', 'method' => 'GET', 'path' => '/audit', 'gives' => 'page',
        'model' => Models\AuditEntry::class, 'reads' => true,
    ];
    private const GET = [
        'id' => 'getAuditEntry', 'method' => 'GET', 'path' => '/audit/{id}', 'gives' => 'object',
        'model' => Models\AuditEntry::class, 'reads' => true,
    ];
    private const LIST_SEALS = [
        'id' => 'listAuditSeals', 'method' => 'GET', 'path' => '/audit/seals', 'gives' => 'page',
        'model' => Models\AuditSeal::class, 'reads' => true,
    ];
    private const LIST_KEYS = [
        'id' => 'listAuditKeys', 'method' => 'GET', 'path' => '/audit/keys', 'gives' => 'object',
        'model' => Models\AuditKeys::class, 'reads' => true,
    ];
    private const VERIFY = [
        'id' => 'verifyAudit', 'method' => 'GET', 'path' => '/audit/verify', 'gives' => 'object',
        'model' => Models\AuditVerdict::class, 'reads' => true,
    ];

    /**
     * Look up who did what, newest first.
     *
     * @param array{
     *     action?: string, // Only this action, or a family such as `user.*`.
     *     actor_id?: string, // Only what this user or service account did.
     *     target_id?: string, // Only what was done to the object with this id.
     *     request_id?: string, // Only what this request did, by the server's id.
     *     address?: string, // Only what came from this address.
     *     outcome?: string, // Only what was done, or only what was denied. One of done, denied.
     *     created_after?: \DateTimeInterface|string, // Later than this time.
     *     created_before?: \DateTimeInterface|string, // Earlier than this time.
     *     sort?: string, // The order; `-` for falling. One of created_at, -created_at, sequence,
     *     // -sequence.
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\AuditEntry>
     */
    public function list(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST, [], $query, null, $options);
    }

    /**
     * Read an entry of the audit trail.
     */
    public function get(string $entryId, array $options = []): ?Models\AuditEntry
    {
        return $this->call(self::GET, [$entryId], [], null, $options);
    }

    /**
     * List the seals over the audit trail, newest first.
     *
     * @param array{
     *     page?: int, // The page, counted from 1. Not together with `offset` or `cursor`.
     *     limit?: int, // Items on a page. More than 100 are lowered to 100.
     *     offset?: int, // Items to skip. Not together with `page` or `cursor`.
     *     cursor?: string, // Where to continue: the `next_cursor` of an earlier answer with the same
     *     // `sort`.
     *     include_total?: string, // `exact` counts also what a search finds beyond 10,000; `false` counts
     *     // nothing. One of exact, false.
     * } $query
     * @return Page<Models\AuditSeal>
     */
    public function listSeals(array $query = [], array $options = []): Page
    {
        return $this->call(self::LIST_SEALS, [], $query, null, $options);
    }

    /**
     * Read the public keys with which seals can be verified elsewhere.
     */
    public function listKeys(array $options = []): ?Models\AuditKeys
    {
        return $this->call(self::LIST_KEYS, [], [], null, $options);
    }

    /**
     * Seal what is not yet, and hold the entries against their seals.
     *
     * @param array{
     *     from?: \DateTimeInterface|string, // Verify what is later than this; from the beginning without.
     *     to?: \DateTimeInterface|string, // Verify what is earlier than this; to the end without.
     * } $query
     */
    public function verify(array $query = [], array $options = []): ?Models\AuditVerdict
    {
        return $this->call(self::VERIFY, [], $query, null, $options);
    }
}

/**
 * All parts of the API.
 *
 * @internal
 */
trait Resources
{
    public readonly TicketsResource $tickets;
    public readonly UsersResource $users;
    public readonly OrganizationsResource $organizations;
    public readonly InvitationsResource $invitations;
    public readonly RolesResource $roles;
    public readonly SessionsResource $sessions;
    public readonly PasswordsResource $passwords;
    public readonly KeysResource $keys;
    public readonly DataResource $data;
    public readonly DataTypesResource $dataTypes;
    public readonly ExportsResource $exports;
    public readonly JobsResource $jobs;
    public readonly BatchResource $batch;
    public readonly CannedRepliesResource $cannedReplies;
    public readonly EventsResource $events;
    public readonly WebhooksResource $webhooks;
    public readonly FilesResource $files;
    public readonly AccountResource $account;
    public readonly LimitsResource $limits;
    public readonly AnalyticsResource $analytics;
    public readonly ReportsResource $reports;
    public readonly RequestLogResource $requestLog;
    public readonly AuditResource $audit;

    private function attach(Core $core): void
    {
        $this->tickets = new TicketsResource($core);
        $this->users = new UsersResource($core);
        $this->organizations = new OrganizationsResource($core);
        $this->invitations = new InvitationsResource($core);
        $this->roles = new RolesResource($core);
        $this->sessions = new SessionsResource($core);
        $this->passwords = new PasswordsResource($core);
        $this->keys = new KeysResource($core);
        $this->data = new DataResource($core);
        $this->dataTypes = new DataTypesResource($core);
        $this->exports = new ExportsResource($core);
        $this->jobs = new JobsResource($core);
        $this->batch = new BatchResource($core);
        $this->cannedReplies = new CannedRepliesResource($core);
        $this->events = new EventsResource($core);
        $this->webhooks = new WebhooksResource($core);
        $this->files = new FilesResource($core);
        $this->account = new AccountResource($core);
        $this->limits = new LimitsResource($core);
        $this->analytics = new AnalyticsResource($core);
        $this->reports = new ReportsResource($core);
        $this->requestLog = new RequestLogResource($core);
        $this->audit = new AuditResource($core);
    }
}
