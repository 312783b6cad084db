# frozen_string_literal: true

require_relative "resource"

module JupiterIQ
  # Makes users and reads them by the small user API, with a key `acct_…`.
  class APIClient
    # @return [AccountUsers]
    attr_reader :users

    # @param options as Client takes them
    def initialize(api_key = nil, **options)
      @core = Core.of(mount: "/api/v1", contract: nil, api_key: api_key, **options)
      @users = AccountUsers.new(@core)
    end

    def inspect
      "#<#{self.class.name} #{@core.url}>"
    end
  end

  # The two operations of the small user API. What comes back has the fields that were sent.
  class AccountUsers < Resource
    CREATE = Operation.new(id: "createUser", method: "POST", path: "/users", gives: :object, model: :Object,
                           keyed: true)
    GET = Operation.new(id: "getUser", method: "GET", path: "/users/{id}", gives: :object, model: :Object, reads: true)
    private_constant :CREATE, :GET

    def create(options: nil, **fields)
      @core.call(CREATE, [], {}, fields, options)
    end

    def get(id, options: nil)
      @core.call(GET, [id], {}, nil, options)
    end
  end
end
