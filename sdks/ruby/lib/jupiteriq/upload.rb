# frozen_string_literal: true

require "securerandom"
require_relative "contents"

module JupiterIQ
  # Bytes that can be read again from any place: a path, or something open that can be read and sought.
  #
  # @api private
  class Content
    attr_reader :name, :size

    def self.of(source, name)
      content = new(source, name)
      yield content
    ensure
      content&.close
    end

    def initialize(source, name)
      @own = source.is_a?(String) || (source.respond_to?(:to_path) && !source.respond_to?(:seek))
      unless @own || readable?(source)
        raise ConfigurationError, "A file is a path, or something open: StringIO.new(bytes)."
      end

      @file = @own ? ::File.open(source, "rb") : source
      @start = @file.pos
      @size = @file.size - @start
      @name = name || (@file.respond_to?(:path) && @file.path ? ::File.basename(@file.path) : "")
      raise ConfigurationError, "The file needs a name: upload(file, name: …)." if @name.empty?
    end

    def read(begins, length)
      @file.seek(@start + begins)
      piece = length.zero? ? "" : @file.read(length)
      return piece.b if piece && piece.bytesize == length

      raise ConfigurationError, "The file has become shorter while it was read."
    end

    def close
      @file.close if @own
    end

    private

    def readable?(source)
      %i[read seek pos size].all? { |name| source.respond_to?(name) }
    end
  end
  private_constant :Content

  # A file with something before and behind it, read as it is sent.
  #
  # @api private
  class Wrapped
    def initialize(head, content, tail)
      @parts = [[head.bytesize, ->(at, length) { head.byteslice(at, length) }],
                [content.size, content.method(:read)],
                [tail.bytesize, ->(at, length) { tail.byteslice(at, length) }]]
      @at = 0
    end

    def size
      @parts.sum(&:first)
    end

    # As IO has it.
    def readpartial(length, into = +"")
      place = @at
      size, read = @parts.find do |each, _|
        next true if place < each

        place -= each
        false
      end
      raise EOFError unless read

      piece = read.call(place, [length, size - place].min)
      @at += piece.bytesize
      into.replace(piece)
    end
    alias read readpartial
  end
  private_constant :Wrapped

  # Files on their way up: in one request, or in parts that survive broken connections.
  #
  # @api private
  class Upload
    # Up to here a file goes in one request (R166).
    ONE_REQUEST_BYTES = 10 * 1024 * 1024
    PART_BYTES = 8 * 1024 * 1024
    TUS = { "Tus-Resumable" => "1.0.0" }.freeze

    WHOLE = Operation.new(id: "uploadFile", method: "POST", path: "/files", gives: :object, model: :File, keyed: true)
    BEGIN_ = Operation.new(id: "createUpload", method: "POST", path: "/files/uploads", gives: :none, keyed: true)
    ASK = Operation.new(id: "getUpload", method: "HEAD", path: "/files/uploads/{id}", gives: :none)
    CONTINUE = Operation.new(id: "continueUpload", method: "PATCH", path: "/files/uploads/{id}", gives: :none)
    READ = Operation.new(id: "getFile", method: "GET", path: "/files/{id}", gives: :object, model: :File, reads: true)

    def initialize(core, content, told, options, on_progress)
      @core = core
      @content = content
      @told = told
      @options = options || {}
      @on_progress = on_progress
    end

    def run(upload_id)
      upload_id.nil? && @content.size <= ONE_REQUEST_BYTES ? whole : parts(upload_id)
    end

    private

    def whole
      boundary = SecureRandom.hex(16)
      head = @told.map { |name, value| "#{part(boundary, "name=\"#{name}\"")}#{value}\r\n" }.join
      head << part(boundary, "name=\"file\"; filename=\"#{quoted(@content.name)}\"")
      tail = "\r\n--#{boundary}--\r\n"
      request = request(WHOLE, [])
      request.headers["Content-Type"] = "multipart/form-data; boundary=#{boundary}"
      request.headers["Content-Length"] = Wrapped.new(head, @content, tail).size.to_s
      request.body = -> { Wrapped.new(head, @content, tail) }
      answer = @core.send(request)
      progress(@content.size)
      Models::File.new(Answers.object(WHOLE, answer), HTTPResponse.new(answer.status, answer.headers))
    end

    def parts(known)
      id = known || begun or return whole
      offset = known ? offset(id) : 0
      stuck = 0
      while offset < @content.size
        progress(offset)
        before = offset
        offset, broken = moved(id, offset)
        stuck = offset <= before ? stuck + 1 : 0
        raise broken || stopped(offset) if stuck >= @core.max_attempts
      end
      progress(offset)
      @core.call(READ, [id], {}, nil, nil)
    end

    # The id of the upload; nil where the plan has none in parts.
    def begun
      request = request(BEGIN_, [])
      told = { filename: @content.name, **@told }
      metadata = told.map { |name, value| "#{name} #{[value.b].pack('m0')}" }
      request.headers.update(TUS, "Upload-Length" => @content.size.to_s, "Upload-Metadata" => metadata.join(","))
      place = @core.send(request).headers["location"].to_s.split("?").first.to_s
      Config.segment(place.sub(%r{/+\z}, "").split("/").last.to_s, "location")
    rescue QuotaExceededError
      raise
    rescue PermissionDeniedError
      nil
    end

    # How far it is after the next part, and what broke.
    def moved(id, offset)
      [continued(id, offset), nil]
    rescue ConflictError, APIConnectionError, ServerError => e
      [offset(id), e]
    end

    def continued(id, offset)
      length = [PART_BYTES, @content.size - offset].min
      request = request(CONTINUE, [id])
      request.headers.update(TUS, "Upload-Offset" => offset.to_s, "Content-Type" => "application/offset+octet-stream")
      request.body = @content.read(offset, length)
      offset_of(@core.send(request))
    end

    def offset(id)
      request = request(ASK, [id])
      request.headers.update(TUS)
      offset_of(@core.send(request))
    end

    def offset_of(answer)
      said = answer.headers["upload-offset"].to_s
      return said.to_i if said.match?(/\A\d+\z/)

      raise APIConnectionError, "The server does not say how much of the file it has."
    end

    def stopped(offset)
      APIConnectionError.new("The upload does not get beyond #{offset} bytes.")
    end

    def request(operation, path)
      options = { timeout: [Download::TRANSFER_SECONDS, @core.timeout].max, **@options }
      options.delete(:idempotency_key) unless operation.keyed
      @core.request(operation, path, {}, nil, options)
    end

    def progress(sent)
      @on_progress&.call(sent, @content.size)
    end

    def part(boundary, disposition)
      "--#{boundary}\r\nContent-Disposition: form-data; #{disposition}\r\n\r\n"
    end

    # As browsers write names of files into forms.
    def quoted(name)
      name.gsub('"', "%22").gsub("\r", "%0D").gsub("\n", "%0A")
    end
  end
  private_constant :Upload
end
