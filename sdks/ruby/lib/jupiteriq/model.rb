# frozen_string_literal: true

require "time"
require_relative "times"

module JupiterIQ
  # What the head of an answer told.
  class HTTPResponse
    attr_reader :status, :headers

    def initialize(status, headers)
      @status = status
      @headers = headers
    end

    def request_id
      headers["x-request-id"]
    end

    # For `options: { if_match: … }`.
    def etag
      headers["etag"]
    end

    # Whether this is the kept answer of an earlier request with the same idempotency key.
    def replayed?
      headers["idempotent-replayed"] == "true"
    end
  end

  # An object that the API answers with. Fields are methods, also those that this version does not know; names that
  # every object of Ruby has already (`method`, `hash`) have an underscore behind them. `object["field"]` gives what was
  # sent, as it was sent.
  class Model
    SECRETS = %w[secret password password_hash access_token refresh_token token ticket].freeze
    private_constant :SECRETS

    # @return [HTTPResponse, nil] of the answer that was this object
    attr_reader :http_response

    class << self
      # Declares what is known: fields, and what they are where they are no plain values.
      #
      # @api private
      def fields(*names, **kinds)
        (names + kinds.keys).each do |name|
          define_method(Model.named(name)) { Model.read(@data[name.to_s], kinds[name]) }
        end
      end

      # @api private
      def named(name)
        Object.method_defined?(name) ? :"#{name}_" : name
      end

      # A value that is not as declared is given as it was sent.
      #
      # @api private
      def read(value, kind)
        case kind
        when nil then value
        when :time then time(value)
        when Array then value.is_a?(Array) ? value.map { |each| read(each, kind.first) } : value
        else value.is_a?(Hash) ? Models.const_get(kind).new(value) : value
        end
      end

      private

      def time(value)
        value.is_a?(String) ? Time.iso8601(value) : value
      rescue ArgumentError
        value
      end
    end

    def initialize(data, http_response = nil)
      @data = data
      @http_response = http_response
    end

    def [](name)
      @data[name.to_s]
    end

    # What was sent, as it was sent.
    def to_h
      @data.dup
    end

    def to_json(*options)
      @data.to_json(*options)
    end

    def ==(other)
      other.is_a?(Model) && to_h == other.to_h
    end
    alias eql? ==

    def hash
      @data.hash
    end

    def inspect
      "#<#{self.class.name} #{hidden(@data)}>"
    end
    alias to_s inspect

    def respond_to_missing?(name, include_private = false)
      @data.key?(name.to_s.delete_suffix("_")) || super
    end

    private

    def method_missing(name, *given)
      field = name.to_s.delete_suffix("_")
      given.empty? && @data.key?(field) ? @data[field] : super
    end

    def hidden(value)
      case value
      when Hash
        value.to_h { |name, each| [name, SECRETS.include?(name) && !each.nil? ? "[secret]" : hidden(each)] }
      when Array then value.map { |each| hidden(each) }
      else value
      end
    end
  end
end
