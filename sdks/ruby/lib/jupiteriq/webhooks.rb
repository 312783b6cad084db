# frozen_string_literal: true

require "json"
require "openssl"
require_relative "errors"
require_relative "model"

module JupiterIQ
  # Whether the header `X-Webhook-Signature` belongs to this body, as it came, and this secret.
  def self.verify_signature(payload, signature, secret)
    OpenSSL.secure_compare(OpenSSL::HMAC.hexdigest("SHA256", secret, payload), signature.to_s)
  end

  # Verifies deliveries to one endpoint; while one secret replaces another, by both.
  #
  #   event = JupiterIQ::Webhook.new(ENV["WEBHOOK_SECRET"]).verify(body, headers)
  class Webhook
    TOLERANCE = 300
    PREFIX = "whsec_"
    REASONS = {
      "missing" => "The delivery has no signature of the kind that belongs to this secret.",
      "malformed" => "The header webhook-timestamp is no time.",
      "signature" => "Nobody with this secret has signed this body. Verify it as it came, before anything parses it.",
      "too_old" => "The delivery is too old; it may be a repetition by somebody else.",
      "too_new" => "The delivery comes from the future. Is the clock of this machine right?",
      "body" => "The body is signed and no event."
    }.freeze
    private_constant :REASONS

    # @param secret [String, Array<String>] what was shown when the endpoint was made
    # @param tolerance [Numeric] how old or how far ahead a delivery may be, in seconds
    # @param now [#call] the seconds since 1970
    def initialize(secret, tolerance: TOLERANCE, now: -> { Time.now.to_f })
      @secrets = Array(secret)
      @tolerance = tolerance
      @now = now
      if @secrets.empty? || !@secrets.all? { |each| each.is_a?(String) && !each.empty? }
        raise ConfigurationError, "There is no secret."
      end

      @secrets.each { |each| Webhook.key(each) if each.start_with?(PREFIX) }
    end

    # The event of a delivery, given its body as it came.
    #
    # @param headers [Hash] as HTTP names them, or as Rack does
    # @raise [WebhookVerificationError] and nothing of the delivery is to be used
    def verify(body, headers)
      given = headers.to_h do |name, value|
        [name.to_s.delete_prefix("HTTP_").tr("_", "-").downcase, Array(value).first]
      end
      reasons = @secrets.map { |secret| reason(body, given, secret) }
      refuse(reasons.find { |each| each != "signature" } || "signature") unless reasons.include?(nil)

      event = parsed(body)
      event.is_a?(Hash) ? Models::Event.new(event) : refuse("body")
    end

    def inspect
      "#<#{self.class.name}>"
    end

    class << self
      # As Standard Webhooks signs it.
      #
      # @api private
      def standard_signature(secret, id, timestamp, body)
        signed = OpenSSL::HMAC.digest("SHA256", key(secret), "#{id}.#{timestamp}.".b + body.b)
        "v1,#{[signed].pack('m0')}"
      end

      # @api private
      def key(secret)
        key = secret.delete_prefix(PREFIX).unpack1("m0")
        raise ArgumentError if key.empty?

        key
      rescue ArgumentError
        raise ConfigurationError, "The secret is not whole: behind `whsec_` there must be Base64."
      end
    end

    private

    def parsed(body)
      JSON.parse(body.dup.force_encoding(Encoding::UTF_8), max_nesting: false)
    rescue JSON::ParserError, EncodingError
      nil
    end

    # What is wrong by one secret; nil where nothing is.
    def reason(body, headers, secret)
      return by_hex(body, headers["x-webhook-signature"], secret) unless secret.start_with?(PREFIX)

      id, sent, signatures = %w[id timestamp signature].map { |name| headers["webhook-#{name}"].to_s }
      return "missing" if [id, sent, signatures].any?(&:empty?)
      return "malformed" unless sent.match?(/\A\d+\z/)

      wanted = Webhook.standard_signature(secret, id, sent, body)
      return "signature" unless signatures.split.map { |each| OpenSSL.secure_compare(wanted, each) }.any?

      age = @now.call - sent.to_i
      if age > @tolerance
        "too_old"
      elsif age < -@tolerance
        "too_new"
      end
    end

    def by_hex(body, signature, secret)
      return "missing" if signature.to_s.empty?

      JupiterIQ.verify_signature(body, signature, secret) ? nil : "signature"
    end

    def refuse(reason)
      raise WebhookVerificationError.new(reason, REASONS.fetch(reason))
    end
  end
end
