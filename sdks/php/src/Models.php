<?php

// Objects that the API answers with. Written by sdks/generate; do not edit.

declare(strict_types=1);

namespace JupiterIQ\Models;

use JupiterIQ\Model;

/**
 * Ticket
 *
 * @property-read string $id Its public id.
 * @property-read int $number The number in its id.
 * @property-read string $subject What it is about.
 * @property-read string|null $description The whole story.
 * @property-read string $status Where it stands. One of open, in_progress, waiting, resolved, closed.
 * @property-read string $priority How urgent it is. One of low, medium, high, urgent.
 * @property-read string|null $category What kind of request it is.
 * @property-read string|null $customer_email The customer to whom replies go.
 * @property-read list<string> $tags Words to find it by.
 * @property-read list<string> $attachments Files that belong to it, by their ids; `files:read` is needed to
 * name any.
 * @property-read array<string, mixed> $metadata Anything of your own; kept as sent.
 * @property-read \DateTimeImmutable $created_at When it was opened.
 * @property-read \DateTimeImmutable $updated_at When it last changed or was commented on.
 * @property-read \DateTimeImmutable|null $resolved_at When it last became resolved.
 * @property-read \DateTimeImmutable|null $closed_at When it last became closed.
 */
class Ticket extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
        'resolved_at' => 'time',
        'closed_at' => 'time',
    ];
}

/**
 * Author
 *
 * @property-read string $type What kind of principal it is. One of service_account, user.
 * @property-read string $id Its public id.
 * @property-read string|null $name Its name; null for a user.
 */
class Author extends Model
{
}

/**
 * Comment
 *
 * @property-read string $id Its public id.
 * @property-read string $content What is said.
 * @property-read bool $is_internal Whether only the support team sees it; otherwise it is the reply to the
 * customer.
 * @property-read list<string> $attachments Files that belong to it, by their ids; `files:read` is needed to
 * name any.
 * @property-read Author $author Who said it.
 * @property-read \DateTimeImmutable $created_at When it was said.
 */
class Comment extends Model
{
    protected const KINDS = [
        'author' => Author::class,
        'created_at' => 'time',
    ];
}

/**
 * User
 *
 * @property-read string $id Its public id.
 * @property-read int $number Another id, counted in the environment.
 * @property-read string $email The address; no other user has it.
 * @property-read bool $email_verified Whether they have shown that the address is theirs; to be set with
 * `admin` only.
 * @property-read string|null $name What they are called.
 * @property-read string|null $username A name to sign in with; no other user has it, in whatever case.
 * @property-read string|null $phone A telephone number in the form of E.164.
 * @property-read string|null $external_id What another system calls them; no other user has it.
 * @property-read string $role The name of a role, which says what they may do.
 * @property-read string $status `invited` until there is a way to sign in. One of active, invited,
 * inactive.
 * @property-read array<string, mixed> $metadata Anything of your own; kept as sent.
 * @property-read \DateTimeImmutable|null $last_login When they last signed in.
 * @property-read \DateTimeImmutable|null $locked_until Until when too many wrong passwords keep them from
 * signing in; null when they do not.
 * @property-read \DateTimeImmutable $created_at When the user was made.
 * @property-read \DateTimeImmutable $updated_at When the user last changed.
 */
class User extends Model
{
    protected const KINDS = [
        'last_login' => 'time',
        'locked_until' => 'time',
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * UserResult
 *
 * @property-read int $index Which item of the list this is.
 * @property-read int $status What the item alone would be answered.
 * @property-read User|null $user What it is now.
 * @property-read array<string, mixed>|null $error Why it was not.
 */
class UserResult extends Model
{
    protected const KINDS = [
        'user' => User::class,
    ];
}

/**
 * UserUserResults
 *
 * @property-read list<UserResult> $results One each, in their order.
 * @property-read int $succeeded How many succeeded.
 * @property-read int $failed How many did not.
 */
class UserUserResults extends Model
{
    protected const KINDS = [
        'results' => [UserResult::class],
    ];
}

/**
 * UserInvitation
 *
 * @property-read string $id Its public id.
 * @property-read string $user_id Whom it lets in.
 * @property-read string $email Whom it invites.
 * @property-read \DateTimeImmutable $expires_at Until when it can be accepted.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read string|null $token What lets them in, shown this once; null when it was mailed.
 */
class UserInvitation extends Model
{
    protected const KINDS = [
        'expires_at' => 'time',
        'created_at' => 'time',
    ];
}

/**
 * Organization
 *
 * @property-read string $id Its public id.
 * @property-read string $name What it is called.
 * @property-read string $slug Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens;
 * no other one has it. Made of the name where it is left out.
 * @property-read string|null $external_id What another system calls it; no other one has it.
 * @property-read array<string, mixed> $metadata Anything of your own; kept as sent.
 * @property-read int $member_count How many users belong to it.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 */
class Organization extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * Me
 *
 * @property-read string $type What acts. One of service_account, user.
 * @property-read string $id Its public id.
 * @property-read string|null $name What it is called.
 * @property-read list<string> $permissions What it may do; `admin` is everything.
 * @property-read int|null $number Of a user. Another id, counted in the environment.
 * @property-read string|null $email Of a user. The address; no other user has it.
 * @property-read bool|null $email_verified Of a user. Whether they have shown that the address is theirs;
 * to be set with `admin` only.
 * @property-read string|null $username Of a user. A name to sign in with; no other user has it, in whatever
 * case.
 * @property-read string|null $phone Of a user. A telephone number in the form of E.164.
 * @property-read string|null $external_id Of a user. What another system calls them; no other user has it.
 * @property-read string|null $role Of a user. The name of a role, which says what they may do.
 * @property-read string|null $status Of a user. `invited` until there is a way to sign in. One of active,
 * invited, inactive.
 * @property-read array<string, mixed>|null $metadata Of a user. Anything of your own; kept as sent.
 * @property-read \DateTimeImmutable|null $last_login Of a user. When they last signed in.
 * @property-read \DateTimeImmutable|null $locked_until Of a user. Until when too many wrong passwords keep
 * them from signing in; null when they do not.
 * @property-read \DateTimeImmutable|null $created_at Of a user. When the user was made.
 * @property-read \DateTimeImmutable|null $updated_at Of a user. When the user last changed.
 */
class Me extends Model
{
    protected const KINDS = [
        'last_login' => 'time',
        'locked_until' => 'time',
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * MemberUser
 *
 * @property-read string $id Their public id.
 * @property-read string $email The address; no other user has it.
 * @property-read string|null $name What they are called.
 */
class MemberUser extends Model
{
}

/**
 * Member
 *
 * @property-read string $user_id The user.
 * @property-read string $organization_id The organization.
 * @property-read string $role What the user is in the organization. The first member is its owner, whatever
 * was sent. One of owner, admin, member.
 * @property-read \DateTimeImmutable $created_at Since when.
 * @property-read MemberUser $user Who it is.
 */
class Member extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'user' => MemberUser::class,
    ];
}

/**
 * Invitation
 *
 * @property-read string $id Its public id.
 * @property-read string $organization_id The organization.
 * @property-read string $email Whom it invites.
 * @property-read string $role What they become in the organization. One of owner, admin, member.
 * @property-read string $state Whether it can be accepted. One of pending, accepted, revoked, expired.
 * @property-read \DateTimeImmutable $expires_at Until when it can be accepted.
 * @property-read \DateTimeImmutable $created_at When it was made.
 */
class Invitation extends Model
{
    protected const KINDS = [
        'expires_at' => 'time',
        'created_at' => 'time',
    ];
}

/**
 * IssuedInvitation
 *
 * @property-read string $id Its public id.
 * @property-read string $organization_id The organization.
 * @property-read string $email Whom it invites.
 * @property-read string $role What they become in the organization. One of owner, admin, member.
 * @property-read string $state Whether it can be accepted. One of pending, accepted, revoked, expired.
 * @property-read \DateTimeImmutable $expires_at Until when it can be accepted.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read string|null $token What lets them in, shown this once; null when it was mailed.
 */
class IssuedInvitation extends Model
{
    protected const KINDS = [
        'expires_at' => 'time',
        'created_at' => 'time',
    ];
}

/**
 * AcceptedInvitation
 *
 * @property-read User $user Who has come in.
 * @property-read Invitation|null $invitation The invitation to an organization; null for one of a user.
 */
class AcceptedInvitation extends Model
{
    protected const KINDS = [
        'user' => User::class,
        'invitation' => Invitation::class,
    ];
}

/**
 * Role
 *
 * @property-read string $name What it is called, for good; no other role has this name.
 * @property-read string|null $description What it is for.
 * @property-read list<string> $permissions What its users may do; each is printed, also where `read`,
 * `write` or `admin` was sent.
 * @property-read bool $built_in Whether every environment has it; it cannot be changed then.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 */
class Role extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * Session
 *
 * @property-read string $id Its public id.
 * @property-read string $user_id Who has signed in.
 * @property-read string|null $device What the person calls the device.
 * @property-read string $address From where they signed in.
 * @property-read string|null $user_agent With which program.
 * @property-read \DateTimeImmutable $created_at When they signed in.
 * @property-read \DateTimeImmutable $last_used_at When it last got tokens.
 * @property-read \DateTimeImmutable $expires_at When it ends unless it is used.
 */
class Session extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'last_used_at' => 'time',
        'expires_at' => 'time',
    ];
}

