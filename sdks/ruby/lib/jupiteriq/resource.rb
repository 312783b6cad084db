# frozen_string_literal: true

require_relative "core"

module JupiterIQ
  # A part of the API.
  class Resource
    # @api private
    def initialize(core)
      @core = core
    end

    def inspect
      "#<#{self.class.name} #{@core.url}>"
    end

    private

    # @param given what was said of fields of the body and parameters of the query, by name
    def call(operation, path, given, options)
      unknown = given.keys - operation.body.to_a - operation.query.to_a
      raise ArgumentError, "unknown keywords: #{unknown.map(&:inspect).join(', ')}" unless unknown.empty?

      body = operation.body && given.slice(*operation.body)
      @core.call(operation, path, given.slice(*operation.query), body, options)
    end
  end
end
