# frozen_string_literal: true

require "net/http"
require "openssl"
require "zlib"
require_relative "errors"

module JupiterIQ
  # One request, as often as it is sent. `body` is a text, or makes what can be read anew for each attempt.
  #
  # @api private
  Request = Struct.new(:method, :url, :path, :headers, :body, :timeout, :max_attempts, :repeatable, :also,
                       keyword_init: true)

  # Whole, unless it is the head of a flow. Names of headers are in lower case.
  #
  # @api private
  Answer = Struct.new(:status, :headers, :body)

  # The wire: one request, one answer, every failure as an error of ours. Threads may share one; each has a connection
  # of its own while it is answered, and connections are kept.
  #
  # @api private
  class HTTPTransport
    # The longest answer that is held in memory.
    MAX_ANSWER_BYTES = 64 * 1024 * 1024
    # How long the connection itself may take, and how long it is kept when nobody uses it.
    CONNECT_SECONDS = 10
    KEEP_SECONDS = 30
    KEPT_AT_MOST = 20

    BROKEN = [IOError, SystemCallError, SocketError, OpenSSL::SSL::SSLError, Net::HTTPBadResponse,
              Net::HTTPHeaderSyntaxError, Net::ProtocolError].freeze
    private_constant :BROKEN

    def initialize
      @idle = []
      @lock = Mutex.new
    end

    def send(request)
      til = now + request.timeout
      body = +""
      head = flow(request) do |answer, pieces|
        pieces.call do |piece|
          body << piece
          raise too_long(answer, body) if body.bytesize > MAX_ANSWER_BYTES
          raise late(request) if now > til
        end
      end
      head.body = body.force_encoding(Encoding::UTF_8)
      head
    end

    # Gives the head of the answer, and what hands out the pieces of its body as they come.
    #
    # @return [Answer] the head
    def flow(request)
      http = connection(request)
      whole = false
      head = nil
      answered(http, request) do |response|
        head = Answer.new(response.code.to_i, response.to_hash.transform_values { |values| values.join(", ") })
        yield head, ->(&taken) { whole_body(response, request, &taken) }
      end
      whole = true
      head
    ensure
      whole ? keep(http) : drop(http)
    end

    def close
      @lock.synchronize { @idle.slice!(0..) }.each { |http| drop(http) }
    end

    private

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end

    def connection(request)
      http = @lock.synchronize { @idle.pop } || made(request.url)
      http.open_timeout = [CONNECT_SECONDS, request.timeout].min
      http.read_timeout = http.write_timeout = request.timeout
      http.start unless http.started?
      http
    rescue Net::OpenTimeout
      raise APITimeoutError.new("There was no connection within #{http.open_timeout} seconds.", sent: false)
    rescue *BROKEN => e
      raise APIConnectionError.new("There is no connection: #{e.message}", sent: false, passing: !distrusted?(e))
    end

    def made(url)
      http = Net::HTTP.new(url.hostname, url.port)
      http.use_ssl = url.scheme == "https"
      http.max_retries = 0
      http.keep_alive_timeout = KEEP_SECONDS
      http
    end

    def answered(http, request, &block)
      http.request(wired(request), &block)
    rescue Net::ReadTimeout, Net::WriteTimeout
      raise late(request)
    rescue Zlib::Error => e
      raise APIConnectionError, "The answer cannot be unpacked: #{e.message}"
    rescue *BROKEN => e
      raise APIConnectionError, "The connection broke: #{e.message}"
    end

    # Older versions of net-http take the end of the connection for the end of the body.
    def whole_body(response, request)
      packed = response["content-encoding"]
      length = response.content_length
      taken = 0
      response.read_body do |piece|
        taken += piece.bytesize
        yield piece
      end
      return if packed || length.nil? || taken >= length || request.method == "HEAD" || response.code == "304"

      raise APIConnectionError, "The connection broke after #{taken} of #{length} bytes."
    end

    def wired(request)
      wired = Net::HTTPGenericRequest.new(request.method, !request.body.nil?, request.method != "HEAD",
                                          request.url.request_uri, request.headers)
      if request.body.respond_to?(:call)
        wired.body_stream = request.body.call
      elsif request.body
        wired.body = request.body
      elsif !%w[GET HEAD DELETE].include?(request.method)
        wired["Content-Length"] = "0"
      end
      wired
    end

    def keep(http)
      kept = @lock.synchronize { @idle.size < KEPT_AT_MOST && @idle.push(http) }
      drop(http) unless kept
    end

    def drop(http)
      http&.finish
    rescue IOError
      # it was never begun, or is over
    end

    def late(request)
      APITimeoutError.new("The answer was not whole after #{request.timeout} seconds.")
    end

    def too_long(answer, body)
      InvalidResponseError.new("The answer is longer than #{MAX_ANSWER_BYTES} bytes.", answer.status, answer.headers,
                               body[0, 1000])
    end

    def distrusted?(error)
      error.is_a?(OpenSSL::SSL::SSLError) && error.message.include?("certificate verify failed")
    end
  end
  private_constant :HTTPTransport
end