/**
 * SignedIn
 *
 * @property-read Session $session The session.
 * @property-read string $access_token To be sent as a bearer token.
 * @property-read string $token_type How it is sent. One of Bearer.
 * @property-read int $expires_in For how many seconds the access token can be used.
 * @property-read string $refresh_token Gets the next two tokens, once.
 */
class SignedIn extends Model
{
    protected const KINDS = [
        'session' => Session::class,
    ];
}

/**
 * Introspection
 *
 * @property-read bool $active Whether it can be used.
 * @property-read string|null $scope What the user may do, separated by spaces.
 * @property-read string|null $sub The user.
 * @property-read string|null $username Their username, else their e-mail address.
 * @property-read string|null $sid The session.
 * @property-read string|null $token_type What kind of token it is. One of Bearer, refresh_token.
 * @property-read int|null $exp When it ends, in seconds since 1970.
 * @property-read int|null $iat When it was made.
 */
class Introspection extends Model
{
}

/**
 * RevokedSessions
 *
 * @property-read int $revoked How many were ended.
 */
class RevokedSessions extends Model
{
}

/**
 * OwnSession
 *
 * @property-read string $id Its public id.
 * @property-read string $user_id Who has signed in.
 * @property-read string|null $device What the person calls the device.
 * @property-read string $address From where they signed in.
 * @property-read string|null $user_agent With which program.
 * @property-read \DateTimeImmutable $created_at When they signed in.
 * @property-read \DateTimeImmutable $last_used_at When it last got tokens.
 * @property-read \DateTimeImmutable $expires_at When it ends unless it is used.
 * @property-read bool $current Whether this is the one that asks.
 */
class OwnSession extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'last_used_at' => 'time',
        'expires_at' => 'time',
    ];
}

/**
 * AcceptedRequest
 *
 * @property-read string $status The same whether or not somebody has this login. One of accepted.
 */
class AcceptedRequest extends Model
{
}

/**
 * KeyPath
 *
 * @property-read list<string>|null $methods `*` is any.
 * @property-read string $path Below `/v1`; `*` is one segment, `**` at the end whatever follows.
 */
class KeyPath extends Model
{
}

/**
 * KeyLimit
 *
 * @property-read int $requests How many.
 * @property-read string $window In which time. One of minute, hour, day.
 */
class KeyLimit extends Model
{
}

/**
 * KeyActor
 *
 * @property-read string $type What acts. One of user, service_account, operator.
 * @property-read string|null $id Its public id; null for the operator.
 * @property-read string|null $name What it is called; null for a user.
 */
class KeyActor extends Model
{
}

/**
 * ApiKey
 *
 * @property-read string $id Its public id.
 * @property-read string $name What it is for.
 * @property-read string $contract The contract that it speaks; that of the calling key when left out.
 * @property-read string $environment Where it works. One of live, test.
 * @property-read string $prefix How its secret begins.
 * @property-read list<string> $permissions What it may do: `admin` alone is everything, and only it covers
 * keys and accounts; `read` and `write` stand for each of theirs.
 * @property-read list<KeyPath> $paths The operations that it may call, of those that its permissions allow;
 * empty for all.
 * @property-read list<string> $allowed_ips Addresses and networks that it may be used from; empty for any.
 * @property-read \DateTimeImmutable|null $expires_at When it ends.
 * @property-read KeyLimit|null $limit Its own rate limit; null for that of the plan.
 * @property-read string $state What it is now. One of active, disabled, expired, revoked.
 * @property-read KeyActor $principal Who acts with it.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 * @property-read KeyActor|null $created_by Who made it; null for keys of earlier versions.
 * @property-read \DateTimeImmutable|null $last_used_at When it was last used, ten seconds late at most.
 * @property-read string|null $last_used_ip From where it was last used.
 * @property-read string|null $rotated_to The key that takes its place.
 * @property-read bool $rotation_due Whether it is older than 90 days and should be rotated.
 */
