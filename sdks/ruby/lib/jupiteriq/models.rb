# frozen_string_literal: true

# Objects that the API answers with. Written by sdks/generate; do not edit.

module JupiterIQ
  module Models
    # What an API answers that no document of this version describes.
    class Object < Model; end

    # Ticket
    class Ticket < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] number
      #   @return [Integer] The number in its id.
      # @!attribute [r] subject
      #   @return [String] What it is about.
      # @!attribute [r] description
      #   @return [String, nil] The whole story.
      # @!attribute [r] status
      #   @return [String] Where it stands. One of open, in_progress, waiting, resolved, closed.
      # @!attribute [r] priority
      #   @return [String] How urgent it is. One of low, medium, high, urgent.
      # @!attribute [r] category
      #   @return [String, nil] What kind of request it is.
      # @!attribute [r] customer_email
      #   @return [String, nil] The customer to whom replies go.
      # @!attribute [r] tags
      #   @return [Array<String>] Words to find it by.
      # @!attribute [r] attachments
      #   @return [Array<String>] Files that belong to it, by their ids; `files:read` is needed to name any.
      # @!attribute [r] metadata
      #   @return [Hash] Anything of your own; kept as sent.
      # @!attribute [r] created_at
      #   @return [Time] When it was opened.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed or was commented on.
      # @!attribute [r] resolved_at
      #   @return [Time, nil] When it last became resolved.
      # @!attribute [r] closed_at
      #   @return [Time, nil] When it last became closed.
      fields :id, :number, :subject, :description, :status, :priority, :category, :customer_email, :tags,
             :attachments, :metadata, created_at: :time, updated_at: :time, resolved_at: :time, closed_at:
             :time
    end

    # Author
    class Author < Model
      # @!attribute [r] type
      #   @return [String] What kind of principal it is. One of service_account, user.
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String, nil] Its name; null for a user.
      fields :type, :id, :name
    end

    # Comment
    class Comment < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] content
      #   @return [String] What is said.
      # @!attribute [r] is_internal
      #   @return [Boolean] Whether only the support team sees it; otherwise it is the reply to the
      #     customer.
      # @!attribute [r] attachments
      #   @return [Array<String>] Files that belong to it, by their ids; `files:read` is needed to name any.
      # @!attribute [r] author
      #   @return [Author] Who said it.
      # @!attribute [r] created_at
      #   @return [Time] When it was said.
      fields :id, :content, :is_internal, :attachments, author: :Author, created_at: :time
    end

    # User
    class User < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] number
      #   @return [Integer] Another id, counted in the environment.
      # @!attribute [r] email
      #   @return [String] The address; no other user has it.
      # @!attribute [r] email_verified
      #   @return [Boolean] Whether they have shown that the address is theirs; to be set with `admin` only.
      # @!attribute [r] name
      #   @return [String, nil] What they are called.
      # @!attribute [r] username
      #   @return [String, nil] A name to sign in with; no other user has it, in whatever case.
      # @!attribute [r] phone
      #   @return [String, nil] A telephone number in the form of E.164.
      # @!attribute [r] external_id
      #   @return [String, nil] What another system calls them; no other user has it.
      # @!attribute [r] role
      #   @return [String] The name of a role, which says what they may do.
      # @!attribute [r] status
      #   @return [String] `invited` until there is a way to sign in. One of active, invited, inactive.
      # @!attribute [r] metadata
      #   @return [Hash] Anything of your own; kept as sent.
      # @!attribute [r] last_login
      #   @return [Time, nil] When they last signed in.
      # @!attribute [r] locked_until
      #   @return [Time, nil] Until when too many wrong passwords keep them from signing in; null when they
      #     do not.
      # @!attribute [r] created_at
      #   @return [Time] When the user was made.
      # @!attribute [r] updated_at
      #   @return [Time] When the user last changed.
      fields :id, :number, :email, :email_verified, :name, :username, :phone, :external_id, :role, :status,
             :metadata, last_login: :time, locked_until: :time, created_at: :time, updated_at: :time
    end

    # UserResult
    class UserResult < Model
      # @!attribute [r] index
      #   @return [Integer] Which item of the list this is.
      # @!attribute [r] status
      #   @return [Integer] What the item alone would be answered.
      # @!attribute [r] user
      #   @return [User] What it is now.
      # @!attribute [r] error
      #   @return [Hash] Why it was not.
      fields :index, :status, :error, user: :User
    end

    # UserUserResults
    class UserUserResults < Model
      # @!attribute [r] results
      #   @return [Array<UserResult>] One each, in their order.
      # @!attribute [r] succeeded
      #   @return [Integer] How many succeeded.
      # @!attribute [r] failed
      #   @return [Integer] How many did not.
      fields :succeeded, :failed, results: [:UserResult]
    end

    # UserInvitation
    class UserInvitation < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] user_id
      #   @return [String] Whom it lets in.
      # @!attribute [r] email
      #   @return [String] Whom it invites.
      # @!attribute [r] expires_at
      #   @return [Time] Until when it can be accepted.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] token
      #   @return [String, nil] What lets them in, shown this once; null when it was mailed.
      fields :id, :user_id, :email, :token, expires_at: :time, created_at: :time
    end

    # Organization
    class Organization < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] What it is called.
      # @!attribute [r] slug
      #   @return [String] Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no
      #     other one has it. Made of the name where it is left out.
      # @!attribute [r] external_id
      #   @return [String, nil] What another system calls it; no other one has it.
      # @!attribute [r] metadata
      #   @return [Hash] Anything of your own; kept as sent.
      # @!attribute [r] member_count
      #   @return [Integer] How many users belong to it.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      fields :id, :name, :slug, :external_id, :metadata, :member_count, created_at: :time, updated_at: :time
    end

    # Me
    class Me < Model
      # @!attribute [r] type
      #   @return [String] What acts. One of service_account, user.
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String, nil] What it is called.
      # @!attribute [r] permissions
      #   @return [Array<String>] What it may do; `admin` is everything.
      # @!attribute [r] number
      #   @return [Integer] Of a user. Another id, counted in the environment.
      # @!attribute [r] email
      #   @return [String] Of a user. The address; no other user has it.
      # @!attribute [r] email_verified
      #   @return [Boolean] Of a user. Whether they have shown that the address is theirs; to be set with
      #     `admin` only.
      # @!attribute [r] username
      #   @return [String, nil] Of a user. A name to sign in with; no other user has it, in whatever case.
      # @!attribute [r] phone
      #   @return [String, nil] Of a user. A telephone number in the form of E.164.
      # @!attribute [r] external_id
      #   @return [String, nil] Of a user. What another system calls them; no other user has it.
      # @!attribute [r] role
      #   @return [String] Of a user. The name of a role, which says what they may do.
      # @!attribute [r] status
      #   @return [String] Of a user. `invited` until there is a way to sign in. One of active, invited,
      #     inactive.
      # @!attribute [r] metadata
      #   @return [Hash] Of a user. Anything of your own; kept as sent.
      # @!attribute [r] last_login
      #   @return [Time, nil] Of a user. When they last signed in.
      # @!attribute [r] locked_until
      #   @return [Time, nil] Of a user. Until when too many wrong passwords keep them from signing in; null
      #     when they do not.
      # @!attribute [r] created_at
      #   @return [Time] Of a user. When the user was made.
      # @!attribute [r] updated_at
      #   @return [Time] Of a user. When the user last changed.
      fields :type, :id, :name, :permissions, :number, :email, :email_verified, :username, :phone,
             :external_id, :role, :status, :metadata, last_login: :time, locked_until: :time, created_at:
             :time, updated_at: :time
    end

    # MemberUser
    class MemberUser < Model
      # @!attribute [r] id
      #   @return [String] Their public id.
      # @!attribute [r] email
      #   @return [String] The address; no other user has it.
      # @!attribute [r] name
      #   @return [String, nil] What they are called.
      fields :id, :email, :name
    end

    # Member
    class Member < Model
      # @!attribute [r] user_id
      #   @return [String] The user.
      # @!attribute [r] organization_id
      #   @return [String] The organization.
      # @!attribute [r] role
      #   @return [String] What the user is in the organization. The first member is its owner, whatever was
      #     sent. One of owner, admin, member.
      # @!attribute [r] created_at
      #   @return [Time] Since when.
      # @!attribute [r] user
      #   @return [MemberUser] Who it is.
      fields :user_id, :organization_id, :role, created_at: :time, user: :MemberUser
    end

    # Invitation
    class Invitation < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] organization_id
      #   @return [String] The organization.
      # @!attribute [r] email
      #   @return [String] Whom it invites.
      # @!attribute [r] role
      #   @return [String] What they become in the organization. One of owner, admin, member.
      # @!attribute [r] state
      #   @return [String] Whether it can be accepted. One of pending, accepted, revoked, expired.
      # @!attribute [r] expires_at
      #   @return [Time] Until when it can be accepted.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      fields :id, :organization_id, :email, :role, :state, expires_at: :time, created_at: :time
    end

    # IssuedInvitation
    class IssuedInvitation < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] organization_id
      #   @return [String] The organization.
      # @!attribute [r] email
      #   @return [String] Whom it invites.
      # @!attribute [r] role
      #   @return [String] What they become in the organization. One of owner, admin, member.
      # @!attribute [r] state
      #   @return [String] Whether it can be accepted. One of pending, accepted, revoked, expired.
      # @!attribute [r] expires_at
      #   @return [Time] Until when it can be accepted.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] token
      #   @return [String, nil] What lets them in, shown this once; null when it was mailed.
      fields :id, :organization_id, :email, :role, :state, :token, expires_at: :time, created_at: :time
    end

    # AcceptedInvitation
    class AcceptedInvitation < Model
      # @!attribute [r] user
      #   @return [User] Who has come in.
      # @!attribute [r] invitation
      #   @return [Invitation, nil] The invitation to an organization; null for one of a user.
      fields user: :User, invitation: :Invitation
    end

    # Role
    class Role < Model
      # @!attribute [r] name
      #   @return [String] What it is called, for good; no other role has this name.
      # @!attribute [r] description
      #   @return [String, nil] What it is for.
      # @!attribute [r] permissions
      #   @return [Array<String>] What its users may do; each is printed, also where `read`, `write` or
      #     `admin` was sent.
      # @!attribute [r] built_in
      #   @return [Boolean] Whether every environment has it; it cannot be changed then.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      fields :name, :description, :permissions, :built_in, created_at: :time, updated_at: :time
    end

    # Session
    class Session < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] user_id
      #   @return [String] Who has signed in.
      # @!attribute [r] device
      #   @return [String, nil] What the person calls the device.
      # @!attribute [r] address
      #   @return [String] From where they signed in.
      # @!attribute [r] user_agent
      #   @return [String, nil] With which program.
      # @!attribute [r] created_at
      #   @return [Time] When they signed in.
      # @!attribute [r] last_used_at
      #   @return [Time] When it last got tokens.
      # @!attribute [r] expires_at
      #   @return [Time] When it ends unless it is used.
      fields :id, :user_id, :device, :address, :user_agent, created_at: :time, last_used_at: :time,
             expires_at: :time
    end

    # SignedIn
    class SignedIn < Model
      # @!attribute [r] session
      #   @return [Session] The session.
      # @!attribute [r] access_token
      #   @return [String] To be sent as a bearer token.
      # @!attribute [r] token_type
      #   @return [String] How it is sent. One of Bearer.
      # @!attribute [r] expires_in
      #   @return [Integer] For how many seconds the access token can be used.
      # @!attribute [r] refresh_token
      #   @return [String] Gets the next two tokens, once.
      fields :access_token, :token_type, :expires_in, :refresh_token, session: :Session
    end

    # Introspection
    class Introspection < Model
      # @!attribute [r] active
      #   @return [Boolean] Whether it can be used.
      # @!attribute [r] scope
      #   @return [String] What the user may do, separated by spaces.
      # @!attribute [r] sub
      #   @return [String] The user.
      # @!attribute [r] username
      #   @return [String] Their username, else their e-mail address.
      # @!attribute [r] sid
      #   @return [String] The session.
      # @!attribute [r] token_type
      #   @return [String] What kind of token it is. One of Bearer, refresh_token.
      # @!attribute [r] exp
      #   @return [Integer] When it ends, in seconds since 1970.
      # @!attribute [r] iat
      #   @return [Integer] When it was made.
      fields :active, :scope, :sub, :username, :sid, :token_type, :exp, :iat
    end

    # RevokedSessions
    class RevokedSessions < Model
      # @!attribute [r] revoked
      #   @return [Integer] How many were ended.
      fields :revoked
    end

    # OwnSession
    class OwnSession < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] user_id
      #   @return [String] Who has signed in.
      # @!attribute [r] device
      #   @return [String, nil] What the person calls the device.
      # @!attribute [r] address
      #   @return [String] From where they signed in.
      # @!attribute [r] user_agent
      #   @return [String, nil] With which program.
      # @!attribute [r] created_at
      #   @return [Time] When they signed in.
      # @!attribute [r] last_used_at
      #   @return [Time] When it last got tokens.
      # @!attribute [r] expires_at
      #   @return [Time] When it ends unless it is used.
      # @!attribute [r] current
      #   @return [Boolean] Whether this is the one that asks.
      fields :id, :user_id, :device, :address, :user_agent, :current, created_at: :time, last_used_at:
             :time, expires_at: :time
    end

    # AcceptedRequest
    class AcceptedRequest < Model
      # @!attribute [r] status
      #   @return [String] The same whether or not somebody has this login. One of accepted.
      fields :status
    end

    # KeyPath
    class KeyPath < Model
      # @!attribute [r] methods
      #   @return [Array<String>] `*` is any.
      # @!attribute [r] path
      #   @return [String] Below `/v1`; `*` is one segment, `**` at the end whatever follows.
      fields :methods, :path
    end

    # KeyLimit
    class KeyLimit < Model
      # @!attribute [r] requests
      #   @return [Integer] How many.
      # @!attribute [r] window
      #   @return [String] In which time. One of minute, hour, day.
      fields :requests, :window
    end

    # KeyActor
    class KeyActor < Model
      # @!attribute [r] type
      #   @return [String] What acts. One of user, service_account, operator.
      # @!attribute [r] id
      #   @return [String, nil] Its public id; null for the operator.
      # @!attribute [r] name
      #   @return [String, nil] What it is called; null for a user.
      fields :type, :id, :name
    end

    # ApiKey
    class ApiKey < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] What it is for.
      # @!attribute [r] contract
      #   @return [String] The contract that it speaks; that of the calling key when left out.
      # @!attribute [r] environment
      #   @return [String] Where it works. One of live, test.
      # @!attribute [r] prefix
      #   @return [String] How its secret begins.
      # @!attribute [r] permissions
      #   @return [Array<String>] What it may do: `admin` alone is everything, and only it covers keys and
      #     accounts; `read` and `write` stand for each of theirs.
      # @!attribute [r] paths
      #   @return [Array<KeyPath>] The operations that it may call, of those that its permissions allow;
      #     empty for all.
      # @!attribute [r] allowed_ips
      #   @return [Array<String>] Addresses and networks that it may be used from; empty for any.
      # @!attribute [r] expires_at
      #   @return [Time, nil] When it ends.
      # @!attribute [r] limit
      #   @return [KeyLimit, nil] Its own rate limit; null for that of the plan.
      # @!attribute [r] state
      #   @return [String] What it is now. One of active, disabled, expired, revoked.
      # @!attribute [r] principal
      #   @return [KeyActor] Who acts with it.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      # @!attribute [r] created_by
      #   @return [KeyActor, nil] Who made it; null for keys of earlier versions.
      # @!attribute [r] last_used_at
      #   @return [Time, nil] When it was last used, ten seconds late at most.
      # @!attribute [r] last_used_ip
      #   @return [String, nil] From where it was last used.
      # @!attribute [r] rotated_to
      #   @return [String, nil] The key that takes its place.
      # @!attribute [r] rotation_due
      #   @return [Boolean] Whether it is older than 90 days and should be rotated.
      fields :id, :name, :contract, :environment, :prefix, :permissions, :allowed_ips, :state,
             :last_used_ip, :rotated_to, :rotation_due, paths: [:KeyPath], expires_at: :time, limit:
             :KeyLimit, principal: :KeyActor, created_at: :time, updated_at: :time, created_by: :KeyActor,
             last_used_at: :time
    end

    # CreatedApiKey
    class CreatedApiKey < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] What it is for.
      # @!attribute [r] contract
      #   @return [String] The contract that it speaks; that of the calling key when left out.
      # @!attribute [r] environment
      #   @return [String] Where it works. One of live, test.
      # @!attribute [r] prefix
      #   @return [String] How its secret begins.
      # @!attribute [r] permissions
      #   @return [Array<String>] What it may do: `admin` alone is everything, and only it covers keys and
      #     accounts; `read` and `write` stand for each of theirs.
      # @!attribute [r] paths
      #   @return [Array<KeyPath>] The operations that it may call, of those that its permissions allow;
      #     empty for all.
      # @!attribute [r] allowed_ips
      #   @return [Array<String>] Addresses and networks that it may be used from; empty for any.
      # @!attribute [r] expires_at
      #   @return [Time, nil] When it ends.
      # @!attribute [r] limit
      #   @return [KeyLimit, nil] Its own rate limit; null for that of the plan.
      # @!attribute [r] state
      #   @return [String] What it is now. One of active, disabled, expired, revoked.
      # @!attribute [r] principal
      #   @return [KeyActor] Who acts with it.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      # @!attribute [r] created_by
      #   @return [KeyActor, nil] Who made it; null for keys of earlier versions.
      # @!attribute [r] last_used_at
      #   @return [Time, nil] When it was last used, ten seconds late at most.
      # @!attribute [r] last_used_ip
      #   @return [String, nil] From where it was last used.
      # @!attribute [r] rotated_to
      #   @return [String, nil] The key that takes its place.
      # @!attribute [r] rotation_due
      #   @return [Boolean] Whether it is older than 90 days and should be rotated.
      # @!attribute [r] secret
      #   @return [String] What authenticates requests; shown this once.
      fields :id, :name, :contract, :environment, :prefix, :permissions, :allowed_ips, :state,
             :last_used_ip, :rotated_to, :rotation_due, :secret, paths: [:KeyPath], expires_at: :time,
             limit: :KeyLimit, principal: :KeyActor, created_at: :time, updated_at: :time, created_by:
             :KeyActor, last_used_at: :time
    end

    # ComparedKey
    class ComparedKey < Model
      # @!attribute [r] permissions
      #   @return [Array<String>] Spelled out; `admin` is what covers keys and accounts.
      # @!attribute [r] paths
      #   @return [Array<KeyPath>] Path rules.
      # @!attribute [r] allowed_ips
      #   @return [Array<String>] Addresses and networks.
      # @!attribute [r] limit
      #   @return [KeyLimit, nil] The rate limit.
      fields :permissions, :allowed_ips, paths: [:KeyPath], limit: :KeyLimit
    end

    # KeyComparison
    class KeyComparison < Model
      # @!attribute [r] only_left
      #   @return [ComparedKey] What the left key has alone.
      # @!attribute [r] only_right
      #   @return [ComparedKey] What the right key has alone.
      # @!attribute [r] both
      #   @return [ComparedKey] What both have.
      fields only_left: :ComparedKey, only_right: :ComparedKey, both: :ComparedKey
    end

    # UsedDay
    class UsedDay < Model
      # @!attribute [r] date
      #   @return [String] The day, in UTC.
      # @!attribute [r] requests
      #   @return [Integer] Requests that arrived on it.
      # @!attribute [r] errors
      #   @return [Integer] Those answered 400 or more, or not waited for.
      # @!attribute [r] last_address
      #   @return [String, nil] From where the last one came; null without any.
      # @!attribute [r] p50_ms
      #   @return [Numeric, nil] Milliseconds that half of them did not exceed.
      # @!attribute [r] p95_ms
      #   @return [Numeric, nil] Milliseconds that 95 % of them did not exceed.
      # @!attribute [r] p99_ms
      #   @return [Numeric, nil] Milliseconds that 99 % of them did not exceed.
      # @!attribute [r] refused
      #   @return [Integer] Those answered 429.
      # @!attribute [r] limit
      #   @return [Integer, nil] What the limit allows that was nearest to its end.
      # @!attribute [r] peak
      #   @return [Integer, nil] How much of it was used at most.
      fields :date, :requests, :errors, :last_address, :p50_ms, :p95_ms, :p99_ms, :refused, :limit, :peak
    end

    # KeyUsage
    class KeyUsage < Model
      # @!attribute [r] data
      #   @return [Array<UsedDay>] Day by day, the oldest first.
      fields data: [:UsedDay]
    end

    # Item
    class Item < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] type
      #   @return [String] What kind of item it is, for good.
      # @!attribute [r] status
      #   @return [String] Any word; `archived` is that of archived items.
      # @!attribute [r] attributes
      #   @return [Hash] Anything; the order of keys and the text of numbers are kept.
      # @!attribute [r] external_id
      #   @return [String, nil] Its id in another system; no other item of its type has it.
      # @!attribute [r] version
      #   @return [Integer] Grows with every change.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      # @!attribute [r] archived_at
      #   @return [Time, nil] When it was archived.
      fields :id, :type, :status, :attributes, :external_id, :version, created_at: :time, updated_at: :time,
             archived_at: :time
    end

    # ItemResult
    class ItemResult < Model
      # @!attribute [r] index
      #   @return [Integer] Which item of the list this is.
      # @!attribute [r] status
      #   @return [Integer] What the item alone would be answered.
      # @!attribute [r] item
      #   @return [Item] What it is now.
      # @!attribute [r] error
      #   @return [Hash] Why it was not.
      fields :index, :status, :error, item: :Item
    end

    # ItemItemResults
    class ItemItemResults < Model
      # @!attribute [r] results
      #   @return [Array<ItemResult>] One each, in their order.
      # @!attribute [r] succeeded
      #   @return [Integer] How many succeeded.
      # @!attribute [r] failed
      #   @return [Integer] How many did not.
      fields :succeeded, :failed, results: [:ItemResult]
    end

    # ItemChange
    class ItemChange < Model
      # @!attribute [r] position
      #   @return [Integer] Where it stands in the event log.
      # @!attribute [r] op
      #   @return [String] What to do with a copy of the item. One of upsert, delete.
      # @!attribute [r] id
      #   @return [String] Which item it is.
      # @!attribute [r] type
      #   @return [String, nil] Its type; null where nothing is kept of the item.
      # @!attribute [r] external_id
      #   @return [String, nil] Its id in another system.
      # @!attribute [r] item
      #   @return [Item, nil] The item as it is by now; null when it is deleted.
      fields :position, :op, :id, :type, :external_id, item: :Item
    end

    # DataIndex
    class DataIndex < Model
      # @!attribute [r] path
      #   @return [String] Where the value lies in the attributes, `address.city`; items of arrays have no
      #     name of their own.
      # @!attribute [r] kind
      #   @return [String] As what values are compared and sorted; `words` are found by `q`. One of text,
      #     number, time, words.
      # @!attribute [r] state
      #   @return [String] Whether filters can use it. What a body says of it is passed over. One of
      #     building, ready, failed.
      # @!attribute [r] progress
      #   @return [Integer] How much of the items it holds, in a hundred. What a body says of it is passed
      #     over.
      # @!attribute [r] auto
      #   @return [Boolean] Whether filters without an index have asked for it; it goes when it is no longer
      #     used, or when others need its place. One that comes back as `true` stays so.
      fields :path, :kind, :state, :progress, :auto
    end

    # DataType
    class DataType < Model
      # @!attribute [r] type
      #   @return [String] Its name.
      # @!attribute [r] schema
      #   @return [Hash, nil] JSON Schema 2020-12 that attributes have to fit from now on; items that are
      #     there stay.
      # @!attribute [r] indexes
      #   @return [Array<DataIndex>] By which values items can be found and sorted.
      # @!attribute [r] retention_days
      #   @return [Integer, nil] How many days after their last change items are deleted; null for never.
      # @!attribute [r] items
      #   @return [Integer] How many there are, archived ones too.
      # @!attribute [r] bytes
      #   @return [Integer] Of the attributes of all of them.
      # @!attribute [r] version
      #   @return [Integer] Grows with every change.
      # @!attribute [r] created_at
      #   @return [Time] When it was first used or declared.
      # @!attribute [r] updated_at
      #   @return [Time] When what is declared last changed.
      fields :type, :schema, :retention_days, :items, :bytes, :version, indexes: [:DataIndex], created_at:
             :time, updated_at: :time
    end

    # ItemProblem
    class ItemProblem < Model
      # @!attribute [r] field
      #   @return [String] Where it is, `attributes/lines/1/sku`.
      # @!attribute [r] message
      #   @return [String] What is wrong there.
      fields :field, :message
    end

    # ItemFailure
    class ItemFailure < Model
      # @!attribute [r] id
      #   @return [String] The item.
      # @!attribute [r] errors
      #   @return [Array<ItemProblem>] What is wrong with it.
      fields :id, errors: [:ItemProblem]
    end

    # DataTypeCheck
    class DataTypeCheck < Model
      # @!attribute [r] checked
      #   @return [Integer] Items that were looked at, the newest first.
      # @!attribute [r] total
      #   @return [Integer] Items that there are.
      # @!attribute [r] failed
      #   @return [Integer] How many of those that were looked at do not fit.
      # @!attribute [r] complete
      #   @return [Boolean] Whether all were looked at.
      # @!attribute [r] failures
      #   @return [Array<ItemFailure>] The newest of those that do not fit.
      fields :checked, :total, :failed, :complete, failures: [:ItemFailure]
    end

    # JobProgress
    class JobProgress < Model
      # @!attribute [r] done
      #   @return [Integer] How much is done: lines of an import, objects of an export.
      # @!attribute [r] total
      #   @return [Integer, nil] How much there is; null as long as that is not known.
      fields :done, :total
    end

    # JobError
    class JobError < Model
      # @!attribute [r] line
      #   @return [Integer, nil] The line at fault; null when none is.
      # @!attribute [r] field
      #   @return [String, nil] The field at fault; null when none is.
      # @!attribute [r] message
      #   @return [String] What to do.
      fields :line, :field, :message
    end

    # Job
    class Job < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] kind
      #   @return [String] What is done.
      # @!attribute [r] state
      #   @return [String] How far it is. One of queued, running, succeeded, failed, cancelled.
      # @!attribute [r] progress
      #   @return [JobProgress] How much of it is done.
      # @!attribute [r] errors
      #   @return [Array<JobError>] The first 100 errors; a line that failed does not fail the job.
      # @!attribute [r] result_url
      #   @return [String, nil] Where what it has made can be fetched for 24 hours; null when there is
      #     nothing.
      # @!attribute [r] created_at
      #   @return [Time] When it was asked for.
      # @!attribute [r] started_at
      #   @return [Time, nil] When it began; null before.
      # @!attribute [r] finished_at
      #   @return [Time, nil] When it was over; null before.
      fields :id, :kind, :state, :result_url, progress: :JobProgress, errors: [:JobError], created_at:
             :time, started_at: :time, finished_at: :time
    end

    # BatchResultHeaders
    class BatchResultHeaders < Model
      # @!attribute [r] Location
      #   @return [String] As it would be told.
      # @!attribute [r] ETag
      #   @return [String] As it would be told.
      # @!attribute [r] Allow
      #   @return [String] As it would be told.
      fields :Location, :ETag, :Allow
    end

    # BatchResult
    class BatchResult < Model
      # @!attribute [r] id
      #   @return [String] The id that was sent, or the index of the operation.
      # @!attribute [r] status
      #   @return [Integer] What the operation alone would answer.
      # @!attribute [r] headers
      #   @return [BatchResultHeaders] Those of the answer that matter here.
      # @!attribute [r] body
      #   @return [Hash, nil] The answer's; null when it has none.
      fields :id, :status, :body, headers: :BatchResultHeaders
    end

    # BatchResults
    class BatchResults < Model
      # @!attribute [r] results
      #   @return [Array<BatchResult>] One for each operation, in their order.
      # @!attribute [r] succeeded
      #   @return [Integer] Those with a status below 400.
      # @!attribute [r] failed
      #   @return [Integer] The others: repeat only these.
      fields :succeeded, :failed, results: [:BatchResult]
    end

    # CannedReply
    class CannedReply < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] What it is called; no other one has this name.
      # @!attribute [r] content
      #   @return [String] What to say.
      # @!attribute [r] tags
      #   @return [Array<String>] Words to find it by.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      fields :id, :name, :content, :tags, created_at: :time, updated_at: :time
    end

    # Membership
    class Membership < Model
      # @!attribute [r] user_id
      #   @return [String] The user.
      # @!attribute [r] organization_id
      #   @return [String] The organization.
      # @!attribute [r] role
      #   @return [String] What the user is in the organization. The first member is its owner, whatever was
      #     sent. One of owner, admin, member.
      # @!attribute [r] created_at
      #   @return [Time] Since when.
      fields :user_id, :organization_id, :role, created_at: :time
    end

    # EventData
    class EventData < Model
      # @!attribute [r] id
      #   @return [String] Public id of the object.
      # @!attribute [r] type
      #   @return [String] What kind of object it is.
      # @!attribute [r] attributes
      #   @return [Hash] The object as `/v1` shows it.
      # @!attribute [r] changed_fields
      #   @return [Array<String>] Of updates: what changed.
      # @!attribute [r] previous_plan
      #   @return [String] The plan before. One of starter, professional, enterprise.
      # @!attribute [r] ticket_id
      #   @return [String] Of ticket events: the ticket.
      # @!attribute [r] customer_email
      #   @return [String, nil] Of ticket events: the customer.
      # @!attribute [r] subject
      #   @return [String] Of ticket events: the subject.
      # @!attribute [r] priority
      #   @return [String] Of ticket events: the priority.
      # @!attribute [r] comment
      #   @return [Hash] Of `response.sent`: the reply.
      # @!attribute [r] status
      #   @return [String] Of data events: of the item.
      # @!attribute [r] external_id
      #   @return [String, nil] Of data events: of the item.
      # @!attribute [r] version
      #   @return [Integer] Of data events: of the item.
      # @!attribute [r] created_at
      #   @return [Time] Of data events: of the item.
      # @!attribute [r] updated_at
      #   @return [Time] Of data events: of the item.
      # @!attribute [r] archived_at
      #   @return [Time, nil] Of data events: of the item.
      # @!attribute [r] ids
      #   @return [Hash] Of `data.bulk_updated`: the ids by what happened: `create`, `update`, `delete`,
      #     `archive`, `restore`.
      # @!attribute [r] username
      #   @return [String, nil] Of user events: the username.
      # @!attribute [r] changes
      #   @return [Hash] Of `user.role_changed`: `role` with `from` and `to`.
      # @!attribute [r] member
      #   @return [Membership] Of `organization.member_…`: who, and as what.
      # @!attribute [r] previous_role
      #   @return [String] Of `organization.member_role_changed`: what they were before. One of owner,
      #     admin, member.
      # @!attribute [r] user_id
      #   @return [String] Of session events: the user.
      # @!attribute [r] scope
      #   @return [String] What is counted together. One of account, key, user, endpoint.
      # @!attribute [r] name
      #   @return [String] `requests`, or the pattern of the operations.
      # @!attribute [r] window
      #   @return [String] In which time. One of minute, hour, day.
      # @!attribute [r] limit
      #   @return [Integer] How many there may be.
      # @!attribute [r] used
      #   @return [Integer] How many there were when it was noticed.
      # @!attribute [r] threshold
      #   @return [Integer] How many per cent were reached.
      # @!attribute [r] run
      #   @return [String] The run, by the id of its job.
      # @!attribute [r] result_url
      #   @return [String] Where it can be fetched.
      # @!attribute [r] error
      #   @return [String] Why.
      # @!attribute [r] webhook_id
      #   @return [String] Of `webhook.delivery_failed`: the endpoint.
      # @!attribute [r] disables_at
      #   @return [Time, nil] Of `webhook.delivery_failed`: when the endpoint is switched off if it goes on
      #     failing.
      fields :id, :type, :attributes, :changed_fields, :previous_plan, :ticket_id, :customer_email,
             :subject, :priority, :comment, :status, :external_id, :version, :ids, :username, :changes,
             :previous_role, :user_id, :scope, :name, :window, :limit, :used, :threshold, :run, :result_url,
             :error, :webhook_id, created_at: :time, updated_at: :time, archived_at: :time, member:
             :Membership, disables_at: :time
    end

    # Event
    class Event < Model
      # @!attribute [r] id
      #   @return [String] Unique id of the event.
      # @!attribute [r] event
      #   @return [String] Its type. `account.updated`: Something about the account was changed.
      #     `account.settings_changed`: The account has chosen other settings. `subscription.changed`: The
      #     account has another plan. `subscription.upgraded`: The account has a higher plan.
      #     `subscription.downgraded`: The account has a lower plan. `subscription.cancelled`: The account
      #     was cancelled. `key.created`: A key was made. `key.updated`: A key was changed. `key.disabled`:
      #     A key was paused. `key.enabled`: The pause of a key was ended. `key.revoked`: A key was ended
      #     for good. `key.rotated`: A key was given a successor. `key.rotation_due`: A key is so old that
      #     it should be rotated. `payment.succeeded`: A payment has succeeded. `payment.failed`: A payment
      #     has failed. `ticket.created`: A ticket was opened. `ticket.updated`: A ticket was changed or
      #     commented on. `ticket.resolved`: A ticket became resolved. `ticket.deleted`: A ticket was
      #     deleted, with its comments. `response.sent`: The customer was sent a reply.
      #     `canned_reply.created`: A canned reply was made. `canned_reply.updated`: A canned reply was
      #     changed. `canned_reply.deleted`: A canned reply was deleted. `data.created`: An item was made.
      #     `data.updated`: An item was changed. `data.deleted`: An item was moved to the trash, or deleted
      #     for good. `data.archived`: An item was archived. `data.restored`: An item came back from the
      #     archive or the trash. `data.bulk_updated`: Many items were changed in one request.
      #     `file.uploaded`: All bytes of a file have come. `file.ready`: A file can be read.
      #     `file.rejected`: A file cannot be read: a virus was found, which can be appealed, or it was
      #     rejected for good. `file.updated`: What is said about a file was changed. `file.appealed`:
      #     Somebody says that a file has no virus. `file.deleted`: A file was deleted, or has expired.
      #     `user.created`: A user was made. `user.updated`: A user was changed. `user.deleted`: A user was
      #     deleted. `user.activated`: A user became active. `user.deactivated`: A user became inactive.
      #     `user.locked`: A user cannot sign in for a while, after too many wrong passwords.
      #     `user.role_changed`: A user was given another role. `organization.created`: An organization was
      #     made. `organization.updated`: An organization was changed. `organization.deleted`: An
      #     organization was deleted. `organization.member_added`: A user became a member of an
      #     organization. `organization.member_removed`: A user is no member of an organization any more.
      #     `organization.member_role_changed`: A member of an organization was given another role.
      #     `session.created`: A user has signed in. `session.revoked`: A session was ended before its time.
      #     `session.reuse_detected`: A refresh token came again that had been used; its session was ended.
      #     `increase_request.created`: A higher limit was asked for. `increase_request.updated`: A request
      #     for a higher limit was decided. `rate_limit.threshold_reached`: A threshold of a rate limit was
      #     reached, for the first time on this day (UTC). `report.created`: A report was made.
      #     `report.updated`: A report was changed. `report.deleted`: A report was deleted.
      #     `report.completed`: A report was made. `report.failed`: A report could not be made.
      #     `webhook.delivery_failed`: A delivery was given up after its last attempt.
      # @!attribute [r] timestamp
      #   @return [Time] When it happened.
      # @!attribute [r] account_id
      #   @return [String] Whose it is.
      # @!attribute [r] api_version
      #   @return [String] The version of the API that made it.
      # @!attribute [r] sequence
      #   @return [Integer] Its position in the log.
      # @!attribute [r] data
      #   @return [EventData] What happened to what.
      fields :id, :event, :account_id, :api_version, :sequence, timestamp: :time, data: :EventData
    end

    # StreamTicket
    class StreamTicket < Model
      # @!attribute [r] ticket
      #   @return [String] To be sent as `ticket`, once.
      # @!attribute [r] expires_in
      #   @return [Integer] Its life in seconds.
      fields :ticket, :expires_in
    end

    # Webhook
    class Webhook < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] url
      #   @return [String] Where events are posted to; HTTPS.
      # @!attribute [r] events
      #   @return [Array<String>] Types, families such as `ticket.*`, or `*`.
      # @!attribute [r] format
      #   @return [String] How it is told of them: as the platform does, or as another contract that tells
      #     of some only. One of platform, accounts.
      # @!attribute [r] description
      #   @return [String, nil] What it is for.
      # @!attribute [r] enabled
      #   @return [Boolean] Whether it gets events.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      fields :id, :url, :events, :format, :description, :enabled, created_at: :time, updated_at: :time
    end

    # CreatedWebhook
    class CreatedWebhook < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] url
      #   @return [String] Where events are posted to; HTTPS.
      # @!attribute [r] events
      #   @return [Array<String>] Types, families such as `ticket.*`, or `*`.
      # @!attribute [r] format
      #   @return [String] How it is told of them: as the platform does, or as another contract that tells
      #     of some only. One of platform, accounts.
      # @!attribute [r] description
      #   @return [String, nil] What it is for.
      # @!attribute [r] enabled
      #   @return [Boolean] Whether it gets events.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      # @!attribute [r] secret
      #   @return [String] What deliveries are signed with; shown this once.
      fields :id, :url, :events, :format, :description, :enabled, :secret, created_at: :time, updated_at:
             :time
    end

    # DeliveryHeader
    class DeliveryHeader < Model
      # @!attribute [r] name
      #   @return [String] Its name.
      # @!attribute [r] value
      #   @return [String] Its value.
      fields :name, :value
    end

    # DeliveryRequest
    class DeliveryRequest < Model
      # @!attribute [r] url
      #   @return [String] Where it was sent to.
      # @!attribute [r] headers
      #   @return [Array<DeliveryHeader>] What it was sent with.
      # @!attribute [r] body
      #   @return [String, nil] The payload, up to 64 KiB; null in lists, and when its person was erased.
      fields :url, :body, headers: [:DeliveryHeader]
    end

    # DeliveryResponse
    class DeliveryResponse < Model
      # @!attribute [r] status
      #   @return [Integer] The status of the answer.
      # @!attribute [r] headers
      #   @return [Array<DeliveryHeader>] The headers of the answer.
      # @!attribute [r] body
      #   @return [String, nil] Its body, up to 64 KiB; null in lists, and when the person was erased.
      # @!attribute [r] truncated
      #   @return [Boolean] Whether there was more of it.
      fields :status, :body, :truncated, headers: [:DeliveryHeader]
    end

    # DeliveryError
    class DeliveryError < Model
      # @!attribute [r] class
      #   @return [String] What went wrong. One of timeout, dns, blocked_address, refused, unreachable,
      #     reset, tls, too_large, protocol, redirect, status, expired.
      # @!attribute [r] message
      #   @return [String] A sentence for people.
      fields :class, :message
    end

    # DeliveryTimings
    class DeliveryTimings < Model
      # @!attribute [r] dns
      #   @return [Integer, nil] Looking the name up, in milliseconds.
      # @!attribute [r] connect
      #   @return [Integer, nil] Connecting, in milliseconds.
      # @!attribute [r] tls
      #   @return [Integer, nil] Agreeing on a cipher, in milliseconds.
      # @!attribute [r] first_byte
      #   @return [Integer, nil] Until the answer began, in milliseconds.
      fields :dns, :connect, :tls, :first_byte
    end

    # DeliveryAttempt
    class DeliveryAttempt < Model
      # @!attribute [r] at
      #   @return [Time] When it was made.
      # @!attribute [r] address
      #   @return [String, nil] The address that was called; null for none.
      # @!attribute [r] request
      #   @return [DeliveryRequest] What was sent.
      # @!attribute [r] response
      #   @return [DeliveryResponse, nil] What came back; null for nothing.
      # @!attribute [r] error
      #   @return [DeliveryError, nil] What went wrong; null for nothing.
      # @!attribute [r] duration_ms
      #   @return [Integer] How long it took.
      # @!attribute [r] timings
      #   @return [DeliveryTimings] How long each step took; null for a step not made.
      fields :address, :duration_ms, at: :time, request: :DeliveryRequest, response: :DeliveryResponse,
             error: :DeliveryError, timings: :DeliveryTimings
    end

    # WebhookDelivery
    class WebhookDelivery < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] webhook_id
      #   @return [String] The endpoint.
      # @!attribute [r] event_id
      #   @return [String] The event; the same over all attempts, and in the header `webhook-id`.
      # @!attribute [r] event
      #   @return [String] The type of the event.
      # @!attribute [r] state
      #   @return [String] How far it has come. One of pending, retrying, delivered, dead.
      # @!attribute [r] next_attempt_at
      #   @return [Time, nil] When it is tried next; null for never.
      # @!attribute [r] created_at
      #   @return [Time] When it was enqueued.
      # @!attribute [r] attempts
      #   @return [Array<DeliveryAttempt>] Its newest attempts, oldest first.
      fields :id, :webhook_id, :event_id, :event, :state, next_attempt_at: :time, created_at: :time,
             attempts: [:DeliveryAttempt]
    end

    # FileScan
    class FileScan < Model
      # @!attribute [r] state
      #   @return [String] What became of it. One of pending, clean, infected, skipped, error.
      # @!attribute [r] engine
      #   @return [String, nil] Which scanner has looked.
      # @!attribute [r] signature
      #   @return [String, nil] What it has found.
      # @!attribute [r] at
      #   @return [Time, nil] When it said so.
      fields :state, :engine, :signature, at: :time
    end

    # FileThumbnail
    class FileThumbnail < Model
      # @!attribute [r] size
      #   @return [String] The longer side has at most 128, 512 or 1,024 pixels. One of small, medium,
      #     large.
      # @!attribute [r] width
      #   @return [Integer] In pixels.
      # @!attribute [r] height
      #   @return [Integer] In pixels.
      # @!attribute [r] url
      #   @return [String] Where to read it.
      fields :size, :width, :height, :url
    end

    # FileRejection
    class FileRejection < Model
      # @!attribute [r] reason
      #   @return [String] What is wrong with it. One of size, type, virus, corrupt.
      # @!attribute [r] message
      #   @return [String] The same as a sentence.
      fields :reason, :message
    end

    # FileAppeal
    class FileAppeal < Model
      # @!attribute [r] state
      #   @return [String] What became of it. One of pending, granted, refused.
      # @!attribute [r] reason
      #   @return [String] Why it was said to be no virus.
      # @!attribute [r] decided_at
      #   @return [Time, nil] When it was decided; null for not yet.
      fields :state, :reason, decided_at: :time
    end

    # File
    class File < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] What it is called, as it was sent.
      # @!attribute [r] size
      #   @return [Integer] Its bytes.
      # @!attribute [r] content_type
      #   @return [String, nil] By its bytes; null while nobody has looked at them.
      # @!attribute [r] sha256
      #   @return [String, nil] Of its bytes, in hexadecimal; null while nobody has looked at them.
      # @!attribute [r] status
      #   @return [String] Where it is on its way from the upload to whoever reads it. One of uploading,
      #     scanning, processing, ready, rejected, quarantined.
      # @!attribute [r] scan
      #   @return [FileScan] What a scanner has said of it.
      # @!attribute [r] thumbnails
      #   @return [Array<FileThumbnail>] Small pictures of it, where it is one.
      # @!attribute [r] rejection
      #   @return [FileRejection, nil] Why nobody may read it; null unless it was rejected.
      # @!attribute [r] appeal
      #   @return [FileAppeal, nil] Your word that it has no virus; null where there is none.
      # @!attribute [r] metadata
      #   @return [Hash] Anything of your own; kept as sent.
      # @!attribute [r] expires_at
      #   @return [Time, nil] When it is deleted by itself, unless it is attached to something; null for
      #     never.
      # @!attribute [r] created_at
      #   @return [Time] When it was uploaded, or begun to be.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      fields :id, :name, :size, :content_type, :sha256, :status, :metadata, scan: :FileScan, thumbnails:
             [:FileThumbnail], rejection: :FileRejection, appeal: :FileAppeal, expires_at: :time,
             created_at: :time, updated_at: :time
    end

    # FileLink
    class FileLink < Model
      # @!attribute [r] url
      #   @return [String] Where anybody reads the file, below the address of this server.
      # @!attribute [r] expires_at
      #   @return [Time] When it ends, if not before.
      fields :url, expires_at: :time
    end

    # AccountSettings
    class AccountSettings < Model
      # @!attribute [r] require_two_factor
      #   @return [Boolean] Whether users of the live environment need a second factor. Over the API those
      #     without one are refused; on pages they add one first.
      # @!attribute [r] allowed_ips
      #   @return [Array<String>] Addresses and networks from which every key of the account may be used;
      #     empty for any. Needs the gate `allowed_ips`.
      # @!attribute [r] session_idle_days
      #   @return [Integer] After how many days without use a session ends.
      # @!attribute [r] audit_days
      #   @return [Integer] How many days the audit trail is kept.
      # @!attribute [r] alert_thresholds
      #   @return [Array<Integer>] At which parts of a limit, in percent, somebody is told; empty for never.
      # @!attribute [r] support_email
      #   @return [String, nil] Where people are sent who need help.
      # @!attribute [r] invitation_url
      #   @return [String, nil] Where the link of an invitation leads; it gets `#token=…`. Null for the
      #     server's.
      # @!attribute [r] reset_url
      #   @return [String, nil] Where the link to a new password leads; it gets `#token=…`. Null for the
      #     server's own page, or a mail that shows the token where nobody can reach that.
      fields :require_two_factor, :allowed_ips, :session_idle_days, :audit_days, :alert_thresholds,
             :support_email, :invitation_url, :reset_url
    end

    # Account
    class Account < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] Its name.
      # @!attribute [r] plan
      #   @return [String] Its plan. One of starter, professional, enterprise.
      # @!attribute [r] environment
      #   @return [String] Where the key that asks works. One of live, test.
      # @!attribute [r] region
      #   @return [String, nil] Where its data is to lie; null where nothing was agreed.
      # @!attribute [r] settings
      #   @return [AccountSettings] What it has chosen for itself.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it last changed.
      fields :id, :name, :plan, :environment, :region, settings: :AccountSettings, created_at: :time,
             updated_at: :time
    end

    # RateLimit
    class RateLimit < Model
      # @!attribute [r] scope
      #   @return [String] What is counted together. One of account, key, user, endpoint.
      # @!attribute [r] name
      #   @return [String] `requests`, or the pattern of the operations.
      # @!attribute [r] window
      #   @return [String] In which time. One of minute, hour, day.
      # @!attribute [r] limit
      #   @return [Integer] How many.
      # @!attribute [r] remaining
      #   @return [Integer] How many are left, as far as this node knows.
      # @!attribute [r] resets_at
      #   @return [Time] When the window ends.
      fields :scope, :name, :window, :limit, :remaining, resets_at: :time
    end

    # Quota
    class Quota < Model
      # @!attribute [r] name
      #   @return [String] What is counted.
      # @!attribute [r] limit
      #   @return [Integer, nil] How many there may be; null for any number.
      # @!attribute [r] used
      #   @return [Integer] How many there are.
      fields :name, :limit, :used
    end

    # Gate
    class Gate < Model
      # @!attribute [r] feature
      #   @return [String] What can be open.
      # @!attribute [r] allowed
      #   @return [Boolean] Whether it is.
      fields :feature, :allowed
    end

    # RequestBounds
    class RequestBounds < Model
      # @!attribute [r] request_body_bytes
      #   @return [Integer] Of a body, unpacked.
      # @!attribute [r] url_bytes
      #   @return [Integer] Of path and query.
      # @!attribute [r] header_bytes
      #   @return [Integer] Of all headers.
      # @!attribute [r] query_parameters
      #   @return [Integer] In a query.
      # @!attribute [r] batch_operations
      #   @return [Integer] In a batch.
      # @!attribute [r] request_seconds
      #   @return [Integer] Until a request is answered.
      # @!attribute [r] batch_seconds
      #   @return [Integer] Until a batch is answered.
      # @!attribute [r] file_bytes
      #   @return [Integer] Of one file.
      # @!attribute [r] upload_seconds
      #   @return [Integer] Until a file has come that is sent in one request.
      fields :request_body_bytes, :url_bytes, :header_bytes, :query_parameters, :batch_operations,
             :request_seconds, :batch_seconds, :file_bytes, :upload_seconds
    end

    # Limits
    class Limits < Model
      # @!attribute [r] plan
      #   @return [String] The plan of the account. One of starter, professional, enterprise.
      # @!attribute [r] rate_limits
      #   @return [Array<RateLimit>] What requests count against.
      # @!attribute [r] quotas
      #   @return [Array<Quota>] How much the environment may have.
      # @!attribute [r] gates
      #   @return [Array<Gate>] What the account may use.
      # @!attribute [r] bodies
      #   @return [RequestBounds] What one request may bring and take.
      fields :plan, rate_limits: [:RateLimit], quotas: [:Quota], gates: [:Gate], bodies: :RequestBounds
    end

    # LimitIncrease
    class LimitIncrease < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] limit
      #   @return [String] Which limit: `account:minute`, or the name of a quota.
      # @!attribute [r] wanted
      #   @return [Integer] How much it should be; more than it is.
      # @!attribute [r] reason
      #   @return [String] What for.
      # @!attribute [r] state
      #   @return [String] What was decided. One of pending, granted, declined.
      # @!attribute [r] created_at
      #   @return [Time] When it was asked for.
      fields :id, :limit, :wanted, :reason, :state, created_at: :time
    end

    # SeriesDescription
    class SeriesDescription < Model
      # @!attribute [r] name
      #   @return [String] Its name, by which it is asked for.
      # @!attribute [r] about
      #   @return [String] What it tells.
      # @!attribute [r] groups
      #   @return [Array<String>] By what it can be told apart, and narrowed.
      # @!attribute [r] points
      #   @return [Array<String>] What each of its points says.
      fields :name, :about, :groups, :points
    end

    # SeriesList
    class SeriesList < Model
      # @!attribute [r] series
      #   @return [Array<SeriesDescription>] All there are.
      fields series: [:SeriesDescription]
    end

    # SeriesGroup
    class SeriesGroup < Model
      # @!attribute [r] endpoint
      #   @return [String, nil] The operation, such as `GET /v1/tickets/{id}`; null where no operation has
      #     the path.
      # @!attribute [r] key
      #   @return [String, nil] The key that was shown; null when a user called, `other` after the first
      #     thousand of a day.
      # @!attribute [r] method
      #   @return [String, nil] The method as it was sent.
      # @!attribute [r] status
      #   @return [String, nil] The status of the answer.
      # @!attribute [r] status_class
      #   @return [String, nil] The class of the status, such as `4xx`.
      # @!attribute [r] user_agent
      #   @return [String, nil] What the client calls itself first, such as `curl`; `other` after the first
      #     thousand of a day.
      # @!attribute [r] code
      #   @return [String, nil] The code of the error; null where none was told.
      # @!attribute [r] priority
      #   @return [String, nil] The priority that they have now.
      # @!attribute [r] category
      #   @return [String, nil] The category that they have now, null for none.
      # @!attribute [r] endpoint_id
      #   @return [String, nil] The webhook endpoint.
      # @!attribute [r] event
      #   @return [String, nil] The type of the event.
      fields :endpoint, :key, :method, :status, :status_class, :user_agent, :code, :priority, :category,
             :endpoint_id, :event
    end

    # SeriesPoint
    class SeriesPoint < Model
      # @!attribute [r] at
      #   @return [Time] When the interval begins.
      # @!attribute [r] count
      #   @return [Integer] Requests that arrived. Or: Requests answered 400 or more, or not waited for. Or:
      #     Requests that arrived. Or: Requests that were answered 429. Or: Minutes that are over. Or:
      #     Tickets that were opened. Or: Attempts that ended.
      # @!attribute [r] errors
      #   @return [Integer] Those answered 400 or more, or not waited for. Or: Those in which no node was
      #     there, or more than 5 % of at least 20 answers failed by the server's own fault. Or: Those that
      #     the receiver did not take.
      # @!attribute [r] p50_ms
      #   @return [Numeric, nil] Milliseconds that 50 % did not exceed, off by less than 1 %.
      # @!attribute [r] p95_ms
      #   @return [Numeric, nil] Milliseconds that 95 % did not exceed, off by less than 1 %.
      # @!attribute [r] p99_ms
      #   @return [Numeric, nil] Milliseconds that 99 % did not exceed, off by less than 1 %.
      # @!attribute [r] last_request_ids
      #   @return [Array<String>] The last of them, newest first.
      # @!attribute [r] min_ms
      #   @return [Numeric, nil] Milliseconds of the fastest.
      # @!attribute [r] avg_ms
      #   @return [Numeric, nil] Milliseconds on average.
      # @!attribute [r] max_ms
      #   @return [Numeric, nil] Milliseconds of the slowest.
      # @!attribute [r] limit
      #   @return [Integer, nil] What the limit allows that was nearest to its end; null without a request.
      # @!attribute [r] peak
      #   @return [Integer, nil] How much of it was used at most; null without a request.
      # @!attribute [r] availability
      #   @return [Numeric, nil] How many per cent of the minutes it was there; null without any.
      # @!attribute [r] resolved
      #   @return [Integer] Tickets that were resolved.
      # @!attribute [r] closed
      #   @return [Integer] Tickets that were closed.
      # @!attribute [r] success_rate
      #   @return [Numeric, nil] How many per cent the receivers took; null without any.
      fields :count, :errors, :p50_ms, :p95_ms, :p99_ms, :last_request_ids, :min_ms, :avg_ms, :max_ms,
             :limit, :peak, :availability, :resolved, :closed, :success_rate, at: :time
    end

    # SeriesLine
    class SeriesLine < Model
      # @!attribute [r] group
      #   @return [SeriesGroup] What its points have in common; empty where nothing is told apart.
      # @!attribute [r] points
      #   @return [Array<SeriesPoint>] One for each interval, also where nothing happened.
      fields group: :SeriesGroup, points: [:SeriesPoint]
    end

    # Series
    class Series < Model
      # @!attribute [r] series
      #   @return [Array<SeriesLine>] One for each group, the largest first.
      # @!attribute [r] from
      #   @return [Time] When the first interval begins.
      # @!attribute [r] to
      #   @return [Time] When the last interval ends.
      # @!attribute [r] interval
      #   @return [String] How long each is.
      fields :interval, series: [:SeriesLine], from: :time, to: :time
    end

    # ReportSchedule
    class ReportSchedule < Model
      # @!attribute [r] every
      #   @return [String] How often. One of day, week, month.
      # @!attribute [r] on
      #   @return [Integer, nil] The day of the week, 1 is Monday, or of the month; null for every day.
      # @!attribute [r] at
      #   @return [String] Hour and minute on the clocks of the zone. A time that they leave out is the next
      #     one; one that they show twice counts once.
      # @!attribute [r] time_zone
      #   @return [String] Its name in the time zone database.
      fields :every, :on, :at, :time_zone
    end

    # Report
    class Report < Model
      # @!attribute [r] id
      #   @return [String] Its public id.
      # @!attribute [r] name
      #   @return [String] What it is called.
      # @!attribute [r] template
      #   @return [String, nil] What it tells, of what lies between two runs or, without a schedule, of the
      #     last 30 days; `availability` tells of months. Either this or `query`. One of usage, errors,
      #     availability, tickets.
      # @!attribute [r] query
      #   @return [Hash, nil] A question to `GET /v1/analytics/{series}`: its parameters as texts, with
      #     `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
      #     `template`.
      # @!attribute [r] format
      #   @return [String] What it is written as. One of json, csv.
      # @!attribute [r] schedule
      #   @return [ReportSchedule, nil] When it is made by itself; null for never.
      # @!attribute [r] recipients
      #   @return [Array<String>] Active users who get a mail with a link, as addresses or ids; shown as
      #     ids.
      # @!attribute [r] last_run_at
      #   @return [Time, nil] When it was last begun; null before.
      # @!attribute [r] next_run_at
      #   @return [Time, nil] When it is made by itself next; null for never.
      # @!attribute [r] created_at
      #   @return [Time] When it was made.
      # @!attribute [r] updated_at
      #   @return [Time] When it was last changed.
      fields :id, :name, :template, :query, :format, :recipients, schedule: :ReportSchedule, last_run_at:
             :time, next_run_at: :time, created_at: :time, updated_at: :time
    end

    # ReportRun
    class ReportRun < Model
      # @!attribute [r] id
      #   @return [String] That of its job.
      # @!attribute [r] state
      #   @return [String] What became of it. One of running, succeeded, failed.
      # @!attribute [r] scheduled
      #   @return [Boolean] Whether nobody asked for it.
      # @!attribute [r] result_url
      #   @return [String, nil] Where what it told can be fetched for 90 days; null when there is nothing.
      # @!attribute [r] mailed
      #   @return [Integer] How many people were written to; none where the environment had sent its mails
      #     of the hour.
      # @!attribute [r] error
      #   @return [String, nil] Why it failed; null when it did not.
      # @!attribute [r] created_at
      #   @return [Time] When it was asked for.
      # @!attribute [r] finished_at
      #   @return [Time, nil] When it was over; null before.
      fields :id, :state, :scheduled, :result_url, :mailed, :error, created_at: :time, finished_at: :time
    end

    # LoggedRequest
    class LoggedRequest < Model
      # @!attribute [r] id
      #   @return [String] The server's own id of the request.
      # @!attribute [r] client_request_id
      #   @return [String, nil] The id that the client gave it.
      # @!attribute [r] created_at
      #   @return [Time] When it arrived.
      # @!attribute [r] method
      #   @return [String] Its method.
      # @!attribute [r] route
      #   @return [String, nil] The template of its path, null where no route has the path.
      # @!attribute [r] status
      #   @return [Integer] The status of the answer; 499 when the client did not wait for it.
      # @!attribute [r] code
      #   @return [String, nil] The code of the error that was answered, null for none.
      # @!attribute [r] duration_ms
      #   @return [Integer] Milliseconds until the answer had left.
      # @!attribute [r] key_id
      #   @return [String, nil] The key that was shown; null when a user called.
      # @!attribute [r] user_id
      #   @return [String, nil] The user who called, or for whom the key acted.
      # @!attribute [r] address
      #   @return [String] The client's address.
      # @!attribute [r] user_agent
      #   @return [String] What the client called itself.
      fields :id, :client_request_id, :method, :route, :status, :code, :duration_ms, :key_id, :user_id,
             :address, :user_agent, created_at: :time
    end

    # AuditActor
    class AuditActor < Model
      # @!attribute [r] type
      #   @return [String] What kind of principal it is. One of user, service_account, operator, system.
      # @!attribute [r] id
      #   @return [String, nil] Its id, null for the operator and the system.
      # @!attribute [r] name
      #   @return [String, nil] What it was called.
      # @!attribute [r] on_behalf_of
      #   @return [String, nil] The user for whom it acted.
      fields :type, :id, :name, :on_behalf_of
    end

    # AuditTarget
    class AuditTarget < Model
      # @!attribute [r] type
      #   @return [String] What kind of object it is.
      # @!attribute [r] id
      #   @return [String, nil] Its public id, null when the action was about no single object.
      fields :type, :id
    end

    # AuditEntry
    class AuditEntry < Model
      # @!attribute [r] id
      #   @return [String] Unique id of the entry.
      # @!attribute [r] sequence
      #   @return [Integer] Its place in the trail of the environment, without gaps.
      # @!attribute [r] action
      #   @return [String] What was done: a noun and a verb.
      # @!attribute [r] outcome
      #   @return [String] Whether it was done, or denied for want of a right. One of done, denied.
      # @!attribute [r] actor
      #   @return [AuditActor] Who did it.
      # @!attribute [r] target
      #   @return [AuditTarget] To what.
      # @!attribute [r] before
      #   @return [Hash, nil] What was changed, as it was.
      # @!attribute [r] after
      #   @return [Hash, nil] What was changed, as it is.
      # @!attribute [r] address
      #   @return [String, nil] The client's address, `local` for the command line.
      # @!attribute [r] user_agent
      #   @return [String, nil] What the client called itself.
      # @!attribute [r] request_id
      #   @return [String] The id of the request or of the command.
      # @!attribute [r] created_at
      #   @return [Time] When, to the microsecond.
      # @!attribute [r] count
      #   @return [Integer, nil] How many denied actions it stands for, when there were too many for one
      #     entry each.
      # @!attribute [r] erased
      #   @return [Boolean] Whether what it said was wiped, because the person of whom it told was erased.
      # @!attribute [r] salt
      #   @return [String, nil] What the commitment is salted with.
      # @!attribute [r] commitment
      #   @return [String] Hash of the salt and of the values that can be wiped.
      # @!attribute [r] digest
      #   @return [String] Hash of the commitment and of all other values, which a seal covers.
      fields :id, :sequence, :action, :outcome, :before, :after, :address, :user_agent, :request_id, :count,
             :erased, :salt, :commitment, :digest, actor: :AuditActor, target: :AuditTarget, created_at:
             :time
    end

    # AuditSeal
    class AuditSeal < Model
      # @!attribute [r] number
      #   @return [Integer] Its number, counted from 1.
      # @!attribute [r] account_id
      #   @return [String] Whose trail it is.
      # @!attribute [r] environment
      #   @return [String] In which environment. One of live, test.
      # @!attribute [r] first
      #   @return [Integer] The first entry that it covers.
      # @!attribute [r] last
      #   @return [Integer] The last one.
      # @!attribute [r] previous
      #   @return [String] The seal before it; zeros for the first.
      # @!attribute [r] seal
      #   @return [String] Hash of all above and of the digests of its entries.
      # @!attribute [r] signature
      #   @return [String] Ed25519 signature of the 32 bytes of the seal, in base64.
      # @!attribute [r] key_id
      #   @return [String] The key that signed it.
      # @!attribute [r] sealed_at
      #   @return [Time] When it was signed.
      fields :number, :account_id, :environment, :first, :last, :previous, :seal, :signature, :key_id,
             sealed_at: :time
    end

    # AuditKey
    class AuditKey < Model
      # @!attribute [r] id
      #   @return [String] As seals name it.
      # @!attribute [r] public_key
      #   @return [String] The key in PEM.
      fields :id, :public_key
    end

    # AuditKeys
    class AuditKeys < Model
      # @!attribute [r] keys
      #   @return [Array<AuditKey>] The oldest first.
      fields keys: [:AuditKey]
    end

    # AuditFault
    class AuditFault < Model
      # @!attribute [r] sequence
      #   @return [Integer] The place in the trail.
      # @!attribute [r] reason
      #   @return [String] `changed`: the entry is not what it was; `missing`: there is none; `reordered`:
      #     it is another one's; `seal`: the seal that begins here is missing, changed or not signed by the
      #     key. One of changed, missing, reordered, seal.
      fields :sequence, :reason
    end

    # AuditVerdict
    class AuditVerdict < Model
      # @!attribute [r] valid
      #   @return [Boolean] Whether all is as it was sealed.
      # @!attribute [r] checked
      #   @return [Integer] How many entries.
      # @!attribute [r] first_invalid
      #   @return [AuditFault, nil] Where it is not, null for nowhere.
      # @!attribute [r] next_from
      #   @return [Time, nil] What to send as `from` to go on, when the time was not enough for all.
      fields :valid, :checked, first_invalid: :AuditFault, next_from: :time
    end
  end
end
