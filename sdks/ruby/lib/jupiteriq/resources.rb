# frozen_string_literal: true

# Methods of every resource. Written by sdks/generate; do not edit.

require_relative "by_hand"

module JupiterIQ
  class TicketsResource < Resource
    LIST = Operation.new(
      id: "listTickets", method: "GET", path: "/tickets", gives: :page, model: :Ticket, reads: true,
      query: %i[status priority category customer_email tag created_after created_before updated_after
               updated_before q sort page limit offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createTicket", method: "POST", path: "/tickets", gives: :object, model: :Ticket, keyed: true,
      body: %i[subject title description status priority category customer_email tags attachments metadata]
    )
    GET = Operation.new(
      id: "getTicket", method: "GET", path: "/tickets/{id}", gives: :object, model: :Ticket, reads: true
    )
    UPDATE = Operation.new(
      id: "updateTicket", method: "PATCH", path: "/tickets/{id}", gives: :object, model: :Ticket,
      body: %i[subject title description status priority category customer_email tags attachments metadata]
    )
    REPLACE = Operation.new(
      id: "replaceTicket", method: "PUT", path: "/tickets/{id}", gives: :object, model: :Ticket,
      body: %i[subject title description status priority category customer_email tags attachments metadata]
    )
    DELETE = Operation.new(id: "deleteTicket", method: "DELETE", path: "/tickets/{id}", gives: :none)
    LIST_COMMENTS = Operation.new(
      id: "listComments", method: "GET", path: "/tickets/{id}/comments", gives: :page, model: :Comment,
      reads: true,
      query: %i[page limit offset cursor include_total]
    )
    CREATE_COMMENT = Operation.new(
      id: "createComment", method: "POST", path: "/tickets/{id}/comments", gives: :object, model: :Comment,
      keyed: true,
      body: %i[content is_internal attachments]
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE, :LIST_COMMENTS, :CREATE_COMMENT

    # List tickets.
    #
    # @param status [String] Only tickets in this state. One of open, in_progress, waiting, resolved,
    #   closed.
    # @param priority [String] Only tickets of this priority. One of low, medium, high, urgent.
    # @param category [String] Only tickets of this category.
    # @param customer_email [String] Only tickets of this customer, in any case.
    # @param tag [String] Only tickets with this tag.
    # @param created_after [Time, String] Opened after this time.
    # @param created_before [Time, String] Opened before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param q [String] Every word must occur in subject, description or a comment, in any case.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at, priority, -priority.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Ticket>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Open a ticket.
    #
    # @param subject [String] What it is about.
    # @param title [String] Another name for `subject`, as the integration API calls it.
    # @param description [String, nil] The whole story.
    # @param status [String] Where it stands. One of open, in_progress, waiting, resolved, closed.
    # @param priority [String] How urgent it is. One of low, medium, high, urgent.
    # @param category [String, nil] What kind of request it is.
    # @param customer_email [String, nil] The customer to whom replies go.
    # @param tags [Array<String>, nil] Words to find it by.
    # @param attachments [Array<String>, nil] Files that belong to it, by their ids; `files:read` is needed
    #   to name any.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Ticket]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a ticket.
    # @return [Models::Ticket]
    def get(ticket_id, options: nil)
      call(GET, [ticket_id], {}, options)
    end

    # Change a ticket by a merge patch.
    #
    # @param subject [String] What it is about.
    # @param title [String] Another name for `subject`, as the integration API calls it.
    # @param description [String, nil] The whole story.
    # @param status [String] Where it stands. One of open, in_progress, waiting, resolved, closed.
    # @param priority [String] How urgent it is. One of low, medium, high, urgent.
    # @param category [String, nil] What kind of request it is.
    # @param customer_email [String, nil] The customer to whom replies go.
    # @param tags [Array<String>, nil] Words to find it by.
    # @param attachments [Array<String>, nil] Files that belong to it, by their ids; `files:read` is needed
    #   to name any.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Ticket]
    def update(ticket_id, options: nil, **given)
      call(UPDATE, [ticket_id], given, options)
    end

    # Replace a ticket; what is left out returns to its default.
    #
    # @param subject [String] What it is about.
    # @param title [String] Another name for `subject`, as the integration API calls it.
    # @param description [String, nil] The whole story.
    # @param status [String] Where it stands. One of open, in_progress, waiting, resolved, closed.
    # @param priority [String] How urgent it is. One of low, medium, high, urgent.
    # @param category [String, nil] What kind of request it is.
    # @param customer_email [String, nil] The customer to whom replies go.
    # @param tags [Array<String>, nil] Words to find it by.
    # @param attachments [Array<String>, nil] Files that belong to it, by their ids; `files:read` is needed
    #   to name any.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Ticket]
    def replace(ticket_id, options: nil, **given)
      call(REPLACE, [ticket_id], given, options)
    end

    # Delete a ticket with its comments.
    # @return [nil]
    def delete(ticket_id, options: nil)
      call(DELETE, [ticket_id], {}, options)
    end

    # List the comments of a ticket, oldest first.
    #
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Comment>]
    def list_comments(ticket_id, options: nil, **given)
      call(LIST_COMMENTS, [ticket_id], given, options)
    end

    # Reply to the customer, or note something.
    #
    # @param content [String] What is said.
    # @param is_internal [Boolean] Whether only the support team sees it; otherwise it is the reply to the
    #   customer.
    # @param attachments [Array<String>, nil] Files that belong to it, by their ids; `files:read` is needed
    #   to name any.
    # @return [Models::Comment]
    def create_comment(ticket_id, options: nil, **given)
      call(CREATE_COMMENT, [ticket_id], given, options)
    end
  end

  class UsersResource < Resource
    LIST = Operation.new(
      id: "listUsers", method: "GET", path: "/users", gives: :page, model: :User, reads: true,
      query: %i[created_after created_before updated_after updated_before email username external_id role
               status organization_id q sort page limit offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createUser", method: "POST", path: "/users", gives: :object, model: :User, keyed: true,
      body: %i[email email_verified name username phone external_id role metadata password password_hash]
    )
    GET = Operation.new(
      id: "getUser", method: "GET", path: "/users/{id}", gives: :object, model: :User, reads: true
    )
    UPDATE = Operation.new(
      id: "updateUser", method: "PATCH", path: "/users/{id}", gives: :object, model: :User,
      body: %i[email email_verified name username phone external_id role metadata]
    )
    REPLACE = Operation.new(
      id: "replaceUser", method: "PUT", path: "/users/{id}", gives: :object, model: :User,
      body: %i[email email_verified name username phone external_id role metadata]
    )
    DELETE = Operation.new(id: "deleteUser", method: "DELETE", path: "/users/{id}", gives: :none)
    CREATE_MANY = Operation.new(
      id: "createUsers", method: "POST", path: "/users/batch", gives: :object, model: :UserUserResults,
      keyed: true,
      body: %i[users atomic]
    )
    ACTIVATE = Operation.new(
      id: "activateUser", method: "POST", path: "/users/{id}/activate", gives: :object, model: :User, keyed:
      true
    )
    DEACTIVATE = Operation.new(
      id: "deactivateUser", method: "POST", path: "/users/{id}/deactivate", gives: :object, model: :User,
      keyed: true
    )
    UNLOCK = Operation.new(
      id: "unlockUser", method: "POST", path: "/users/{id}/unlock", gives: :object, model: :User, keyed:
      true
    )
    INVITE = Operation.new(
      id: "inviteUser", method: "POST", path: "/users/{id}/invitation", gives: :object, model:
      :UserInvitation, keyed: true,
      body: %i[notify]
    )
    LIST_ORGANIZATIONS = Operation.new(
      id: "listUserOrganizations", method: "GET", path: "/users/{id}/organizations", gives: :page, model:
      :Organization, reads: true,
      query: %i[created_after created_before updated_after updated_before slug external_id q sort page limit
               offset cursor include_total]
    )
    ME = Operation.new(id: "getMe", method: "GET", path: "/users/me", gives: :object, model: :Me, reads: true)
    UPDATE_ME = Operation.new(
      id: "updateMe", method: "PATCH", path: "/users/me", gives: :object, model: :Me,
      body: %i[name username phone metadata]
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE, :CREATE_MANY, :ACTIVATE, :DEACTIVATE,
                     :UNLOCK, :INVITE, :LIST_ORGANIZATIONS, :ME, :UPDATE_ME

    # List users.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param email [String] Only the user with this address, in any case.
    # @param username [String] Only the user with this username, in any case.
    # @param external_id [String] Only the user whom another system calls so.
    # @param role [String] Only users with this role.
    # @param status [String] Only users in this state. One of active, invited, inactive.
    # @param organization_id [String] Only members of this organization.
    # @param q [String] Every word must be a whole word of the name, the e-mail, its part before or after
    #   the `@`, or the username, in any case.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at, last_login, -last_login.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::User>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a user; no mail is sent.
    #
    # @param email [String] The address; no other user has it.
    # @param email_verified [Boolean] Whether they have shown that the address is theirs; to be set with
    #   `admin` only.
    # @param name [String, nil] What they are called.
    # @param username [String, nil] A name to sign in with; no other user has it, in whatever case.
    # @param phone [String, nil] A telephone number in the form of E.164.
    # @param external_id [String, nil] What another system calls them; no other user has it.
    # @param role [String] The name of a role, which says what they may do.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @param password [String, nil] 12 to 256 characters that nobody guesses; then the user is active at
    #   once.
    # @param password_hash [String, nil] A password that another system has hashed, as a PHC string: argon2,
    #   bcrypt, scrypt or pbkdf2. It takes `admin`, and no `password` beside it.
    # @return [Models::User]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a user.
    # @return [Models::User]
    def get(user_id, options: nil)
      call(GET, [user_id], {}, options)
    end

    # Change a user by a merge patch.
    #
    # @param email [String] The address; no other user has it.
    # @param email_verified [Boolean] Whether they have shown that the address is theirs; to be set with
    #   `admin` only.
    # @param name [String, nil] What they are called.
    # @param username [String, nil] A name to sign in with; no other user has it, in whatever case.
    # @param phone [String, nil] A telephone number in the form of E.164.
    # @param external_id [String, nil] What another system calls them; no other user has it.
    # @param role [String] The name of a role, which says what they may do.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::User]
    def update(user_id, options: nil, **given)
      call(UPDATE, [user_id], given, options)
    end

    # Replace a user; what is left out returns to its default.
    #
    # @param email [String] The address; no other user has it.
    # @param email_verified [Boolean] Whether they have shown that the address is theirs; to be set with
    #   `admin` only.
    # @param name [String, nil] What they are called.
    # @param username [String, nil] A name to sign in with; no other user has it, in whatever case.
    # @param phone [String, nil] A telephone number in the form of E.164.
    # @param external_id [String, nil] What another system calls them; no other user has it.
    # @param role [String] The name of a role, which says what they may do.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::User]
    def replace(user_id, options: nil, **given)
      call(REPLACE, [user_id], given, options)
    end

    # Delete a user, and forget the person.
    # @return [nil]
    def delete(user_id, options: nil)
      call(DELETE, [user_id], {}, options)
    end

    # Make 1 to 100 users; no mail is sent.
    #
    # @param users [Array<Hash>] Each as if it were sent alone, in this order; without `atomic` one that is
    #   wrong fails alone.
    # @param atomic [Boolean] Make all or none.
    # @return [Models::UserUserResults]
    def create_many(options: nil, **given)
      call(CREATE_MANY, [], given, options)
    end

    # Let a user sign in again.
    # @return [Models::User]
    def activate(user_id, options: nil)
      call(ACTIVATE, [user_id], {}, options)
    end

    # Keep a user from signing in.
    # @return [Models::User]
    def deactivate(user_id, options: nil)
      call(DEACTIVATE, [user_id], {}, options)
    end

    # Let a user sign in again whom wrong passwords have locked.
    # @return [Models::User]
    def unlock(user_id, options: nil)
      call(UNLOCK, [user_id], {}, options)
    end

    # Invite a user who has no way to sign in yet.
    #
    # @param notify [Boolean] Whether a mail leaves; without one the answer shows the token.
    # @return [Models::UserInvitation]
    def invite(user_id, options: nil, **given)
      call(INVITE, [user_id], given, options)
    end

    # List the organizations of which a user is a member.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param slug [String] Only the organization with this slug.
    # @param external_id [String] Only the one that another system calls so.
    # @param q [String] Every word must be one of the name, in any case.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Organization>]
    def list_organizations(user_id, options: nil, **given)
      call(LIST_ORGANIZATIONS, [user_id], given, options)
    end

    # Read who the caller is.
    # @return [Models::Me]
    def me(options: nil)
      call(ME, [], {}, options)
    end

    # Change what is said about oneself; a key has nothing to change.
    #
    # @param name [String, nil] What they are called.
    # @param username [String, nil] A name to sign in with; no other user has it, in whatever case.
    # @param phone [String, nil] A telephone number in the form of E.164.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Me]
    def update_me(options: nil, **given)
      call(UPDATE_ME, [], given, options)
    end
  end

  class OrganizationsResource < Resource
    LIST = Operation.new(
      id: "listOrganizations", method: "GET", path: "/organizations", gives: :page, model: :Organization,
      reads: true,
      query: %i[created_after created_before updated_after updated_before slug external_id user_id q sort
               page limit offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createOrganization", method: "POST", path: "/organizations", gives: :object, model:
      :Organization, keyed: true,
      body: %i[name slug external_id metadata]
    )
    GET = Operation.new(
      id: "getOrganization", method: "GET", path: "/organizations/{id}", gives: :object, model:
      :Organization, reads: true
    )
    UPDATE = Operation.new(
      id: "updateOrganization", method: "PATCH", path: "/organizations/{id}", gives: :object, model:
      :Organization,
      body: %i[name slug external_id metadata]
    )
    REPLACE = Operation.new(
      id: "replaceOrganization", method: "PUT", path: "/organizations/{id}", gives: :object, model:
      :Organization,
      body: %i[name slug external_id metadata]
    )
    DELETE = Operation.new(
      id: "deleteOrganization", method: "DELETE", path: "/organizations/{id}", gives: :none
    )
    LIST_MEMBERS = Operation.new(
      id: "listMembers", method: "GET", path: "/organizations/{id}/members", gives: :page, model: :Member,
      reads: true,
      query: %i[role created_after created_before page limit offset cursor include_total]
    )
    GET_MEMBER = Operation.new(
      id: "getMember", method: "GET", path: "/organizations/{id}/members/{user_id}", gives: :object, model:
      :Member, reads: true
    )
    PUT_MEMBER = Operation.new(
      id: "putMember", method: "PUT", path: "/organizations/{id}/members/{user_id}", gives: :object, model:
      :Member,
      body: %i[role]
    )
    DELETE_MEMBER = Operation.new(
      id: "deleteMember", method: "DELETE", path: "/organizations/{id}/members/{user_id}", gives: :none
    )
    LIST_INVITATIONS = Operation.new(
      id: "listInvitations", method: "GET", path: "/organizations/{id}/invitations", gives: :page, model:
      :Invitation, reads: true,
      query: %i[created_after created_before page limit offset cursor include_total]
    )
    CREATE_INVITATION = Operation.new(
      id: "createInvitation", method: "POST", path: "/organizations/{id}/invitations", gives: :object,
      model: :IssuedInvitation, keyed: true,
      body: %i[email role notify]
    )
    GET_INVITATION = Operation.new(
      id: "getInvitation", method: "GET", path: "/organizations/{id}/invitations/{invitation_id}", gives:
      :object, model: :Invitation, reads: true
    )
    RESEND_INVITATION = Operation.new(
      id: "resendInvitation", method: "POST", path:
      "/organizations/{id}/invitations/{invitation_id}/resend", gives: :object, model: :IssuedInvitation,
      keyed: true,
      body: %i[notify]
    )
    REVOKE_INVITATION = Operation.new(
      id: "revokeInvitation", method: "DELETE", path: "/organizations/{id}/invitations/{invitation_id}",
      gives: :none
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE, :LIST_MEMBERS, :GET_MEMBER,
                     :PUT_MEMBER, :DELETE_MEMBER, :LIST_INVITATIONS, :CREATE_INVITATION, :GET_INVITATION,
                     :RESEND_INVITATION, :REVOKE_INVITATION

    # List organizations.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param slug [String] Only the organization with this slug.
    # @param external_id [String] Only the one that another system calls so.
    # @param user_id [String] Only those of which this user is a member.
    # @param q [String] Every word must be one of the name, in any case.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Organization>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make an organization.
    #
    # @param name [String] What it is called.
    # @param slug [String] Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no
    #   other one has it. Made of the name where it is left out.
    # @param external_id [String, nil] What another system calls it; no other one has it.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Organization]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read an organization.
    # @return [Models::Organization]
    def get(organization_id, options: nil)
      call(GET, [organization_id], {}, options)
    end

    # Change an organization by a merge patch.
    #
    # @param name [String] What it is called.
    # @param slug [String] Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no
    #   other one has it. Made of the name where it is left out.
    # @param external_id [String, nil] What another system calls it; no other one has it.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Organization]
    def update(organization_id, options: nil, **given)
      call(UPDATE, [organization_id], given, options)
    end

    # Replace an organization; what is left out returns to its default.
    #
    # @param name [String] What it is called.
    # @param slug [String] Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no
    #   other one has it. Made of the name where it is left out.
    # @param external_id [String, nil] What another system calls it; no other one has it.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @return [Models::Organization]
    def replace(organization_id, options: nil, **given)
      call(REPLACE, [organization_id], given, options)
    end

    # Delete an organization.
    # @return [nil]
    def delete(organization_id, options: nil)
      call(DELETE, [organization_id], {}, options)
    end

    # List the members of an organization, newest first.
    #
    # @param role [String] Only members with this role. One of owner, admin, member.
    # @param created_after [Time, String] Members since a later time.
    # @param created_before [Time, String] Members since an earlier time.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Member>]
    def list_members(organization_id, options: nil, **given)
      call(LIST_MEMBERS, [organization_id], given, options)
    end

    # Read a member of an organization.
    # @return [Models::Member]
    def get_member(organization_id, user_id, options: nil)
      call(GET_MEMBER, [organization_id, user_id], {}, options)
    end

    # Take a user into an organization, or give a member another role.
    #
    # @param role [String] What the user is in the organization. The first member is its owner, whatever was
    #   sent. One of owner, admin, member.
    # @return [Models::Member]
    def put_member(organization_id, user_id, options: nil, **given)
      call(PUT_MEMBER, [organization_id, user_id], given, options)
    end

    # Let a member leave an organization; the user stays.
    # @return [nil]
    def delete_member(organization_id, user_id, options: nil)
      call(DELETE_MEMBER, [organization_id, user_id], {}, options)
    end

    # List the invitations to an organization, newest first.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Invitation>]
    def list_invitations(organization_id, options: nil, **given)
      call(LIST_INVITATIONS, [organization_id], given, options)
    end

    # Invite somebody to an organization, by mail or with the token.
    #
    # @param email [String] Whom it invites.
    # @param role [String] What they become in the organization. One of owner, admin, member.
    # @param notify [Boolean] Whether a mail leaves; without one the answer shows the token.
    # @return [Models::IssuedInvitation]
    def create_invitation(organization_id, options: nil, **given)
      call(CREATE_INVITATION, [organization_id], given, options)
    end

    # Read an invitation to an organization.
    # @return [Models::Invitation]
    def get_invitation(organization_id, invitation_id, options: nil)
      call(GET_INVITATION, [organization_id, invitation_id], {}, options)
    end

    # Send an invitation again, with another token.
    #
    # @param notify [Boolean] Whether a mail leaves; without one the answer shows the token.
    # @return [Models::IssuedInvitation]
    def resend_invitation(organization_id, invitation_id, options: nil, **given)
      call(RESEND_INVITATION, [organization_id, invitation_id], given, options)
    end

    # End an invitation; it is still shown, as revoked.
    # @return [nil]
    def revoke_invitation(organization_id, invitation_id, options: nil)
      call(REVOKE_INVITATION, [organization_id, invitation_id], {}, options)
    end
  end

  class InvitationsResource < Resource
    ACCEPT = Operation.new(
      id: "acceptInvitation", method: "POST", path: "/invitations/accept", gives: :object, model:
      :AcceptedInvitation, keyed: true,
      body: %i[token name password]
    )
    private_constant :ACCEPT

    # Let somebody in who has the token of an invitation.
    #
    # @param token [String] What was mailed or shown.
    # @param name [String, nil] What they want to be called; not of a user who is active already.
    # @param password [String, nil] 12 to 256 characters that nobody guesses, to sign in with. An invitation
    #   of a user needs it; a user who is active already has one.
    # @return [Models::AcceptedInvitation]
    def accept(options: nil, **given)
      call(ACCEPT, [], given, options)
    end
  end

  class RolesResource < Resource
    LIST = Operation.new(
      id: "listRoles", method: "GET", path: "/roles", gives: :page, model: :Role, reads: true,
      query: %i[created_after created_before updated_after updated_before sort page limit offset cursor
               include_total]
    )
    CREATE = Operation.new(
      id: "createRole", method: "POST", path: "/roles", gives: :object, model: :Role, keyed: true,
      body: %i[name description permissions]
    )
    GET = Operation.new(
      id: "getRole", method: "GET", path: "/roles/{name}", gives: :object, model: :Role, reads: true
    )
    UPDATE = Operation.new(
      id: "updateRole", method: "PATCH", path: "/roles/{name}", gives: :object, model: :Role,
      body: %i[description permissions]
    )
    REPLACE = Operation.new(
      id: "replaceRole", method: "PUT", path: "/roles/{name}", gives: :object, model: :Role,
      body: %i[description permissions]
    )
    DELETE = Operation.new(id: "deleteRole", method: "DELETE", path: "/roles/{name}", gives: :none)
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE

    # List the roles, those that are built in too.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Role>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a role.
    #
    # @param name [String] What it is called, for good; no other role has this name.
    # @param description [String, nil] What it is for.
    # @param permissions [Array<String>, nil] What its users may do; each is printed, also where `read`,
    #   `write` or `admin` was sent.
    # @return [Models::Role]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a role.
    # @return [Models::Role]
    def get(name, options: nil)
      call(GET, [name], {}, options)
    end

    # Change a role by a merge patch.
    #
    # @param description [String, nil] What it is for.
    # @param permissions [Array<String>, nil] What its users may do; each is printed, also where `read`,
    #   `write` or `admin` was sent.
    # @return [Models::Role]
    def update(name, options: nil, **given)
      call(UPDATE, [name], given, options)
    end

    # Replace a role; what is left out returns to its default.
    #
    # @param description [String, nil] What it is for.
    # @param permissions [Array<String>, nil] What its users may do; each is printed, also where `read`,
    #   `write` or `admin` was sent.
    # @return [Models::Role]
    def replace(name, options: nil, **given)
      call(REPLACE, [name], given, options)
    end

    # Delete a role that nobody has.
    # @return [nil]
    def delete(name, options: nil)
      call(DELETE, [name], {}, options)
    end
  end

  class SessionsResource < Resource
    LIST = Operation.new(
      id: "listSessions", method: "GET", path: "/sessions", gives: :page, model: :Session, reads: true,
      query: %i[user_id page limit offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createSession", method: "POST", path: "/sessions", gives: :object, model: :SignedIn, keyed: true,
      body: %i[login password totp backup_code device client]
    )
    GET = Operation.new(
      id: "getSession", method: "GET", path: "/sessions/{id}", gives: :object, model: :Session, reads: true
    )
    REFRESH = Operation.new(
      id: "refreshSession", method: "POST", path: "/sessions/refresh", gives: :object, model: :SignedIn,
      keyed: true,
      body: %i[refresh_token]
    )
    INTROSPECT = Operation.new(
      id: "introspectToken", method: "POST", path: "/sessions/introspect", gives: :object, model:
      :Introspection, reads: true,
      body: %i[token]
    )
    REVOKE = Operation.new(id: "revokeSession", method: "DELETE", path: "/sessions/{id}", gives: :none)
    REVOKE_ALL = Operation.new(
      id: "revokeSessions", method: "POST", path: "/sessions/revoke-all", gives: :object, model:
      :RevokedSessions, keyed: true,
      body: %i[user_id]
    )
    LIST_MINE = Operation.new(
      id: "listMySessions", method: "GET", path: "/users/me/sessions", gives: :page, model: :OwnSession,
      reads: true,
      query: %i[page limit offset cursor include_total]
    )
    REVOKE_MINE = Operation.new(
      id: "revokeMySession", method: "DELETE", path: "/users/me/sessions/{id}", gives: :none
    )
    private_constant :LIST, :CREATE, :GET, :REFRESH, :INTROSPECT, :REVOKE, :REVOKE_ALL, :LIST_MINE,
                     :REVOKE_MINE

    # List the sessions of users, newest first.
    #
    # @param user_id [String] Only sessions of this user.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Session>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Sign a user in by their password.
    #
    # @param login [String] The e-mail address or the username.
    # @param password [String] The password.
    # @param totp [String, nil] A code of their second factor.
    # @param backup_code [String, nil] Another one, used once.
    # @param device [String, nil] What the person calls the device.
    # @param client [Hash, nil] Where the person is; else where the request comes from.
    # @return [Models::SignedIn]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a session.
    # @return [Models::Session]
    def get(session_id, options: nil)
      call(GET, [session_id], {}, options)
    end

    # Get the next tokens for a refresh token, which is used up then.
    #
    # @param refresh_token [String] The one that was given last.
    # @return [Models::SignedIn]
    def refresh(options: nil, **given)
      call(REFRESH, [], given, options)
    end

    # Ask what a token stands for (RFC 7662).
    #
    # @param token [String] An access token or a refresh token.
    # @return [Models::Introspection]
    def introspect(options: nil, **given)
      call(INTROSPECT, [], given, options)
    end

    # End a session.
    # @return [nil]
    def revoke(session_id, options: nil)
      call(REVOKE, [session_id], {}, options)
    end

    # End all sessions of a user.
    #
    # @param user_id [String] The user.
    # @return [Models::RevokedSessions]
    def revoke_all(options: nil, **given)
      call(REVOKE_ALL, [], given, options)
    end

    # List one's own sessions, newest first.
    #
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::OwnSession>]
    def list_mine(options: nil, **given)
      call(LIST_MINE, [], given, options)
    end

    # End a session of one's own.
    # @return [nil]
    def revoke_mine(session_id, options: nil)
      call(REVOKE_MINE, [session_id], {}, options)
    end
  end

  class PasswordsResource < Resource
    FORGOT = Operation.new(
      id: "forgetPassword", method: "POST", path: "/passwords/forgot", gives: :object, model:
      :AcceptedRequest, keyed: true,
      body: %i[login]
    )
    RESET = Operation.new(
      id: "resetPassword", method: "POST", path: "/passwords/reset", gives: :none, keyed: true,
      body: %i[token new_password]
    )
    CHANGE = Operation.new(
      id: "changePassword", method: "POST", path: "/users/me/password", gives: :none, keyed: true,
      body: %i[current_password new_password]
    )
    private_constant :FORGOT, :RESET, :CHANGE

    # Mail a token to somebody who has forgotten their password.
    #
    # @param login [String] The e-mail address or the username.
    # @return [Models::AcceptedRequest]
    def forgot(options: nil, **given)
      call(FORGOT, [], given, options)
    end

    # Choose a new password with the token that was mailed.
    #
    # @param token [String] What was mailed.
    # @param new_password [String] 12 to 256 characters that nobody guesses.
    # @return [nil]
    def reset(options: nil, **given)
      call(RESET, [], given, options)
    end

    # Choose a new password, which ends all other sessions.
    #
    # @param current_password [String] The one that counts so far.
    # @param new_password [String] 12 to 256 characters that nobody guesses.
    # @return [nil]
    def change(options: nil, **given)
      call(CHANGE, [], given, options)
    end
  end

  class KeysResource < Resource
    LIST = Operation.new(
      id: "listKeys", method: "GET", path: "/keys", gives: :page, model: :ApiKey, reads: true,
      query: %i[created_after created_before updated_after updated_before state contract q sort page limit
               offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createKey", method: "POST", path: "/keys", gives: :object, model: :CreatedApiKey, keyed: true,
      body: %i[name contract permissions paths allowed_ips expires_at limit principal_id]
    )
    GET = Operation.new(
      id: "getKey", method: "GET", path: "/keys/{id}", gives: :object, model: :ApiKey, reads: true
    )
    UPDATE = Operation.new(
      id: "updateKey", method: "PATCH", path: "/keys/{id}", gives: :object, model: :ApiKey,
      body: %i[name permissions paths allowed_ips expires_at limit]
    )
    REPLACE = Operation.new(
      id: "replaceKey", method: "PUT", path: "/keys/{id}", gives: :object, model: :ApiKey,
      body: %i[name permissions paths allowed_ips expires_at limit]
    )
    REVOKE = Operation.new(id: "revokeKey", method: "DELETE", path: "/keys/{id}", gives: :none)
    ROTATE = Operation.new(
      id: "rotateKey", method: "POST", path: "/keys/{id}/rotate", gives: :object, model: :CreatedApiKey,
      keyed: true,
      body: %i[overlap]
    )
    DISABLE = Operation.new(
      id: "disableKey", method: "POST", path: "/keys/{id}/disable", gives: :object, model: :ApiKey, keyed:
      true
    )
    ENABLE = Operation.new(
      id: "enableKey", method: "POST", path: "/keys/{id}/enable", gives: :object, model: :ApiKey, keyed:
      true
    )
    CURRENT = Operation.new(
      id: "getCurrentKey", method: "GET", path: "/keys/current", gives: :object, model: :ApiKey, reads: true
    )
    COMPARE = Operation.new(
      id: "compareKeys", method: "GET", path: "/keys/compare", gives: :object, model: :KeyComparison, reads:
      true,
      query: %i[left right]
    )
    USAGE = Operation.new(
      id: "getKeyUsage", method: "GET", path: "/keys/{id}/usage", gives: :object, model: :KeyUsage, reads:
      true,
      query: %i[days]
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :REVOKE, :ROTATE, :DISABLE, :ENABLE, :CURRENT,
                     :COMPARE, :USAGE

    # List keys, newest first; also those that are over.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param state [String] Only those in this state. One of active, disabled, expired, revoked.
    # @param contract [String] Only those that speak this contract.
    # @param q [String] Words of the name, of which every one must occur.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::ApiKey>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a key; its secret is shown this once.
    #
    # @param name [String] What it is for.
    # @param contract [String] The contract that it speaks; that of the calling key when left out. One of
    #   accounts, identity, integration, platform.
    # @param permissions [Array<String>] What it may do: `admin` alone is everything, and only it covers
    #   keys and accounts; `read` and `write` stand for each of theirs.
    # @param paths [Array<Hash>, nil] The operations that it may call, of those that its permissions allow;
    #   empty for all.
    # @param allowed_ips [Array<String>, nil] Addresses and networks that it may be used from; empty for
    #   any.
    # @param expires_at [Time, String, nil] When it ends.
    # @param limit [Hash, nil] Its own rate limit; null for that of the plan.
    # @param principal_id [String] A service account that is to act with it; a new one when left out.
    # @return [Models::CreatedApiKey]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a key.
    # @return [Models::ApiKey]
    def get(key_id, options: nil)
      call(GET, [key_id], {}, options)
    end

    # Change a key by a merge patch.
    #
    # @param name [String] What it is for.
    # @param permissions [Array<String>] What it may do: `admin` alone is everything, and only it covers
    #   keys and accounts; `read` and `write` stand for each of theirs.
    # @param paths [Array<Hash>, nil] The operations that it may call, of those that its permissions allow;
    #   empty for all.
    # @param allowed_ips [Array<String>, nil] Addresses and networks that it may be used from; empty for
    #   any.
    # @param expires_at [Time, String, nil] When it ends.
    # @param limit [Hash, nil] Its own rate limit; null for that of the plan.
    # @return [Models::ApiKey]
    def update(key_id, options: nil, **given)
      call(UPDATE, [key_id], given, options)
    end

    # Replace a key; what is left out returns to its default.
    #
    # @param name [String] What it is for.
    # @param permissions [Array<String>] What it may do: `admin` alone is everything, and only it covers
    #   keys and accounts; `read` and `write` stand for each of theirs.
    # @param paths [Array<Hash>, nil] The operations that it may call, of those that its permissions allow;
    #   empty for all.
    # @param allowed_ips [Array<String>, nil] Addresses and networks that it may be used from; empty for
    #   any.
    # @param expires_at [Time, String, nil] When it ends.
    # @param limit [Hash, nil] Its own rate limit; null for that of the plan.
    # @return [Models::ApiKey]
    def replace(key_id, options: nil, **given)
      call(REPLACE, [key_id], given, options)
    end

    # End a key at once and for good.
    # @return [nil]
    def revoke(key_id, options: nil)
      call(REVOKE, [key_id], {}, options)
    end

    # Make a successor with the same settings; its secret is shown this once.
    #
    # @param overlap [String] How long both keys work, from 0s to 30d.
    # @return [Models::CreatedApiKey]
    def rotate(key_id, options: nil, **given)
      call(ROTATE, [key_id], given, options)
    end

    # Pause a key.
    # @return [Models::ApiKey]
    def disable(key_id, options: nil)
      call(DISABLE, [key_id], {}, options)
    end

    # End the pause of a key.
    # @return [Models::ApiKey]
    def enable(key_id, options: nil)
      call(ENABLE, [key_id], {}, options)
    end

    # Read the key that the request shows.
    # @return [Models::ApiKey]
    def current(options: nil)
      call(CURRENT, [], {}, options)
    end

    # Compare what two keys allow, of either environment.
    #
    # @param left [String] The left key; the one that the request shows when left out.
    # @param right [String] The right key; the one that the request shows when left out.
    # @return [Models::KeyComparison]
    def compare(options: nil, **given)
      call(COMPARE, [], given, options)
    end

    # Read how much a key was used, day by day.
    #
    # @param days [Integer] How many days, today included.
    # @return [Models::KeyUsage]
    def usage(key_id, options: nil, **given)
      call(USAGE, [key_id], given, options)
    end
  end

  class DataResource < Resource
    include ByHand::Data

    LIST = Operation.new(
      id: "listItems", method: "GET", path: "/data", gives: :page, model: :Item, reads: true,
      query: %i[type status external_id archived created_after created_before updated_after updated_before q
               sort fields attributes page limit offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createItem", method: "POST", path: "/data", gives: :object, model: :Item, keyed: true,
      body: %i[type status attributes external_id]
    )
    GET = Operation.new(
      id: "getItem", method: "GET", path: "/data/{id}", gives: :object, model: :Item, reads: true,
      query: %i[fields]
    )
    GET_BY_EXTERNAL_ID = Operation.new(
      id: "getItemByExternalId", method: "GET", path: "/data/by-external-id/{type}/{external_id}", gives:
      :object, model: :Item, reads: true,
      query: %i[fields]
    )
    UPDATE = Operation.new(
      id: "updateItem", method: "PATCH", path: "/data/{id}", gives: :object, model: :Item,
      body: %i[status attributes external_id]
    )
    REPLACE = Operation.new(
      id: "replaceItem", method: "PUT", path: "/data/{id}", gives: :object, model: :Item,
      body: %i[status attributes external_id]
    )
    DELETE = Operation.new(
      id: "deleteItem", method: "DELETE", path: "/data/{id}", gives: :none,
      query: %i[purge]
    )
    ARCHIVE = Operation.new(
      id: "archiveItem", method: "POST", path: "/data/{id}/archive", gives: :object, model: :Item, keyed:
      true
    )
    RESTORE = Operation.new(
      id: "restoreItem", method: "POST", path: "/data/{id}/restore", gives: :object, model: :Item, keyed:
      true
    )
    LIST_DELETED = Operation.new(
      id: "listDeletedItems", method: "GET", path: "/data/trash", gives: :page, model: :Item, reads: true,
      query: %i[type external_id page limit offset cursor include_total]
    )
    BULK = Operation.new(
      id: "changeItems", method: "POST", path: "/data/bulk", gives: :object, model: :ItemItemResults, keyed:
      true,
      body: %i[operations atomic]
    )
    CHANGES = Operation.new(
      id: "listItemChanges", method: "GET", path: "/data/changes", gives: :stretch, model: :ItemChange,
      reads: true,
      query: %i[after limit type wait]
    )
    private_constant :LIST, :CREATE, :GET, :GET_BY_EXTERNAL_ID, :UPDATE, :REPLACE, :DELETE, :ARCHIVE,
                     :RESTORE, :LIST_DELETED, :BULK, :CHANGES

    # List data items.
    #
    # @param type [String] Only items of this type.
    # @param status [String] Only items with this status.
    # @param external_id [String] Only items with this id in another system.
    # @param archived [String] Whether items of the archive are listed: instead, or too. One of false, true,
    #   any.
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param q [String] Every word must occur in what the type's indexes of words hold, in any case. Needs
    #   `type`.
    # @param sort [String] The order; `-` for falling. By `external_id` and by attributes it needs `type`;
    #   by attributes also an index of the type.
    # @param fields [String] Only these fields, with commas between them: names of fields, or `attributes.`
    #   and a path.
    # @param attributes [Hash] What lies at a path of the attributes: `attributes.city=Oslo`, or with an
    #   operator `attributes.price[gte]=10`: eq, ne, gt, gte, lt, lte, in, prefix, exists.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Item>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a data item.
    #
    # @param type [String] What kind of item it is, for good.
    # @param status [String] Any word; `archived` is that of archived items.
    # @param attributes [Hash, nil] Anything; the order of keys and the text of numbers are kept.
    # @param external_id [String, nil] Its id in another system; no other item of its type has it.
    # @return [Models::Item]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a data item.
    #
    # @param fields [String] Only these fields, with commas between them: names of fields, or `attributes.`
    #   and a path.
    # @return [Models::Item]
    def get(item_id, options: nil, **given)
      call(GET, [item_id], given, options)
    end

    # Read the data item that another system calls so.
    #
    # @param fields [String] Only these fields, with commas between them: names of fields, or `attributes.`
    #   and a path.
    # @return [Models::Item]
    def get_by_external_id(type, external_id, options: nil, **given)
      call(GET_BY_EXTERNAL_ID, [type, external_id], given, options)
    end

    # Change a data item by a merge patch; its attributes are merged.
    #
    # @param status [String] Any word; `archived` is that of archived items.
    # @param attributes [Hash, nil] Anything; the order of keys and the text of numbers are kept.
    # @param external_id [String, nil] Its id in another system; no other item of its type has it.
    # @return [Models::Item]
    def update(item_id, options: nil, **given)
      call(UPDATE, [item_id], given, options)
    end

    # Replace a data item; what is left out returns to its default.
    #
    # @param status [String] Any word; `archived` is that of archived items.
    # @param attributes [Hash, nil] Anything; the order of keys and the text of numbers are kept.
    # @param external_id [String, nil] Its id in another system; no other item of its type has it.
    # @return [Models::Item]
    def replace(item_id, options: nil, **given)
      call(REPLACE, [item_id], given, options)
    end

    # Move a data item to the trash, where it stays for 30 days.
    #
    # @param purge [Boolean] Keep nothing of it, not even in the trash; also takes one from there.
    # @return [nil]
    def delete(item_id, options: nil, **given)
      call(DELETE, [item_id], given, options)
    end

    # Archive a data item.
    # @return [Models::Item]
    def archive(item_id, options: nil)
      call(ARCHIVE, [item_id], {}, options)
    end

    # Bring a data item back from the archive or the trash.
    # @return [Models::Item]
    def restore(item_id, options: nil)
      call(RESTORE, [item_id], {}, options)
    end

    # List the data items in the trash.
    #
    # @param type [String] Only items of this type.
    # @param external_id [String] Only items with this id in another system.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Item>]
    def list_deleted(options: nil, **given)
      call(LIST_DELETED, [], given, options)
    end

    # Do 1 to 100 operations on data items.
    #
    # @param operations [Array<Hash>] Each as if it were sent alone, in this order; without `atomic` one
    #   that is wrong fails alone.
    # @param atomic [Boolean] Do all or none.
    # @return [Models::ItemItemResults]
    def bulk(options: nil, **given)
      call(BULK, [], given, options)
    end

    # Follow the changes of data items.
    #
    # @param after [Integer] The position to continue after; 0 without.
    # @param limit [Integer] How many items at most; a bulk that goes beyond is told whole.
    # @param type [String] Only items of this type.
    # @param wait [Integer] Seconds to wait for a change where there is none.
    # @return [Page<Models::ItemChange>]
    def changes(options: nil, **given)
      call(CHANGES, [], given, options)
    end
  end

  class DataTypesResource < Resource
    LIST = Operation.new(
      id: "listDataTypes", method: "GET", path: "/data-types", gives: :page, model: :DataType, reads: true,
      query: %i[created_after created_before updated_after updated_before sort page limit offset cursor
               include_total]
    )
    GET = Operation.new(
      id: "getDataType", method: "GET", path: "/data-types/{type}", gives: :object, model: :DataType, reads:
      true
    )
    PUT = Operation.new(
      id: "putDataType", method: "PUT", path: "/data-types/{type}", gives: :object, model: :DataType,
      body: %i[schema indexes retention_days]
    )
    DELETE = Operation.new(id: "deleteDataType", method: "DELETE", path: "/data-types/{type}", gives: :none)
    CHECK = Operation.new(
      id: "checkDataType", method: "POST", path: "/data-types/{type}/check", gives: :object, model:
      :DataTypeCheck, reads: true
    )
    private_constant :LIST, :GET, :PUT, :DELETE, :CHECK

    # List the types of data items, those too that are only used.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::DataType>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Read a type of data items.
    # @return [Models::DataType]
    def get(type, options: nil)
      call(GET, [type], {}, options)
    end

    # Declare a type of data items, or say anew what it is like; what is left out returns to its default.
    #
    # @param schema [Hash, nil] JSON Schema 2020-12 that attributes have to fit from now on; items that are
    #   there stay.
    # @param indexes [Array<Hash>, nil] By which values items can be found and sorted.
    # @param retention_days [Integer, nil] How many days after their last change items are deleted; null for
    #   never.
    # @return [Models::DataType]
    def put(type, options: nil, **given)
      call(PUT, [type], given, options)
    end

    # Drop the schema and the indexes of a type; its items stay.
    # @return [nil]
    def delete(type, options: nil)
      call(DELETE, [type], {}, options)
    end

    # Look which items do not fit the schema of their type, for ten seconds at most.
    # @return [Models::DataTypeCheck]
    def check(type, options: nil)
      call(CHECK, [type], {}, options)
    end
  end

  class ExportsResource < Resource
    CREATE = Operation.new(
      id: "createExport", method: "POST", path: "/exports", gives: :object, model: :Job, keyed: true,
      body: %i[path format]
    )
    private_constant :CREATE

    # Have a whole list written down; a job does it.
    #
    # @param path [String] The path of a list, with its filters and order.
    # @param format [String] How it is written; not every list is a table. One of ndjson, csv.
    # @return [Models::Job]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end
  end

  class JobsResource < Resource
    include ByHand::Jobs

    LIST = Operation.new(
      id: "listJobs", method: "GET", path: "/jobs", gives: :page, model: :Job, reads: true,
      query: %i[created_after created_before state kind page limit offset cursor include_total]
    )
    GET = Operation.new(
      id: "getJob", method: "GET", path: "/jobs/{id}", gives: :object, model: :Job, reads: true
    )
    CANCEL = Operation.new(id: "cancelJob", method: "DELETE", path: "/jobs/{id}", gives: :none)
    private_constant :LIST, :GET, :CANCEL

    # List the jobs that one may see, newest first.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param state [String] Only those in this state. One of queued, running, succeeded, failed, cancelled.
    # @param kind [String] Only those of this kind. One of import, report, export.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Job>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Read how far a job is.
    # @return [Models::Job]
    def get(job_id, options: nil)
      call(GET, [job_id], {}, options)
    end

    # Cancel a job; what it has done stays.
    # @return [nil]
    def cancel(job_id, options: nil)
      call(CANCEL, [job_id], {}, options)
    end
  end

  class BatchResource < Resource
    RUN = Operation.new(
      id: "runBatch", method: "POST", path: "/batch", gives: :object, model: :BatchResults,
      body: %i[operations]
    )
    private_constant :RUN

    # Do up to 100 operations, one after the other.
    #
    # @param operations [Array<Hash>] 1 to 100, done in this order.
    # @return [Models::BatchResults]
    def run(options: nil, **given)
      call(RUN, [], given, options)
    end
  end

  class CannedRepliesResource < Resource
    LIST = Operation.new(
      id: "listCannedReplies", method: "GET", path: "/canned-replies", gives: :page, model: :CannedReply,
      reads: true,
      query: %i[created_after created_before updated_after updated_before sort page limit offset cursor
               include_total]
    )
    CREATE = Operation.new(
      id: "createCannedReply", method: "POST", path: "/canned-replies", gives: :object, model: :CannedReply,
      keyed: true,
      body: %i[name content tags]
    )
    GET = Operation.new(
      id: "getCannedReply", method: "GET", path: "/canned-replies/{id}", gives: :object, model:
      :CannedReply, reads: true
    )
    UPDATE = Operation.new(
      id: "updateCannedReply", method: "PATCH", path: "/canned-replies/{id}", gives: :object, model:
      :CannedReply,
      body: %i[name content tags]
    )
    REPLACE = Operation.new(
      id: "replaceCannedReply", method: "PUT", path: "/canned-replies/{id}", gives: :object, model:
      :CannedReply,
      body: %i[name content tags]
    )
    DELETE = Operation.new(
      id: "deleteCannedReply", method: "DELETE", path: "/canned-replies/{id}", gives: :none
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE

    # List canned replies.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::CannedReply>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a canned reply.
    #
    # @param name [String] What it is called; no other one has this name.
    # @param content [String] What to say.
    # @param tags [Array<String>, nil] Words to find it by.
    # @return [Models::CannedReply]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a canned reply.
    # @return [Models::CannedReply]
    def get(reply_id, options: nil)
      call(GET, [reply_id], {}, options)
    end

    # Change a canned reply by a merge patch.
    #
    # @param name [String] What it is called; no other one has this name.
    # @param content [String] What to say.
    # @param tags [Array<String>, nil] Words to find it by.
    # @return [Models::CannedReply]
    def update(reply_id, options: nil, **given)
      call(UPDATE, [reply_id], given, options)
    end

    # Replace a canned reply; what is left out returns to its default.
    #
    # @param name [String] What it is called; no other one has this name.
    # @param content [String] What to say.
    # @param tags [Array<String>, nil] Words to find it by.
    # @return [Models::CannedReply]
    def replace(reply_id, options: nil, **given)
      call(REPLACE, [reply_id], given, options)
    end

    # Delete a canned reply.
    # @return [nil]
    def delete(reply_id, options: nil)
      call(DELETE, [reply_id], {}, options)
    end
  end

  class EventsResource < Resource
    include ByHand::Events

    LIST = Operation.new(
      id: "listEvents", method: "GET", path: "/events", gives: :stretch, model: :Event, reads: true,
      query: %i[after type limit]
    )
    CREATE_STREAM_TICKET = Operation.new(
      id: "createStreamTicket", method: "POST", path: "/events/stream-tickets", gives: :object, model:
      :StreamTicket
    )
    private_constant :LIST, :CREATE_STREAM_TICKET

    # Read the event log in order.
    #
    # @param after [Integer] The position to continue after; 0 without.
    # @param type [String] Only this type or family.
    # @param limit [Integer] How many at most; 20 without, and never more than 100.
    # @return [Page<Models::Event>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Get a ticket that opens one stream from a browser.
    # @return [Models::StreamTicket]
    def create_stream_ticket(options: nil)
      call(CREATE_STREAM_TICKET, [], {}, options)
    end
  end

  class WebhooksResource < Resource
    LIST = Operation.new(
      id: "listWebhooks", method: "GET", path: "/webhooks", gives: :page, model: :Webhook, reads: true,
      query: %i[page limit offset cursor include_total]
    )
    CREATE = Operation.new(
      id: "createWebhook", method: "POST", path: "/webhooks", gives: :object, model: :CreatedWebhook, keyed:
      true,
      body: %i[url events format description enabled secret]
    )
    GET = Operation.new(
      id: "getWebhook", method: "GET", path: "/webhooks/{id}", gives: :object, model: :Webhook, reads: true
    )
    UPDATE = Operation.new(
      id: "updateWebhook", method: "PATCH", path: "/webhooks/{id}", gives: :object, model: :Webhook,
      body: %i[url events format description enabled]
    )
    REPLACE = Operation.new(
      id: "replaceWebhook", method: "PUT", path: "/webhooks/{id}", gives: :object, model: :Webhook,
      body: %i[url events format description enabled]
    )
    DELETE = Operation.new(id: "deleteWebhook", method: "DELETE", path: "/webhooks/{id}", gives: :none)
    TEST = Operation.new(
      id: "testWebhook", method: "POST", path: "/webhooks/{id}/test", gives: :object, model:
      :WebhookDelivery, keyed: true
    )
    LIST_DELIVERIES = Operation.new(
      id: "listWebhookDeliveries", method: "GET", path: "/webhooks/{id}/deliveries", gives: :page, model:
      :WebhookDelivery, reads: true,
      query: %i[state event created_after created_before page limit offset cursor include_total]
    )
    GET_DELIVERY = Operation.new(
      id: "getWebhookDelivery", method: "GET", path: "/webhooks/deliveries/{delivery_id}", gives: :object,
      model: :WebhookDelivery, reads: true
    )
    RETRY_DELIVERY = Operation.new(
      id: "retryWebhookDelivery", method: "POST", path: "/webhooks/deliveries/{delivery_id}/retry", gives:
      :object, model: :WebhookDelivery, keyed: true
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE, :TEST, :LIST_DELIVERIES,
                     :GET_DELIVERY, :RETRY_DELIVERY

    # List webhook endpoints, newest first.
    #
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Webhook>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a webhook endpoint; its secret is shown this once.
    #
    # @param url [String] Where events are posted to; HTTPS.
    # @param events [Array<String>] Types, families such as `ticket.*`, or `*`.
    # @param format [String] How it is told of them: as the platform does, or as another contract that tells
    #   of some only. One of platform, accounts.
    # @param description [String, nil] What it is for.
    # @param enabled [Boolean] Whether it gets events.
    # @param secret [String] `whsec_` and the base64 of 24 to 64 bytes, or 16 to 256 visible ASCII
    #   characters; made for you without.
    # @return [Models::CreatedWebhook]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a webhook endpoint.
    # @return [Models::Webhook]
    def get(webhook_id, options: nil)
      call(GET, [webhook_id], {}, options)
    end

    # Change a webhook endpoint by a merge patch.
    #
    # @param url [String] Where events are posted to; HTTPS.
    # @param events [Array<String>] Types, families such as `ticket.*`, or `*`.
    # @param format [String] How it is told of them: as the platform does, or as another contract that tells
    #   of some only. One of platform, accounts.
    # @param description [String, nil] What it is for.
    # @param enabled [Boolean] Whether it gets events.
    # @return [Models::Webhook]
    def update(webhook_id, options: nil, **given)
      call(UPDATE, [webhook_id], given, options)
    end

    # Replace a webhook endpoint; what is left out returns to its default, the secret stays.
    #
    # @param url [String] Where events are posted to; HTTPS.
    # @param events [Array<String>] Types, families such as `ticket.*`, or `*`.
    # @param format [String] How it is told of them: as the platform does, or as another contract that tells
    #   of some only. One of platform, accounts.
    # @param description [String, nil] What it is for.
    # @param enabled [Boolean] Whether it gets events.
    # @return [Models::Webhook]
    def replace(webhook_id, options: nil, **given)
      call(REPLACE, [webhook_id], given, options)
    end

    # Delete a webhook endpoint; what waits for it is dropped.
    # @return [nil]
    def delete(webhook_id, options: nil)
      call(DELETE, [webhook_id], {}, options)
    end

    # Send a sample to a webhook endpoint.
    # @return [Models::WebhookDelivery]
    def test(webhook_id, options: nil)
      call(TEST, [webhook_id], {}, options)
    end

    # List the deliveries to a webhook endpoint, newest first.
    #
    # @param state [String] Only deliveries in this state. One of pending, retrying, delivered, dead.
    # @param event [String] Only deliveries of this type of event.
    # @param created_after [Time, String] Enqueued after this time.
    # @param created_before [Time, String] Enqueued before this time.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::WebhookDelivery>]
    def list_deliveries(webhook_id, options: nil, **given)
      call(LIST_DELIVERIES, [webhook_id], given, options)
    end

    # Read a delivery with all that was seen of its attempts.
    # @return [Models::WebhookDelivery]
    def get_delivery(delivery_id, options: nil)
      call(GET_DELIVERY, [delivery_id], {}, options)
    end

    # Send a delivery again, whatever became of it.
    # @return [Models::WebhookDelivery]
    def retry_delivery(delivery_id, options: nil)
      call(RETRY_DELIVERY, [delivery_id], {}, options)
    end
  end

  class FilesResource < Resource
    include ByHand::Files

    LIST = Operation.new(
      id: "listFiles", method: "GET", path: "/files", gives: :page, model: :File, reads: true,
      query: %i[status content_type name created_after created_before updated_after updated_before sort page
               limit offset cursor include_total]
    )
    GET = Operation.new(
      id: "getFile", method: "GET", path: "/files/{id}", gives: :object, model: :File, reads: true
    )
    UPDATE = Operation.new(
      id: "updateFile", method: "PATCH", path: "/files/{id}", gives: :object, model: :File,
      body: %i[name metadata expires_at]
    )
    DELETE = Operation.new(id: "deleteFile", method: "DELETE", path: "/files/{id}", gives: :none)
    CREATE_LINK = Operation.new(
      id: "createFileLink", method: "POST", path: "/files/{id}/links", gives: :object, model: :FileLink,
      keyed: true,
      body: %i[expires_in]
    )
    DELETE_LINKS = Operation.new(
      id: "deleteFileLinks", method: "DELETE", path: "/files/{id}/links", gives: :none
    )
    APPEAL = Operation.new(
      id: "appealFile", method: "POST", path: "/files/{id}/appeal", gives: :object, model: :File, keyed:
      true,
      body: %i[reason]
    )
    private_constant :LIST, :GET, :UPDATE, :DELETE, :CREATE_LINK, :DELETE_LINKS, :APPEAL

    # List files.
    #
    # @param status [String] Only those with this status. One of uploading, scanning, processing, ready,
    #   rejected, quarantined.
    # @param content_type [String] Only those of this type.
    # @param name [String] Only those that are called exactly that.
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::File>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Read what is told of a file.
    # @return [Models::File]
    def get(file_id, options: nil)
      call(GET, [file_id], {}, options)
    end

    # Change what is said about a file by a merge patch.
    #
    # @param name [String] What it is called, as it was sent.
    # @param metadata [Hash, nil] Anything of your own; kept as sent.
    # @param expires_at [Time, String, nil] When it is deleted by itself, unless it is attached to
    #   something; null for never.
    # @return [Models::File]
    def update(file_id, options: nil, **given)
      call(UPDATE, [file_id], given, options)
    end

    # Delete a file that is attached to nothing, with its bytes and links.
    # @return [nil]
    def delete(file_id, options: nil)
      call(DELETE, [file_id], {}, options)
    end

    # Make an address at which anybody reads the file.
    #
    # @param expires_in [Integer] In how many seconds it ends.
    # @return [Models::FileLink]
    def create_link(file_id, options: nil, **given)
      call(CREATE_LINK, [file_id], given, options)
    end

    # End all links of a file.
    # @return [nil]
    def delete_links(file_id, options: nil)
      call(DELETE_LINKS, [file_id], {}, options)
    end

    # Say that a file in quarantine has no virus.
    #
    # @param reason [String] Why it is no virus.
    # @return [Models::File]
    def appeal(file_id, options: nil, **given)
      call(APPEAL, [file_id], given, options)
    end
  end

  class AccountResource < Resource
    GET = Operation.new(
      id: "getAccount", method: "GET", path: "/account", gives: :object, model: :Account, reads: true
    )
    UPDATE = Operation.new(
      id: "updateAccount", method: "PATCH", path: "/account", gives: :object, model: :Account,
      body: %i[name settings]
    )
    private_constant :GET, :UPDATE

    # Read the account of the key.
    # @return [Models::Account]
    def get(options: nil)
      call(GET, [], {}, options)
    end

    # Change the name and the settings of the account.
    #
    # @param name [String] Its name.
    # @param settings [Hash] What it chooses for itself.
    # @return [Models::Account]
    def update(options: nil, **given)
      call(UPDATE, [], given, options)
    end
  end

  class LimitsResource < Resource
    GET = Operation.new(
      id: "getLimits", method: "GET", path: "/limits", gives: :object, model: :Limits, reads: true
    )
    LIST_INCREASE_REQUESTS = Operation.new(
      id: "listIncreaseRequests", method: "GET", path: "/limits/increase-requests", gives: :page, model:
      :LimitIncrease, reads: true,
      query: %i[created_after created_before state page limit offset cursor include_total]
    )
    CREATE_INCREASE_REQUEST = Operation.new(
      id: "createIncreaseRequest", method: "POST", path: "/limits/increase-requests", gives: :object, model:
      :LimitIncrease, keyed: true,
      body: %i[limit wanted reason]
    )
    GET_INCREASE_REQUEST = Operation.new(
      id: "getIncreaseRequest", method: "GET", path: "/limits/increase-requests/{id}", gives: :object,
      model: :LimitIncrease, reads: true
    )
    private_constant :GET, :LIST_INCREASE_REQUESTS, :CREATE_INCREASE_REQUEST, :GET_INCREASE_REQUEST

    # Read what the key and its account may use, and what is used.
    # @return [Models::Limits]
    def get(options: nil)
      call(GET, [], {}, options)
    end

    # List requests for higher limits.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param state [String] Only those in this state. One of pending, granted, declined.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::LimitIncrease>]
    def list_increase_requests(options: nil, **given)
      call(LIST_INCREASE_REQUESTS, [], given, options)
    end

    # Ask for a higher limit.
    #
    # @param limit [String] Which limit: `account:minute`, or the name of a quota.
    # @param wanted [Integer] How much it should be; more than it is.
    # @param reason [String] What for.
    # @return [Models::LimitIncrease]
    def create_increase_request(options: nil, **given)
      call(CREATE_INCREASE_REQUEST, [], given, options)
    end

    # Read a request for a higher limit.
    # @return [Models::LimitIncrease]
    def get_increase_request(request_id, options: nil)
      call(GET_INCREASE_REQUEST, [request_id], {}, options)
    end
  end

  class AnalyticsResource < Resource
    LIST = Operation.new(
      id: "listSeries", method: "GET", path: "/analytics", gives: :object, model: :SeriesList, reads: true
    )
    GET = Operation.new(
      id: "getSeries", method: "GET", path: "/analytics/{series}", gives: :object, model: :Series, reads:
      true,
      query: %i[from to interval group_by endpoint key method status status_class user_agent code priority
               category endpoint_id event]
    )
    private_constant :LIST, :GET

    # Tell which series there are.
    # @return [Models::SeriesList]
    def list(options: nil)
      call(LIST, [], {}, options)
    end

    # Read what happened, interval by interval.
    #
    # @param from [Time, String] From when on; lowered to its interval. Without it the 24 hours before `to`.
    # @param to [Time, String] Until when, exclusive; at most the end of the current interval, which it is
    #   without it.
    # @param interval [String] How long an interval is. Minutes are kept for 7 days, hours for 90, days for
    #   3 years. One of minute, hour, day.
    # @param group_by [String] By what is told apart; one of the groups of the series. One of endpoint, key,
    #   method, status, status_class, user_agent, code, priority, category, endpoint_id, event.
    # @param endpoint [String] The operation, such as `GET /v1/tickets/{id}`; null where no operation has
    #   the path.
    # @param key [String] The key that was shown; null when a user called, `other` after the first thousand
    #   of a day.
    # @param method [String] The method as it was sent.
    # @param status [String] The status of the answer.
    # @param status_class [String] The class of the status, such as `4xx`. One of 1xx, 2xx, 3xx, 4xx, 5xx.
    # @param user_agent [String] What the client calls itself first, such as `curl`; `other` after the first
    #   thousand of a day.
    # @param code [String] The code of the error; null where none was told.
    # @param priority [String] The priority that they have now. One of low, medium, high, urgent.
    # @param category [String] The category that they have now, null for none.
    # @param endpoint_id [String] The webhook endpoint.
    # @param event [String] The type of the event.
    # @return [Models::Series]
    def get(series, options: nil, **given)
      call(GET, [series], given, options)
    end
  end

  class ReportsResource < Resource
    include ByHand::Reports

    LIST = Operation.new(
      id: "listReports", method: "GET", path: "/reports", gives: :page, model: :Report, reads: true,
      query: %i[created_after created_before updated_after updated_before sort page limit offset cursor
               include_total]
    )
    CREATE = Operation.new(
      id: "createReport", method: "POST", path: "/reports", gives: :object, model: :Report, keyed: true,
      body: %i[name template query format schedule recipients]
    )
    GET = Operation.new(
      id: "getReport", method: "GET", path: "/reports/{id}", gives: :object, model: :Report, reads: true
    )
    UPDATE = Operation.new(
      id: "updateReport", method: "PATCH", path: "/reports/{id}", gives: :object, model: :Report,
      body: %i[name template query format schedule recipients]
    )
    REPLACE = Operation.new(
      id: "replaceReport", method: "PUT", path: "/reports/{id}", gives: :object, model: :Report,
      body: %i[name template query format schedule recipients]
    )
    DELETE = Operation.new(id: "deleteReport", method: "DELETE", path: "/reports/{id}", gives: :none)
    RUN = Operation.new(
      id: "runReport", method: "POST", path: "/reports/{id}/runs", gives: :object, model: :Job, keyed: true
    )
    LIST_RUNS = Operation.new(
      id: "listReportRuns", method: "GET", path: "/reports/{id}/runs", gives: :page, model: :ReportRun,
      reads: true,
      query: %i[created_after created_before state page limit offset cursor include_total]
    )
    private_constant :LIST, :CREATE, :GET, :UPDATE, :REPLACE, :DELETE, :RUN, :LIST_RUNS

    # List reports.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param updated_after [Time, String] Changed after this time.
    # @param updated_before [Time, String] Changed before this time.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, updated_at,
    #   -updated_at.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::Report>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Make a report.
    #
    # @param name [String] What it is called.
    # @param template [String, nil] What it tells, of what lies between two runs or, without a schedule, of
    #   the last 30 days; `availability` tells of months. Either this or `query`. One of usage, errors,
    #   availability, tickets.
    # @param query [Hash, nil] A question to `GET /v1/analytics/{series}`: its parameters as texts, with
    #   `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
    #   `template`.
    # @param format [String] What it is written as. One of json, csv.
    # @param schedule [Hash, nil] When it is made by itself; null for never.
    # @param recipients [Array<String>, nil] Active users who get a mail with a link, as addresses or ids;
    #   shown as ids.
    # @return [Models::Report]
    def create(options: nil, **given)
      call(CREATE, [], given, options)
    end

    # Read a report.
    # @return [Models::Report]
    def get(report_id, options: nil)
      call(GET, [report_id], {}, options)
    end

    # Change a report by a merge patch.
    #
    # @param name [String] What it is called.
    # @param template [String, nil] What it tells, of what lies between two runs or, without a schedule, of
    #   the last 30 days; `availability` tells of months. Either this or `query`. One of usage, errors,
    #   availability, tickets.
    # @param query [Hash, nil] A question to `GET /v1/analytics/{series}`: its parameters as texts, with
    #   `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
    #   `template`.
    # @param format [String] What it is written as. One of json, csv.
    # @param schedule [Hash, nil] When it is made by itself; null for never.
    # @param recipients [Array<String>, nil] Active users who get a mail with a link, as addresses or ids;
    #   shown as ids.
    # @return [Models::Report]
    def update(report_id, options: nil, **given)
      call(UPDATE, [report_id], given, options)
    end

    # Replace a report; what is left out returns to its default.
    #
    # @param name [String] What it is called.
    # @param template [String, nil] What it tells, of what lies between two runs or, without a schedule, of
    #   the last 30 days; `availability` tells of months. Either this or `query`. One of usage, errors,
    #   availability, tickets.
    # @param query [Hash, nil] A question to `GET /v1/analytics/{series}`: its parameters as texts, with
    #   `series`, and `last` (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or
    #   `template`.
    # @param format [String] What it is written as. One of json, csv.
    # @param schedule [Hash, nil] When it is made by itself; null for never.
    # @param recipients [Array<String>, nil] Active users who get a mail with a link, as addresses or ids;
    #   shown as ids.
    # @return [Models::Report]
    def replace(report_id, options: nil, **given)
      call(REPLACE, [report_id], given, options)
    end

    # Delete a report.
    # @return [nil]
    def delete(report_id, options: nil)
      call(DELETE, [report_id], {}, options)
    end

    # Have a report made; a job does it.
    # @return [Models::Job]
    def run(report_id, options: nil)
      call(RUN, [report_id], {}, options)
    end

    # List the runs of a report, newest first.
    #
    # @param created_after [Time, String] Made after this time.
    # @param created_before [Time, String] Made before this time.
    # @param state [String] Only those of which this became. One of running, succeeded, failed.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::ReportRun>]
    def list_runs(report_id, options: nil, **given)
      call(LIST_RUNS, [report_id], given, options)
    end
  end

  class RequestLogResource < Resource
    LIST = Operation.new(
      id: "listRequests", method: "GET", path: "/request-log", gives: :page, model: :LoggedRequest, reads:
      true,
      query: %i[request_id key_id route status created_after created_before page limit offset cursor
               include_total]
    )
    private_constant :LIST

    # Look up calls of the API, newest first.
    #
    # @param request_id [String] Only the request with this id, the server's or the client's.
    # @param key_id [String] Only calls with this key.
    # @param route [String] Only calls of this route, as the log shows it.
    # @param status [String] Only this status, or a whole class such as `4xx`.
    # @param created_after [Time, String] Arrived after this time.
    # @param created_before [Time, String] Arrived before this time.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::LoggedRequest>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end
  end

  class AuditResource < Resource
    LIST = Operation.new(
      id: "listAuditEntries", method: "GET", path: "/audit", gives: :page, model: :AuditEntry, reads: true,
      query: %i[action actor_id target_id request_id address outcome created_after created_before sort page
               limit offset cursor include_total]
    )
    GET = Operation.new(
      id: "getAuditEntry", method: "GET", path: "/audit/{id}", gives: :object, model: :AuditEntry, reads:
      true
    )
    LIST_SEALS = Operation.new(
      id: "listAuditSeals", method: "GET", path: "/audit/seals", gives: :page, model: :AuditSeal, reads:
      true,
      query: %i[page limit offset cursor include_total]
    )
    LIST_KEYS = Operation.new(
      id: "listAuditKeys", method: "GET", path: "/audit/keys", gives: :object, model: :AuditKeys, reads:
      true
    )
    VERIFY = Operation.new(
      id: "verifyAudit", method: "GET", path: "/audit/verify", gives: :object, model: :AuditVerdict, reads:
      true,
      query: %i[from to]
    )
    private_constant :LIST, :GET, :LIST_SEALS, :LIST_KEYS, :VERIFY

    # Look up who did what, newest first.
    #
    # @param action [String] Only this action, or a family such as `user.*`.
    # @param actor_id [String] Only what this user or service account did.
    # @param target_id [String] Only what was done to the object with this id.
    # @param request_id [String] Only what this request did, by the server's id.
    # @param address [String] Only what came from this address.
    # @param outcome [String] Only what was done, or only what was denied. One of done, denied.
    # @param created_after [Time, String] Later than this time.
    # @param created_before [Time, String] Earlier than this time.
    # @param sort [String] The order; `-` for falling. One of created_at, -created_at, sequence, -sequence.
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::AuditEntry>]
    def list(options: nil, **given)
      call(LIST, [], given, options)
    end

    # Read an entry of the audit trail.
    # @return [Models::AuditEntry]
    def get(entry_id, options: nil)
      call(GET, [entry_id], {}, options)
    end

    # List the seals over the audit trail, newest first.
    #
    # @param page [Integer] The page, counted from 1. Not together with `offset` or `cursor`.
    # @param limit [Integer] Items on a page. More than 100 are lowered to 100.
    # @param offset [Integer] Items to skip. Not together with `page` or `cursor`.
    # @param cursor [String] Where to continue: the `next_cursor` of an earlier answer with the same `sort`.
    # @param include_total [String] `exact` counts also what a search finds beyond 10,000; `false` counts
    #   nothing. One of exact, false.
    # @return [Page<Models::AuditSeal>]
    def list_seals(options: nil, **given)
      call(LIST_SEALS, [], given, options)
    end

    # Read the public keys with which seals can be verified elsewhere.
    # @return [Models::AuditKeys]
    def list_keys(options: nil)
      call(LIST_KEYS, [], {}, options)
    end

    # Seal what is not yet, and hold the entries against their seals.
    #
    # @param from [Time, String] Verify what is later than this; from the beginning without.
    # @param to [Time, String] Verify what is earlier than this; to the end without.
    # @return [Models::AuditVerdict]
    def verify(options: nil, **given)
      call(VERIFY, [], given, options)
    end
  end

  # All parts of the API.
  #
  # @api private
  RESOURCES = {
    tickets: TicketsResource,
    users: UsersResource,
    organizations: OrganizationsResource,
    invitations: InvitationsResource,
    roles: RolesResource,
    sessions: SessionsResource,
    passwords: PasswordsResource,
    keys: KeysResource,
    data: DataResource,
    data_types: DataTypesResource,
    exports: ExportsResource,
    jobs: JobsResource,
    batch: BatchResource,
    canned_replies: CannedRepliesResource,
    events: EventsResource,
    webhooks: WebhooksResource,
    files: FilesResource,
    account: AccountResource,
    limits: LimitsResource,
    analytics: AnalyticsResource,
    reports: ReportsResource,
    request_log: RequestLogResource,
    audit: AuditResource
  }.freeze
  private_constant :RESOURCES
end