class ApiKey extends Model
{
    protected const KINDS = [
        'paths' => [KeyPath::class],
        'expires_at' => 'time',
        'limit' => KeyLimit::class,
        'principal' => KeyActor::class,
        'created_at' => 'time',
        'updated_at' => 'time',
        'created_by' => KeyActor::class,
        'last_used_at' => 'time',
    ];
}

/**
 * CreatedApiKey
 *
 * @property-read string $id Its public id.
 * @property-read string $name What it is for.
 * @property-read string $contract The contract that it speaks; that of the calling key when left out.
 * @property-read string $environment Where it works. One of live, test.
 * @property-read string $prefix How its secret begins.
 * @property-read list<string> $permissions What it may do: `admin` alone is everything, and only it covers
 * keys and accounts; `read` and `write` stand for each of theirs.
 * @property-read list<KeyPath> $paths The operations that it may call, of those that its permissions allow;
 * empty for all.
 * @property-read list<string> $allowed_ips Addresses and networks that it may be used from; empty for any.
 * @property-read \DateTimeImmutable|null $expires_at When it ends.
 * @property-read KeyLimit|null $limit Its own rate limit; null for that of the plan.
 * @property-read string $state What it is now. One of active, disabled, expired, revoked.
 * @property-read KeyActor $principal Who acts with it.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 * @property-read KeyActor|null $created_by Who made it; null for keys of earlier versions.
 * @property-read \DateTimeImmutable|null $last_used_at When it was last used, ten seconds late at most.
 * @property-read string|null $last_used_ip From where it was last used.
 * @property-read string|null $rotated_to The key that takes its place.
 * @property-read bool $rotation_due Whether it is older than 90 days and should be rotated.
 * @property-read string $secret What authenticates requests; shown this once.
 */
class CreatedApiKey extends Model
{
    protected const KINDS = [
        'paths' => [KeyPath::class],
        'expires_at' => 'time',
        'limit' => KeyLimit::class,
        'principal' => KeyActor::class,
        'created_at' => 'time',
        'updated_at' => 'time',
        'created_by' => KeyActor::class,
        'last_used_at' => 'time',
    ];
}

/**
 * ComparedKey
 *
 * @property-read list<string> $permissions Spelled out; `admin` is what covers keys and accounts.
 * @property-read list<KeyPath> $paths Path rules.
 * @property-read list<string> $allowed_ips Addresses and networks.
 * @property-read KeyLimit|null $limit The rate limit.
 */
class ComparedKey extends Model
{
    protected const KINDS = [
        'paths' => [KeyPath::class],
        'limit' => KeyLimit::class,
    ];
}

/**
 * KeyComparison
 *
 * @property-read ComparedKey $only_left What the left key has alone.
 * @property-read ComparedKey $only_right What the right key has alone.
 * @property-read ComparedKey $both What both have.
 */
class KeyComparison extends Model
{
    protected const KINDS = [
        'only_left' => ComparedKey::class,
        'only_right' => ComparedKey::class,
        'both' => ComparedKey::class,
    ];
}

/**
 * UsedDay
 *
 * @property-read string $date The day, in UTC.
 * @property-read int $requests Requests that arrived on it.
 * @property-read int $errors Those answered 400 or more, or not waited for.
 * @property-read string|null $last_address From where the last one came; null without any.
 * @property-read float|null $p50_ms Milliseconds that half of them did not exceed.
 * @property-read float|null $p95_ms Milliseconds that 95 % of them did not exceed.
 * @property-read float|null $p99_ms Milliseconds that 99 % of them did not exceed.
 * @property-read int $refused Those answered 429.
 * @property-read int|null $limit What the limit allows that was nearest to its end.
 * @property-read int|null $peak How much of it was used at most.
 */
class UsedDay extends Model
{
}

/**
 * KeyUsage
 *
 * @property-read list<UsedDay> $data Day by day, the oldest first.
 */
class KeyUsage extends Model
{
    protected const KINDS = [
        'data' => [UsedDay::class],
    ];
}

/**
 * Item
 *
 * @property-read string $id Its public id.
 * @property-read string $type What kind of item it is, for good.
 * @property-read string $status Any word; `archived` is that of archived items.
 * @property-read array<string, mixed> $attributes Anything; the order of keys and the text of numbers are
 * kept.
 * @property-read string|null $external_id Its id in another system; no other item of its type has it.
 * @property-read int $version Grows with every change.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 * @property-read \DateTimeImmutable|null $archived_at When it was archived.
 */
class Item extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
        'archived_at' => 'time',
    ];
}

/**
 * ItemResult
 *
 * @property-read int $index Which item of the list this is.
 * @property-read int $status What the item alone would be answered.
 * @property-read Item|null $item What it is now.
 * @property-read array<string, mixed>|null $error Why it was not.
 */
class ItemResult extends Model
{
    protected const KINDS = [
        'item' => Item::class,
    ];
}

/**
 * ItemItemResults
 *
 * @property-read list<ItemResult> $results One each, in their order.
 * @property-read int $succeeded How many succeeded.
 * @property-read int $failed How many did not.
 */
class ItemItemResults extends Model
{
    protected const KINDS = [
        'results' => [ItemResult::class],
    ];
}

/**
 * ItemChange
 *
 * @property-read int $position Where it stands in the event log.
 * @property-read string $op What to do with a copy of the item. One of upsert, delete.
 * @property-read string $id Which item it is.
 * @property-read string|null $type Its type; null where nothing is kept of the item.
 * @property-read string|null $external_id Its id in another system.
 * @property-read Item|null $item The item as it is by now; null when it is deleted.
 */
class ItemChange extends Model
{
    protected const KINDS = [
        'item' => Item::class,
    ];
}

/**
 * DataIndex
 *
 * @property-read string $path Where the value lies in the attributes, `address.city`; items of arrays have
 * no name of their own.
 * @property-read string $kind As what values are compared and sorted; `words` are found by `q`. One of
 * text, number, time, words.
 * @property-read string|null $state Whether filters can use it. What a body says of it is passed over. One
 * of building, ready, failed.
 * @property-read int|null $progress How much of the items it holds, in a hundred. What a body says of it is
 * passed over.
 * @property-read bool|null $auto Whether filters without an index have asked for it; it goes when it is no
 * longer used, or when others need its place. One that comes back as `true` stays so.
 */
class DataIndex extends Model
{
}

