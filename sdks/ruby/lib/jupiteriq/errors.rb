# frozen_string_literal: true

require "json"

# What can go wrong. Everything that this library raises by itself is a JupiterIQError.
module JupiterIQ
  # The root of all errors of this library.
  class JupiterIQError < StandardError; end

  # A key, an address or an argument cannot be. Nothing was sent.
  class ConfigurationError < JupiterIQError; end

  # There was no whole answer.
  class APIConnectionError < JupiterIQError
    # @return [Boolean] whether the server may have seen the request
    attr_reader :sent
    # @return [Boolean] whether another attempt may go better
    attr_reader :passing

    def initialize(message, sent: true, passing: true)
      super(message)
      @sent = sent
      @passing = passing
    end

    # The same, when attempts are used up.
    def exhausted(before)
      self.class.new(before + message, sent: sent, passing: false)
    end
  end

  # The answer was not whole in time.
  class APITimeoutError < APIConnectionError; end

  # The answer is not what the API says: a page of a proxy, broken JSON, a redirect.
  class InvalidResponseError < JupiterIQError
    attr_reader :status, :headers, :body, :request_id

    def initialize(message, status, headers, body)
      super(message)
      @status = status
      @headers = headers
      @body = body
      @request_id = headers["x-request-id"]
    end
  end

  # The log does not hold any more what the stream should go on with.
  class StreamGapError < JupiterIQError
    # @return [Integer, nil] where the log begins now
    attr_reader :oldest

    def initialize(oldest)
      super("Events are missing: the log goes on at position #{oldest}. Read everything once again.")
      @oldest = oldest
    end
  end

  # A delivery that is not to be believed.
  class WebhookVerificationError < JupiterIQError
    # @return [String] missing, malformed, signature, too_old, too_new or body
    attr_reader :reason

    def initialize(reason, message)
      super(message)
      @reason = reason
    end
  end

  # The server refuses.
  class APIError < JupiterIQError
    attr_reader :status, :headers, :body, :details, :request_id
    # @return [String, nil] tells programs why; nil where the body does not say
    attr_reader :code
    # @return [Array<Hash>] what is wrong with which field: {"field" => …, "message" => …}
    attr_reader :fields
    # @return [Numeric, nil] the seconds that the server asks to wait, where it does
    attr_reader :retry_after

    def initialize(answer, retry_after: nil, before: "", after: "")
      @status = answer.status
      @headers = answer.headers
      @body = answer.body
      @retry_after = retry_after
      told = ErrorBody.read(answer.body)
      @code = told.code
      @details = told.details
      @fields = told.fields
      @request_id = headers["x-request-id"] || told.request_id
      said = told.message || "The answer says nothing that this library understands."
      super("#{before}#{[status, code].compact.join(' ')}: #{said}#{after}")
    end
  end

  # 400: the request cannot be read.
  class BadRequestError < APIError; end
  # 401: no key, or not a usable one.
  class AuthenticationError < APIError; end
  # 403: the key may not do this.
  class PermissionDeniedError < APIError; end
  # 403: a quota of the plan is used up.
  class QuotaExceededError < PermissionDeniedError; end
  # 404: there is no such object.
  class NotFoundError < APIError; end
  # 409: the state of the object, or of another, is in the way.
  class ConflictError < APIError; end
  # 410: it was there and is not any more.
  class GoneError < APIError; end
  # 412: the object has changed since it was read.
  class PreconditionFailedError < APIError; end
  # 422: fields are missing or wrong; `fields` names all of them.
  class ValidationError < APIError; end
  # 429: the rate limit is spent.
  class RateLimitError < APIError; end
  # 5xx: the server, or what lies before it, could not.
  class ServerError < APIError; end

  class APIError
    BY_STATUS = {
      400 => BadRequestError, 401 => AuthenticationError, 403 => PermissionDeniedError, 404 => NotFoundError,
      409 => ConflictError, 410 => GoneError, 412 => PreconditionFailedError, 422 => ValidationError,
      429 => RateLimitError
    }.freeze
    private_constant :BY_STATUS

    # @api private
    def self.kind_of(answer)
      return QuotaExceededError if answer.status == 403 && ErrorBody.read(answer.body).code == "QUOTA_EXCEEDED"

      BY_STATUS.fetch(answer.status) { answer.status >= 500 ? ServerError : APIError }
    end
  end

  # What an error body says, in whichever contract; of what is no error body, nothing.
  #
  # @api private
  ErrorBody = Struct.new(:code, :message, :details, :fields, :request_id) do
    def self.read(body)
      said = JSON.parse(body)
      said = said.is_a?(Hash) ? said["error"] : nil
      return nothing unless said.is_a?(Hash) && said["code"].is_a?(String) && said["message"].is_a?(String)

      of(said["code"], said["message"], said["details"], said["request_id"])
    rescue JSON::ParserError, EncodingError
      nothing
    end

    def self.nothing
      new(nil, nil, nil, [], nil)
    end

    def self.of(code, message, details, request_id)
      case details
      when String then new(code, details, details, [], nil)
      when Array then new(code, message, details, fields_of(details), request_id)
      when Hash then new(code, message, details, named(details, message), details["request_id"])
      else new(code, message, details, [], nil)
      end
    end

    def self.named(details, message)
      fields = fields_of(details["errors"])
      return fields unless fields.empty? && details["field"].is_a?(String)

      [{ "field" => details["field"], "message" => message }]
    end

    def self.fields_of(said)
      return [] unless said.is_a?(Array)

      said.select { |each| each.is_a?(Hash) && each["field"].is_a?(String) }
          .map { |each| { "field" => each["field"], "message" => each["message"].to_s } }
    end

    private_class_method :nothing, :of, :named, :fields_of
  end
  private_constant :ErrorBody
end
