# frozen_string_literal: true

require "erb"
require "rbconfig"
require "securerandom"
require "uri"
require_relative "errors"
require_relative "times"
require_relative "version"

module JupiterIQ
  # What a server does twice alike.
  IDEMPOTENT = %w[GET HEAD PUT DELETE OPTIONS].freeze
  private_constant :IDEMPOTENT

  # What the document says of an operation.
  #
  # `gives` is none, object, page or stretch; `takes` are the names of the fields of its body and of the parameters of
  # its query; `keyed` is whether it takes an idempotency key, `reads` whether it changes nothing.
  #
  # @api private
  Operation = Struct.new(:id, :method, :path, :gives, :model, :body, :query, :keyed, :reads, keyword_init: true) do
    # Whether the server does the same when it is asked twice.
    def repeatable?
      keyed || reads || IDEMPOTENT.include?(self[:method])
    end
  end
  private_constant :Operation

  # What a client is told, judged before anything is sent.
  #
  # @api private
  module Config
    BASE_URL = "https://api.jupiteriq.com"
    TIMEOUT = 30
    MAX_ATTEMPTS = 3
    MAX_WAIT = 120
    LONGEST_KEY = 1024
    LOOPBACK = %w[localhost 127.0.0.1 ::1].freeze
    USER_AGENT = "jupiteriq-ruby/#{VERSION} (ruby #{RUBY_VERSION}; #{RbConfig::CONFIG['host_os']})".freeze
    OPTIONS = %i[idempotency_key if_match if_none_match timeout max_attempts on_behalf_of headers].freeze
    OPTION_HEADERS = { if_match: "If-Match", if_none_match: "If-None-Match", on_behalf_of: "X-On-Behalf-Of" }.freeze

    module_function

    def key(told, name: "API key", variable: "JUPITERIQ_API_KEY")
      key = told.nil? && variable ? ENV.fetch(variable, nil) : told
      if key.nil? || key == ""
        raise ConfigurationError, "There is no #{name}#{"; pass api_key: or set #{variable}" if variable}."
      end
      unless key.is_a?(String) && key.length <= LONGEST_KEY && key.match?(/\A[!-~]+\z/)
        raise ConfigurationError, "The #{name} holds blanks, line breaks or letters that no key has. Copy it anew."
      end

      key
    end

    # The address of the mount, whether or not it was told with it.
    def url(told, mount, allow_http)
      uri = address(told || ENV.fetch("JUPITERIQ_BASE_URL", nil) || BASE_URL)
      if uri.userinfo || uri.query || uri.fragment
        raise ConfigurationError, "The base URL must have no user, no query and no fragment."
      end
      if uri.scheme == "http" && !LOOPBACK.include?(uri.hostname) && !allow_http
        raise ConfigurationError, "The base URL must be https, or anybody on the way can read the key."
      end

      path = uri.path.sub(%r{/+\z}, "")
      known = [mount, "/v1"].find { |each| path.end_with?(each) }
      uri.path = path.delete_suffix(known.to_s) + mount
      uri
    end

    def address(told)
      uri = URI.parse(told.to_s.strip)
      return uri if uri.is_a?(URI::HTTP) && !uri.hostname.to_s.empty?

      raise URI::InvalidURIError
    rescue URI::InvalidURIError
      raise ConfigurationError, "The base URL must be an address such as #{BASE_URL}."
    end

    def number(value, name, least)
      return value if value.is_a?(Numeric) && value >= least

      raise ConfigurationError, "`#{name}` must be a number of at least #{least}."
    end

    def path(operation, values)
      given = values.each
      operation.path.gsub(/{(\w+)}/) { segment(given.next, Regexp.last_match(1)) }
    end

    # One segment of a path and never two, whatever is in it.
    def segment(value, name)
      text = value.is_a?(String) || value.is_a?(Symbol) || value.is_a?(Integer) ? value.to_s : ""
      raise ConfigurationError, "`#{name}` must be an id." if ["", ".", ".."].include?(text)

      ERB::Util.url_encode(text)
    end

    def query(said)
      pairs = said.flat_map do |name, value|
        case value
        when nil then []
        when Hash then value.map { |path, each| ["#{name}.#{path}", each] }
        when Array then value.map { |each| [name, each] }
        else [[name, value]]
        end
      end
      return "" if pairs.empty?

      "?#{pairs.map { |pair| pair.map { |each| ERB::Util.url_encode(text(each)) }.join('=') }.join('&')}"
    end

    def text(value)
      value.respond_to?(:to_time) || value.is_a?(Time) ? Times.written(value) : value.to_s
    end

    def headers(options, contract)
      unknown = options.keys - OPTIONS
      raise ConfigurationError, "There is no option #{unknown.join(', ')}." unless unknown.empty?

      headers = { "User-Agent" => USER_AGENT, "Accept" => "application/json" }
      headers["X-API-Contract"] = contract if contract
      OPTION_HEADERS.each { |option, header| headers[header] = options[option] unless options[option].nil? }
      (options[:headers] || {}).each { |name, value| put(headers, name.to_s, value) }
      headers
    end

    def put(headers, name, value)
      raise ConfigurationError, "`Authorization` is sent by the client itself." if name.casecmp?("authorization")
      raise ConfigurationError, "The header #{name.inspect} holds a line break." if "#{name}#{value}".match?(/[\r\n]/)

      headers[headers.keys.find { |own| own.casecmp?(name) } || name] = value.to_s
    end
  end
  private_constant :Config
end