/**
 * DataType
 *
 * @property-read string $type Its name.
 * @property-read array<string, mixed>|null $schema JSON Schema 2020-12 that attributes have to fit from now
 * on; items that are there stay.
 * @property-read list<DataIndex> $indexes By which values items can be found and sorted.
 * @property-read int|null $retention_days How many days after their last change items are deleted; null for
 * never.
 * @property-read int $items How many there are, archived ones too.
 * @property-read int $bytes Of the attributes of all of them.
 * @property-read int $version Grows with every change.
 * @property-read \DateTimeImmutable $created_at When it was first used or declared.
 * @property-read \DateTimeImmutable $updated_at When what is declared last changed.
 */
class DataType extends Model
{
    protected const KINDS = [
        'indexes' => [DataIndex::class],
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * ItemProblem
 *
 * @property-read string $field Where it is, `attributes/lines/1/sku`.
 * @property-read string $message What is wrong there.
 */
class ItemProblem extends Model
{
}

/**
 * ItemFailure
 *
 * @property-read string $id The item.
 * @property-read list<ItemProblem> $errors What is wrong with it.
 */
class ItemFailure extends Model
{
    protected const KINDS = [
        'errors' => [ItemProblem::class],
    ];
}

/**
 * DataTypeCheck
 *
 * @property-read int $checked Items that were looked at, the newest first.
 * @property-read int $total Items that there are.
 * @property-read int $failed How many of those that were looked at do not fit.
 * @property-read bool $complete Whether all were looked at.
 * @property-read list<ItemFailure> $failures The newest of those that do not fit.
 */
class DataTypeCheck extends Model
{
    protected const KINDS = [
        'failures' => [ItemFailure::class],
    ];
}

/**
 * JobProgress
 *
 * @property-read int $done How much is done: lines of an import, objects of an export.
 * @property-read int|null $total How much there is; null as long as that is not known.
 */
class JobProgress extends Model
{
}

/**
 * JobError
 *
 * @property-read int|null $line The line at fault; null when none is.
 * @property-read string|null $field The field at fault; null when none is.
 * @property-read string $message What to do.
 */
class JobError extends Model
{
}

/**
 * Job
 *
 * @property-read string $id Its public id.
 * @property-read string $kind What is done.
 * @property-read string $state How far it is. One of queued, running, succeeded, failed, cancelled.
 * @property-read JobProgress $progress How much of it is done.
 * @property-read list<JobError> $errors The first 100 errors; a line that failed does not fail the job.
 * @property-read string|null $result_url Where what it has made can be fetched for 24 hours; null when
 * there is nothing.
 * @property-read \DateTimeImmutable $created_at When it was asked for.
 * @property-read \DateTimeImmutable|null $started_at When it began; null before.
 * @property-read \DateTimeImmutable|null $finished_at When it was over; null before.
 */
class Job extends Model
{
    protected const KINDS = [
        'progress' => JobProgress::class,
        'errors' => [JobError::class],
        'created_at' => 'time',
        'started_at' => 'time',
        'finished_at' => 'time',
    ];
}

/**
 * BatchResultHeaders
 *
 * @property-read string|null $Location As it would be told.
 * @property-read string|null $ETag As it would be told.
 * @property-read string|null $Allow As it would be told.
 */
class BatchResultHeaders extends Model
{
}

/**
 * BatchResult
 *
 * @property-read string $id The id that was sent, or the index of the operation.
 * @property-read int $status What the operation alone would answer.
 * @property-read BatchResultHeaders $headers Those of the answer that matter here.
 * @property-read array<string, mixed>|null $body The answer's; null when it has none.
 */
class BatchResult extends Model
{
    protected const KINDS = [
        'headers' => BatchResultHeaders::class,
    ];
}

/**
 * BatchResults
 *
 * @property-read list<BatchResult> $results One for each operation, in their order.
 * @property-read int $succeeded Those with a status below 400.
 * @property-read int $failed The others: repeat only these.
 */
class BatchResults extends Model
{
    protected const KINDS = [
        'results' => [BatchResult::class],
    ];
}

/**
 * CannedReply
 *
 * @property-read string $id Its public id.
 * @property-read string $name What it is called; no other one has this name.
 * @property-read string $content What to say.
 * @property-read list<string> $tags Words to find it by.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 */
class CannedReply extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * Membership
 *
 * @property-read string $user_id The user.
 * @property-read string $organization_id The organization.
 * @property-read string $role What the user is in the organization. The first member is its owner, whatever
 * was sent. One of owner, admin, member.
 * @property-read \DateTimeImmutable $created_at Since when.
 */
class Membership extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
    ];
}

/**
 * EventData
 *
 * @property-read string $id Public id of the object.
 * @property-read string $type What kind of object it is.
 * @property-read array<string, mixed> $attributes The object as `/v1` shows it.
 * @property-read list<string>|null $changed_fields Of updates: what changed.
 * @property-read string|null $previous_plan The plan before. One of starter, professional, enterprise.
 * @property-read string|null $ticket_id Of ticket events: the ticket.
 * @property-read string|null $customer_email Of ticket events: the customer.
 * @property-read string|null $subject Of ticket events: the subject.
 * @property-read string|null $priority Of ticket events: the priority.
 * @property-read array<string, mixed>|null $comment Of `response.sent`: the reply.
 * @property-read string|null $status Of data events: of the item.
 * @property-read string|null $external_id Of data events: of the item.
 * @property-read int|null $version Of data events: of the item.
 * @property-read \DateTimeImmutable|null $created_at Of data events: of the item.
 * @property-read \DateTimeImmutable|null $updated_at Of data events: of the item.
 * @property-read \DateTimeImmutable|null $archived_at Of data events: of the item.
 * @property-read array<string, mixed>|null $ids Of `data.bulk_updated`: the ids by what happened: `create`,
 * `update`, `delete`, `archive`, `restore`.
 * @property-read string|null $username Of user events: the username.
 * @property-read array<string, mixed>|null $changes Of `user.role_changed`: `role` with `from` and `to`.
 * @property-read Membership|null $member Of `organization.member_…`: who, and as what.
 * @property-read string|null $previous_role Of `organization.member_role_changed`: what they were before.
 * One of owner, admin, member.
 * @property-read string|null $user_id Of session events: the user.
 * @property-read string|null $scope What is counted together. One of account, key, user, endpoint.
 * @property-read string|null $name `requests`, or the pattern of the operations.
 * @property-read string|null $window In which time. One of minute, hour, day.
 * @property-read int|null $limit How many there may be.
 * @property-read int|null $used How many there were when it was noticed.
 * @property-read int|null $threshold How many per cent were reached.
 * @property-read string|null $run The run, by the id of its job.
 * @property-read string|null $result_url Where it can be fetched.
 * @property-read string|null $error Why.
 * @property-read string|null $webhook_id Of `webhook.delivery_failed`: the endpoint.
 * @property-read \DateTimeImmutable|null $disables_at Of `webhook.delivery_failed`: when the endpoint is
 * switched off if it goes on failing.
 */
