# frozen_string_literal: true

require_relative "core"

module JupiterIQ
  # What keeps a user signed in. Keep it where only you can read it.
  Tokens = Struct.new(:access_token, :refresh_token) do
    def inspect
      "#<#{self.class.name} [secret]>"
    end
    alias_method :to_s, :inspect
  end

  # Tokens of a user, refreshed by one of all who need it.
  #
  # @api private
  class SessionCredential
    def initialize(sessions, tokens, on_tokens)
      @sessions = sessions
      @tokens = tokens
      @on_tokens = on_tokens
      @lock = Mutex.new
      @generation = 0
      @failure = nil
    end

    def refreshes?
      true
    end

    def token
      Token.new(@tokens.access_token, @generation)
    end

    def refresh(used)
      @lock.synchronize do
        next if @tokens.access_token != used.text
        raise @failure if @generation != used.generation && @failure

        begin
          answer = @sessions.refresh(refresh_token: @tokens.refresh_token)
          tokens = Tokens.new(answer["access_token"], answer["refresh_token"])
          @on_tokens&.call(tokens)
          @tokens = tokens
          @failure = nil
        rescue JupiterIQError => e
          @failure = e
          raise
        ensure
          @generation += 1
        end
      end
    end

    def inspect
      "#<#{self.class.name}>"
    end
  end
  private_constant :SessionCredential
end
