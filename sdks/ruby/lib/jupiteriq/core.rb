# frozen_string_literal: true

require "json"
require_relative "attempts"
require_relative "config"
require_relative "page"
require_relative "transport"

module JupiterIQ
  # What is shown to the server.
  #
  # @api private
  Token = Struct.new(:text, :generation) do
    def inspect
      "#<token>"
    end
    alias_method :to_s, :inspect
  end
  private_constant :Token

  # @api private
  class KeyCredential
    attr_reader :token

    def initialize(key)
      @token = Token.new(key, 0)
    end

    def refreshes?
      false
    end

    def inspect
      "#<#{self.class.name}>"
    end
  end
  private_constant :KeyCredential

  # Builds requests, sends them, reads answers; what every resource stands on.
  #
  # @api private
  class Core
    IDEMPOTENCY_HEADERS = %w[x-idempotency-key idempotency-key].freeze

    attr_reader :url, :timeout, :max_attempts, :attempts, :transport

    def self.of(mount:, contract:, api_key: nil, base_url: nil, timeout: Config::TIMEOUT,
                max_attempts: Config::MAX_ATTEMPTS, max_wait: Config::MAX_WAIT, pace: true, on_behalf_of: nil,
                allow_http: false, on_log: nil, transport: nil, clock: nil)
      attempts = Attempts.new(clock: clock || Clock.new, max_wait: Config.number(max_wait, :max_wait, 0), pace: pace,
                              on_log: on_log)
      new(url: Config.url(base_url, mount, allow_http), contract: contract,
          credential: KeyCredential.new(Config.key(api_key)), on_behalf_of: on_behalf_of, attempts: attempts,
          timeout: Config.number(timeout, :timeout, 0.001), transport: transport || HTTPTransport.new,
          max_attempts: Config.number(max_attempts, :max_attempts, 1))
    end

    def initialize(**parts)
      @parts = parts
      @url, @timeout, @max_attempts, @attempts, @transport =
        parts.values_at(:url, :timeout, :max_attempts, :attempts, :transport)
    end

    # The same for somebody else.
    def with_credential(credential)
      Core.new(**@parts, credential: credential, on_behalf_of: nil, attempts: attempts.again)
    end

    # Calls an operation and gives what it gives.
    def call(operation, path, query, body, options)
      answer = send(request(operation, path, query, body, options))
      data = Answers.object(operation, answer)
      return nil if data.nil?

      response = HTTPResponse.new(answer.status, answer.headers)
      return Models.const_get(operation.model).new(data, response) if operation.gives == :object

      Page.new(self, operation, path, query, options, data, response)
    end

    def send(request)
      attempts.run(request, @parts[:credential]) { |each| transport.send(each) }
    end

    # Yields the head of an answer of success and what hands out its pieces. What is no success is tried again; what
    # breaks behind the head is for whoever takes the pieces.
    def flow(request, &taken)
      broken = nil
      attempts.run(request, @parts[:credential]) do |each|
        head = nil
        begin
          body = +""
          answered = transport.flow(each) do |answer, pieces|
            next pieces.call { |piece| body << piece } unless (200..299).cover?(answer.status)

            head = answer
            taken.call(answer, pieces)
          end
          answered.body = body.force_encoding(Encoding::UTF_8)
          answered
        rescue APIConnectionError => e
          raise unless head

          broken = e
          head
        end
      end
      raise broken if broken
    end

    def request(operation, path, query, body, options)
      said = { on_behalf_of: @parts[:on_behalf_of], **(options || {}) }
      headers = Config.headers(said, @parts[:contract])
      content, repeatable = content_of(operation, body, headers)
      key(operation, said, headers)
      where = Config.path(operation, path)
      Request.new(
        method: operation[:method], url: URI("#{url}#{where}#{Config.query(query || {})}"), path: where,
        headers: headers, body: content, repeatable: repeatable, also: said[:if_none_match] ? [304] : [],
        timeout: Config.number(said[:timeout] || timeout, :timeout, 0.001),
        max_attempts: Config.number(said[:max_attempts] || max_attempts, :max_attempts, 1)
      )
    end

    def inspect
      "#<#{self.class.name} #{url}>"
    end

    private

    def content_of(operation, body, headers)
      return [nil, operation.repeatable?] if body.nil?

      headers["Content-Type"] = "application/json"
      return [Core.json(body), operation.repeatable?] unless operation.id == "runBatch"

      operations = (body[:operations] || []).map { |each| keyed(each.to_h.transform_keys(&:to_s)) }
      [Core.json(body.merge(operations: operations)),
       operations.all? { |each| each["method"] == "POST" || IDEMPOTENT.include?(each["method"]) }]
    end

    # Gives each POST of a batch a key of its own.
    def keyed(operation)
      headers = operation["headers"] || {}
      known = headers.keys.any? { |name| IDEMPOTENCY_HEADERS.include?(name.to_s.downcase) }
      return operation if operation["method"] != "POST" || known

      operation.merge("headers" => headers.merge("X-Idempotency-Key" => SecureRandom.uuid))
    end

    def key(operation, said, headers)
      if operation.keyed
        Config.put(headers, "X-Idempotency-Key", said[:idempotency_key] || SecureRandom.uuid)
      elsif said[:idempotency_key]
        raise ConfigurationError, "This operation takes no idempotency key."
      end
    end

    class << self
      def json(value)
        JSON.generate(plain(value))
      rescue JSON::GeneratorError, JSON::NestingError, EncodingError => e
        raise ConfigurationError, "This cannot be sent as JSON: #{e.message}"
      end

      private

      def plain(value)
        case value
        when Hash then value.transform_values { |each| plain(each) }
        when Array then value.map { |each| plain(each) }
        when Model then value.to_h
        when String, Symbol, Numeric, true, false, nil then value
        else
          return Times.written(value) if value.respond_to?(:to_time) || value.is_a?(Time)

          raise ConfigurationError, "A #{value.class} cannot be sent as JSON."
        end
      end
    end
  end
  private_constant :Core
end