class EventData extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
        'archived_at' => 'time',
        'member' => Membership::class,
        'disables_at' => 'time',
    ];
}

/**
 * Event
 *
 * @property-read string $id Unique id of the event.
 * @property-read string $event Its type. `account.updated`: Something about the account was changed.
 * `account.settings_changed`: The account has chosen other settings. `subscription.changed`: The account
 * has another plan. `subscription.upgraded`: The account has a higher plan. `subscription.downgraded`: The
 * account has a lower plan. `subscription.cancelled`: The account was cancelled. `key.created`: A key was
 * made. `key.updated`: A key was changed. `key.disabled`: A key was paused. `key.enabled`: The pause of a
 * key was ended. `key.revoked`: A key was ended for good. `key.rotated`: A key was given a successor.
 * `key.rotation_due`: A key is so old that it should be rotated. `payment.succeeded`: A payment has
 * succeeded. `payment.failed`: A payment has failed. `ticket.created`: A ticket was opened.
 * `ticket.updated`: A ticket was changed or commented on. `ticket.resolved`: A ticket became resolved.
 * `ticket.deleted`: A ticket was deleted, with its comments. `response.sent`: The customer was sent a
 * reply. `canned_reply.created`: A canned reply was made. `canned_reply.updated`: A canned reply was
 * changed. `canned_reply.deleted`: A canned reply was deleted. `data.created`: An item was made.
 * `data.updated`: An item was changed. `data.deleted`: An item was moved to the trash, or deleted for good.
 * `data.archived`: An item was archived. `data.restored`: An item came back from the archive or the trash.
 * `data.bulk_updated`: Many items were changed in one request. `file.uploaded`: All bytes of a file have
 * come. `file.ready`: A file can be read. `file.rejected`: A file cannot be read: a virus was found, which
 * can be appealed, or it was rejected for good. `file.updated`: What is said about a file was changed.
 * `file.appealed`: Somebody says that a file has no virus. `file.deleted`: A file was deleted, or has
 * expired. `user.created`: A user was made. `user.updated`: A user was changed. `user.deleted`: A user was
 * deleted. `user.activated`: A user became active. `user.deactivated`: A user became inactive.
 * `user.locked`: A user cannot sign in for a while, after too many wrong passwords. `user.role_changed`: A
 * user was given another role. `organization.created`: An organization was made. `organization.updated`: An
 * organization was changed. `organization.deleted`: An organization was deleted.
 * `organization.member_added`: A user became a member of an organization. `organization.member_removed`: A
 * user is no member of an organization any more. `organization.member_role_changed`: A member of an
 * organization was given another role. `session.created`: A user has signed in. `session.revoked`: A
 * session was ended before its time. `session.reuse_detected`: A refresh token came again that had been
 * used; its session was ended. `increase_request.created`: A higher limit was asked for.
 * `increase_request.updated`: A request for a higher limit was decided. `rate_limit.threshold_reached`: A
 * threshold of a rate limit was reached, for the first time on this day (UTC). `report.created`: A report
 * was made. `report.updated`: A report was changed. `report.deleted`: A report was deleted.
 * `report.completed`: A report was made. `report.failed`: A report could not be made.
 * `webhook.delivery_failed`: A delivery was given up after its last attempt.
 * @property-read \DateTimeImmutable $timestamp When it happened.
 * @property-read string $account_id Whose it is.
 * @property-read string $api_version The version of the API that made it.
 * @property-read int $sequence Its position in the log.
 * @property-read EventData $data What happened to what.
 */
class Event extends Model
{
    protected const KINDS = [
        'timestamp' => 'time',
        'data' => EventData::class,
    ];
}

/**
 * StreamTicket
 *
 * @property-read string $ticket To be sent as `ticket`, once.
 * @property-read int $expires_in Its life in seconds.
 */
class StreamTicket extends Model
{
}

/**
 * Webhook
 *
 * @property-read string $id Its public id.
 * @property-read string $url Where events are posted to; HTTPS.
 * @property-read list<string> $events Types, families such as `ticket.*`, or `*`.
 * @property-read string $format How it is told of them: as the platform does, or as another contract that
 * tells of some only. One of platform, accounts.
 * @property-read string|null $description What it is for.
 * @property-read bool $enabled Whether it gets events.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 */
class Webhook extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * CreatedWebhook
 *
 * @property-read string $id Its public id.
 * @property-read string $url Where events are posted to; HTTPS.
 * @property-read list<string> $events Types, families such as `ticket.*`, or `*`.
 * @property-read string $format How it is told of them: as the platform does, or as another contract that
 * tells of some only. One of platform, accounts.
 * @property-read string|null $description What it is for.
 * @property-read bool $enabled Whether it gets events.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 * @property-read string $secret What deliveries are signed with; shown this once.
 */
class CreatedWebhook extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * DeliveryHeader
 *
 * @property-read string $name Its name.
 * @property-read string $value Its value.
 */
class DeliveryHeader extends Model
{
}

/**
 * DeliveryRequest
 *
 * @property-read string $url Where it was sent to.
 * @property-read list<DeliveryHeader> $headers What it was sent with.
 * @property-read string|null $body The payload, up to 64 KiB; null in lists, and when its person was
 * erased.
 */
class DeliveryRequest extends Model
{
    protected const KINDS = [
        'headers' => [DeliveryHeader::class],
    ];
}

/**
 * DeliveryResponse
 *
 * @property-read int $status The status of the answer.
 * @property-read list<DeliveryHeader> $headers The headers of the answer.
 * @property-read string|null $body Its body, up to 64 KiB; null in lists, and when the person was erased.
 * @property-read bool $truncated Whether there was more of it.
 */
class DeliveryResponse extends Model
{
    protected const KINDS = [
        'headers' => [DeliveryHeader::class],
    ];
}

/**
 * DeliveryError
 *
 * @property-read string $class What went wrong. One of timeout, dns, blocked_address, refused, unreachable,
 * reset, tls, too_large, protocol, redirect, status, expired.
 * @property-read string $message A sentence for people.
 */
class DeliveryError extends Model
{
}

