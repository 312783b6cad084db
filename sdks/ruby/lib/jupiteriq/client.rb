# frozen_string_literal: true

require_relative "resources"
require_relative "session"

module JupiterIQ
  # Speaks with the API. Threads may share one.
  #
  #   client = JupiterIQ::Client.new(api_key: "jiq_live_…")
  #   ticket = client.tickets.create(subject: "Issue with login", priority: "high")
  class Client
    RESOURCES.each_key { |name| attr_reader name }

    # @param api_key [String] `JUPITERIQ_API_KEY` without it
    # @param base_url [String] the address of the server; `JUPITERIQ_BASE_URL` without it
    # @param timeout [Numeric] the seconds that one attempt may take until its answer is whole
    # @param max_attempts [Integer] how often a request is sent at most
    # @param max_wait [Numeric] the longest wait before an attempt, in seconds
    # @param pace [Boolean] whether to slow down before the rate limit is spent
    # @param on_behalf_of [String] the user for whom the key acts
    # @param allow_http [Boolean] whether the key may be sent to other machines without TLS
    # @param on_log [#call] is told of each attempt and each wait, as a LogRecord
    # @param transport, clock what tests replace; see `jupiteriq/testing`
    def initialize(**options)
      attach(Core.of(mount: "/v1", contract: "platform", **options))
    end

    # A client that acts as this user.
    #
    # @param client [Hash] where the person sits: { address: …, user_agent: … }
    # @param on_tokens [#call] is told of each pair of tokens
    def sign_in(login, password, on_tokens: nil, options: nil, **more)
      signed_in = sessions.create(login: login, password: password, options: options, **more)
      tokens = Tokens.new(signed_in["access_token"], signed_in["refresh_token"])
      on_tokens&.call(tokens)
      with_session(*tokens, on_tokens: on_tokens)
    end

    # A client that acts as a user whose tokens were kept.
    def with_session(access_token, refresh_token, on_tokens: nil)
      tokens = Tokens.new(Config.key(access_token, name: "access token", variable: nil),
                          Config.key(refresh_token, name: "refresh token", variable: nil))
      credential = SessionCredential.new(sessions, tokens, on_tokens)
      self.class.allocate.tap { |other| other.send(:attach, @core.with_credential(credential)) }
    end

    # Ends the connections that are kept.
    def close
      @core.transport.close
    end

    def inspect
      "#<#{self.class.name} #{@core.url}>"
    end

    private

    def attach(core)
      @core = core
      RESOURCES.each { |name, resource| instance_variable_set("@#{name}", resource.new(core)) }
    end
  end
end