/**
 * DeliveryTimings
 *
 * @property-read int|null $dns Looking the name up, in milliseconds.
 * @property-read int|null $connect Connecting, in milliseconds.
 * @property-read int|null $tls Agreeing on a cipher, in milliseconds.
 * @property-read int|null $first_byte Until the answer began, in milliseconds.
 */
class DeliveryTimings extends Model
{
}

/**
 * DeliveryAttempt
 *
 * @property-read \DateTimeImmutable $at When it was made.
 * @property-read string|null $address The address that was called; null for none.
 * @property-read DeliveryRequest $request What was sent.
 * @property-read DeliveryResponse|null $response What came back; null for nothing.
 * @property-read DeliveryError|null $error What went wrong; null for nothing.
 * @property-read int $duration_ms How long it took.
 * @property-read DeliveryTimings $timings How long each step took; null for a step not made.
 */
class DeliveryAttempt extends Model
{
    protected const KINDS = [
        'at' => 'time',
        'request' => DeliveryRequest::class,
        'response' => DeliveryResponse::class,
        'error' => DeliveryError::class,
        'timings' => DeliveryTimings::class,
    ];
}

/**
 * WebhookDelivery
 *
 * @property-read string $id Its public id.
 * @property-read string $webhook_id The endpoint.
 * @property-read string $event_id The event; the same over all attempts, and in the header `webhook-id`.
 * @property-read string $event The type of the event.
 * @property-read string $state How far it has come. One of pending, retrying, delivered, dead.
 * @property-read \DateTimeImmutable|null $next_attempt_at When it is tried next; null for never.
 * @property-read \DateTimeImmutable $created_at When it was enqueued.
 * @property-read list<DeliveryAttempt> $attempts Its newest attempts, oldest first.
 */
class WebhookDelivery extends Model
{
    protected const KINDS = [
        'next_attempt_at' => 'time',
        'created_at' => 'time',
        'attempts' => [DeliveryAttempt::class],
    ];
}

/**
 * FileScan
 *
 * @property-read string $state What became of it. One of pending, clean, infected, skipped, error.
 * @property-read string|null $engine Which scanner has looked.
 * @property-read string|null $signature What it has found.
 * @property-read \DateTimeImmutable|null $at When it said so.
 */
class FileScan extends Model
{
    protected const KINDS = [
        'at' => 'time',
    ];
}

/**
 * FileThumbnail
 *
 * @property-read string $size The longer side has at most 128, 512 or 1,024 pixels. One of small, medium,
 * large.
 * @property-read int $width In pixels.
 * @property-read int $height In pixels.
 * @property-read string $url Where to read it.
 */
class FileThumbnail extends Model
{
}

/**
 * FileRejection
 *
 * @property-read string $reason What is wrong with it. One of size, type, virus, corrupt.
 * @property-read string $message The same as a sentence.
 */
class FileRejection extends Model
{
}

/**
 * FileAppeal
 *
 * @property-read string $state What became of it. One of pending, granted, refused.
 * @property-read string $reason Why it was said to be no virus.
 * @property-read \DateTimeImmutable|null $decided_at When it was decided; null for not yet.
 */
class FileAppeal extends Model
{
    protected const KINDS = [
        'decided_at' => 'time',
    ];
}

/**
 * File
 *
 * @property-read string $id Its public id.
 * @property-read string $name What it is called, as it was sent.
 * @property-read int $size Its bytes.
 * @property-read string|null $content_type By its bytes; null while nobody has looked at them.
 * @property-read string|null $sha256 Of its bytes, in hexadecimal; null while nobody has looked at them.
 * @property-read string $status Where it is on its way from the upload to whoever reads it. One of
 * uploading, scanning, processing, ready, rejected, quarantined.
 * @property-read FileScan $scan What a scanner has said of it.
 * @property-read list<FileThumbnail> $thumbnails Small pictures of it, where it is one.
 * @property-read FileRejection|null $rejection Why nobody may read it; null unless it was rejected.
 * @property-read FileAppeal|null $appeal Your word that it has no virus; null where there is none.
 * @property-read array<string, mixed> $metadata Anything of your own; kept as sent.
 * @property-read \DateTimeImmutable|null $expires_at When it is deleted by itself, unless it is attached to
 * something; null for never.
 * @property-read \DateTimeImmutable $created_at When it was uploaded, or begun to be.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 */
class File extends Model
{
    protected const KINDS = [
        'scan' => FileScan::class,
        'thumbnails' => [FileThumbnail::class],
        'rejection' => FileRejection::class,
        'appeal' => FileAppeal::class,
        'expires_at' => 'time',
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * FileLink
 *
 * @property-read string $url Where anybody reads the file, below the address of this server.
 * @property-read \DateTimeImmutable $expires_at When it ends, if not before.
 */
class FileLink extends Model
{
    protected const KINDS = [
        'expires_at' => 'time',
    ];
}

/**
 * AccountSettings
 *
 * @property-read bool $require_two_factor Whether users of the live environment need a second factor. Over
 * the API those without one are refused; on pages they add one first.
 * @property-read list<string> $allowed_ips Addresses and networks from which every key of the account may
 * be used; empty for any. Needs the gate `allowed_ips`.
 * @property-read int $session_idle_days After how many days without use a session ends.
 * @property-read int $audit_days How many days the audit trail is kept.
 * @property-read list<int> $alert_thresholds At which parts of a limit, in percent, somebody is told; empty
 * for never.
 * @property-read string|null $support_email Where people are sent who need help.
 * @property-read string|null $invitation_url Where the link of an invitation leads; it gets `#token=…`.
 * Null for the server's.
 * @property-read string|null $reset_url Where the link to a new password leads; it gets `#token=…`. Null
 * for the server's own page, or a mail that shows the token where nobody can reach that.
 */
class AccountSettings extends Model
{
}

/**
 * Account
 *
 * @property-read string $id Its public id.
 * @property-read string $name Its name.
 * @property-read string $plan Its plan. One of starter, professional, enterprise.
 * @property-read string $environment Where the key that asks works. One of live, test.
 * @property-read string|null $region Where its data is to lie; null where nothing was agreed.
 * @property-read AccountSettings $settings What it has chosen for itself.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it last changed.
 */
class Account extends Model
{
    protected const KINDS = [
        'settings' => AccountSettings::class,
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * RateLimit
 *
 * @property-read string $scope What is counted together. One of account, key, user, endpoint.
 * @property-read string $name `requests`, or the pattern of the operations.
 * @property-read string $window In which time. One of minute, hour, day.
 * @property-read int $limit How many.
 * @property-read int $remaining How many are left, as far as this node knows.
 * @property-read \DateTimeImmutable $resets_at When the window ends.
 */
class RateLimit extends Model
{
    protected const KINDS = [
        'resets_at' => 'time',
    ];
}

/**
 * Quota
 *
 * @property-read string $name What is counted.
 * @property-read int|null $limit How many there may be; null for any number.
 * @property-read int $used How many there are.
 */
class Quota extends Model
{
}

/**
 * Gate
 *
 * @property-read string $feature What can be open.
 * @property-read bool $allowed Whether it is.
 */
class Gate extends Model
{
}

/**
 * RequestBounds
 *
 * @property-read int $request_body_bytes Of a body, unpacked.
 * @property-read int $url_bytes Of path and query.
 * @property-read int $header_bytes Of all headers.
 * @property-read int $query_parameters In a query.
 * @property-read int $batch_operations In a batch.
 * @property-read int $request_seconds Until a request is answered.
 * @property-read int $batch_seconds Until a batch is answered.
 * @property-read int $file_bytes Of one file.
 * @property-read int $upload_seconds Until a file has come that is sent in one request.
 */
class RequestBounds extends Model
{
}

/**
 * Limits
 *
 * @property-read string $plan The plan of the account. One of starter, professional, enterprise.
 * @property-read list<RateLimit> $rate_limits What requests count against.
 * @property-read list<Quota> $quotas How much the environment may have.
 * @property-read list<Gate> $gates What the account may use.
 * @property-read RequestBounds $bodies What one request may bring and take.
 */
class Limits extends Model
{
    protected const KINDS = [
        'rate_limits' => [RateLimit::class],
        'quotas' => [Quota::class],
        'gates' => [Gate::class],
        'bodies' => RequestBounds::class,
    ];
}

/**
 * LimitIncrease
 *
 * @property-read string $id Its public id.
 * @property-read string $limit Which limit: `account:minute`, or the name of a quota.
 * @property-read int $wanted How much it should be; more than it is.
 * @property-read string $reason What for.
 * @property-read string $state What was decided. One of pending, granted, declined.
 * @property-read \DateTimeImmutable $created_at When it was asked for.
 */
class LimitIncrease extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
    ];
}

/**
 * SeriesDescription
 *
 * @property-read string $name Its name, by which it is asked for.
 * @property-read string $about What it tells.
 * @property-read list<string> $groups By what it can be told apart, and narrowed.
 * @property-read list<string> $points What each of its points says.
 */
class SeriesDescription extends Model
{
}

/**
 * SeriesList
 *
 * @property-read list<SeriesDescription> $series All there are.
 */
class SeriesList extends Model
{
    protected const KINDS = [
        'series' => [SeriesDescription::class],
    ];
}

/**
 * SeriesGroup
 *
 * @property-read string|null $endpoint The operation, such as `GET /v1/tickets/{id}`; null where no
 * operation has the path.
 * @property-read string|null $key The key that was shown; null when a user called, `other` after the first
 * thousand of a day.
 * @property-read string|null $method The method as it was sent.
 * @property-read string|null $status The status of the answer.
 * @property-read string|null $status_class The class of the status, such as `4xx`.
 * @property-read string|null $user_agent What the client calls itself first, such as `curl`; `other` after
 * the first thousand of a day.
 * @property-read string|null $code The code of the error; null where none was told.
 * @property-read string|null $priority The priority that they have now.
 * @property-read string|null $category The category that they have now, null for none.
 * @property-read string|null $endpoint_id The webhook endpoint.
 * @property-read string|null $event The type of the event.
 */
class SeriesGroup extends Model
{
}

/**
 * SeriesPoint
 *
 * @property-read \DateTimeImmutable $at When the interval begins.
 * @property-read int|null $count Requests that arrived. Or: Requests answered 400 or more, or not waited
 * for. Or: Requests that arrived. Or: Requests that were answered 429. Or: Minutes that are over. Or:
 * Tickets that were opened. Or: Attempts that ended.
 * @property-read int|null $errors Those answered 400 or more, or not waited for. Or: Those in which no node
 * was there, or more than 5 % of at least 20 answers failed by the server's own fault. Or: Those that the
 * receiver did not take.
 * @property-read float|null $p50_ms Milliseconds that 50 % did not exceed, off by less than 1 %.
 * @property-read float|null $p95_ms Milliseconds that 95 % did not exceed, off by less than 1 %.
 * @property-read float|null $p99_ms Milliseconds that 99 % did not exceed, off by less than 1 %.
 * @property-read list<string>|null $last_request_ids The last of them, newest first.
 * @property-read float|null $min_ms Milliseconds of the fastest.
 * @property-read float|null $avg_ms Milliseconds on average.
 * @property-read float|null $max_ms Milliseconds of the slowest.
 * @property-read int|null $limit What the limit allows that was nearest to its end; null without a request.
 * @property-read int|null $peak How much of it was used at most; null without a request.
 * @property-read float|null $availability How many per cent of the minutes it was there; null without any.
 * @property-read int|null $resolved Tickets that were resolved.
 * @property-read int|null $closed Tickets that were closed.
 * @property-read float|null $success_rate How many per cent the receivers took; null without any.
 */
class SeriesPoint extends Model
{
    protected const KINDS = [
        'at' => 'time',
    ];
}

/**
 * SeriesLine
 *
 * @property-read SeriesGroup $group What its points have in common; empty where nothing is told apart.
 * @property-read list<SeriesPoint> $points One for each interval, also where nothing happened.
 */
class SeriesLine extends Model
{
    protected const KINDS = [
        'group' => SeriesGroup::class,
        'points' => [SeriesPoint::class],
    ];
}

/**
 * Series
 *
 * @property-read list<SeriesLine> $series One for each group, the largest first.
 * @property-read \DateTimeImmutable $from When the first interval begins.
 * @property-read \DateTimeImmutable $to When the last interval ends.
 * @property-read string $interval How long each is.
 */
class Series extends Model
{
    protected const KINDS = [
        'series' => [SeriesLine::class],
        'from' => 'time',
        'to' => 'time',
    ];
}

/**
 * ReportSchedule
 *
 * @property-read string $every How often. One of day, week, month.
 * @property-read int|null $on The day of the week, 1 is Monday, or of the month; null for every day.
 * @property-read string $at Hour and minute on the clocks of the zone. A time that they leave out is the
 * next one; one that they show twice counts once.
 * @property-read string|null $time_zone Its name in the time zone database.
 */
class ReportSchedule extends Model
{
}

/**
 * Report
 *
 * @property-read string $id Its public id.
 * @property-read string $name What it is called.
 * @property-read string|null $template What it tells, of what lies between two runs or, without a schedule,
 * of the last 30 days; `availability` tells of months. Either this or `query`. One of usage, errors,
 * availability, tickets.
 * @property-read array<string, mixed>|null $query A question to `GET /v1/analytics/{series}`: its
 * parameters as texts, with `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`.
 * Either this or `template`.
 * @property-read string $format What it is written as. One of json, csv.
 * @property-read ReportSchedule|null $schedule When it is made by itself; null for never.
 * @property-read list<string> $recipients Active users who get a mail with a link, as addresses or ids;
 * shown as ids.
 * @property-read \DateTimeImmutable|null $last_run_at When it was last begun; null before.
 * @property-read \DateTimeImmutable|null $next_run_at When it is made by itself next; null for never.
 * @property-read \DateTimeImmutable $created_at When it was made.
 * @property-read \DateTimeImmutable $updated_at When it was last changed.
 */
class Report extends Model
{
    protected const KINDS = [
        'schedule' => ReportSchedule::class,
        'last_run_at' => 'time',
        'next_run_at' => 'time',
        'created_at' => 'time',
        'updated_at' => 'time',
    ];
}

/**
 * ReportRun
 *
 * @property-read string $id That of its job.
 * @property-read string $state What became of it. One of running, succeeded, failed.
 * @property-read bool $scheduled Whether nobody asked for it.
 * @property-read string|null $result_url Where what it told can be fetched for 90 days; null when there is
 * nothing.
 * @property-read int $mailed How many people were written to; none where the environment had sent its mails
 * of the hour.
 * @property-read string|null $error Why it failed; null when it did not.
 * @property-read \DateTimeImmutable $created_at When it was asked for.
 * @property-read \DateTimeImmutable|null $finished_at When it was over; null before.
 */
class ReportRun extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
        'finished_at' => 'time',
    ];
}

/**
 * LoggedRequest
 *
 * @property-read string $id The server's own id of the request.
 * @property-read string|null $client_request_id The id that the client gave it.
 * @property-read \DateTimeImmutable $created_at When it arrived.
 * @property-read string $method Its method.
 * @property-read string|null $route The template of its path, null where no route has the path.
 * @property-read int $status The status of the answer; 499 when the client did not wait for it.
 * @property-read string|null $code The code of the error that was answered, null for none.
 * @property-read int $duration_ms Milliseconds until the answer had left.
 * @property-read string|null $key_id The key that was shown; null when a user called.
 * @property-read string|null $user_id The user who called, or for whom the key acted.
 * @property-read string $address The client's address.
 * @property-read string $user_agent What the client called itself.
 */
class LoggedRequest extends Model
{
    protected const KINDS = [
        'created_at' => 'time',
    ];
}

/**
 * AuditActor
 *
 * @property-read string $type What kind of principal it is. One of user, service_account, operator, system.
 * @property-read string|null $id Its id, null for the operator and the system.
 * @property-read string|null $name What it was called.
 * @property-read string|null $on_behalf_of The user for whom it acted.
 */
class AuditActor extends Model
{
}

/**
 * AuditTarget
 *
 * @property-read string $type What kind of object it is.
 * @property-read string|null $id Its public id, null when the action was about no single object.
 */
class AuditTarget extends Model
{
}

/**
 * AuditEntry
 *
 * @property-read string $id Unique id of the entry.
 * @property-read int $sequence Its place in the trail of the environment, without gaps.
 * @property-read string $action What was done: a noun and a verb.
 * @property-read string $outcome Whether it was done, or denied for want of a right. One of done, denied.
 * @property-read AuditActor $actor Who did it.
 * @property-read AuditTarget $target To what.
 * @property-read array<string, mixed>|null $before What was changed, as it was.
 * @property-read array<string, mixed>|null $after What was changed, as it is.
 * @property-read string|null $address The client's address, `local` for the command line.
 * @property-read string|null $user_agent What the client called itself.
 * @property-read string $request_id The id of the request or of the command.
 * @property-read \DateTimeImmutable $created_at When, to the microsecond.
 * @property-read int|null $count How many denied actions it stands for, when there were too many for one
 * entry each.
 * @property-read bool $erased Whether what it said was wiped, because the person of whom it told was
 * erased.
 * @property-read string|null $salt What the commitment is salted with.
 * @property-read string $commitment Hash of the salt and of the values that can be wiped.
 * @property-read string $digest Hash of the commitment and of all other values, which a seal covers.
 */
class AuditEntry extends Model
{
    protected const KINDS = [
        'actor' => AuditActor::class,
        'target' => AuditTarget::class,
        'created_at' => 'time',
    ];
}

/**
 * AuditSeal
 *
 * @property-read int $number Its number, counted from 1.
 * @property-read string $account_id Whose trail it is.
 * @property-read string $environment In which environment. One of live, test.
 * @property-read int $first The first entry that it covers.
 * @property-read int $last The last one.
 * @property-read string $previous The seal before it; zeros for the first.
 * @property-read string $seal Hash of all above and of the digests of its entries.
 * @property-read string $signature Ed25519 signature of the 32 bytes of the seal, in base64.
 * @property-read string $key_id The key that signed it.
 * @property-read \DateTimeImmutable $sealed_at When it was signed.
 */
class AuditSeal extends Model
{
    protected const KINDS = [
        'sealed_at' => 'time',
    ];
}

/**
 * AuditKey
 *
 * @property-read string $id As seals name it.
 * @property-read string $public_key The key in PEM.
 */
class AuditKey extends Model
{
}

/**
 * AuditKeys
 *
 * @property-read list<AuditKey> $keys The oldest first.
 */
class AuditKeys extends Model
{
    protected const KINDS = [
        'keys' => [AuditKey::class],
    ];
}

/**
 * AuditFault
 *
 * @property-read int $sequence The place in the trail.
 * @property-read string $reason `changed`: the entry is not what it was; `missing`: there is none;
 * `reordered`: it is another one's; `seal`: the seal that begins here is missing, changed or not signed by
 * the key. One of changed, missing, reordered, seal.
 */
class AuditFault extends Model
{
}

/**
 * AuditVerdict
 *
 * @property-read bool $valid Whether all is as it was sealed.
 * @property-read int $checked How many entries.
 * @property-read AuditFault|null $first_invalid Where it is not, null for nowhere.
 * @property-read \DateTimeImmutable|null $next_from What to send as `from` to go on, when the time was not
 * enough for all.
 */
class AuditVerdict extends Model
{
    protected const KINDS = [
        'first_invalid' => AuditFault::class,
        'next_from' => 'time',
    ];
}
