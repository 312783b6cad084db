# frozen_string_literal: true

require "fileutils"
require_relative "core"

module JupiterIQ
  # The bytes of a file as they come. A connection that breaks is made anew, and goes on where it was.
  class Download
    # Until the next bytes move.
    TRANSFER_SECONDS = 60

    # @api private
    def initialize(core, operation, path, options)
      @core = core
      @operation = operation
      @path = path
      @options = options
    end

    # Yields pieces as they come.
    def each(&taken)
      return enum_for(:each) unless taken

      Place.new(@core, @operation, @path, @options).run(&taken)
    end

    # All of it.
    def read
      each.reduce(+"".b) { |all, piece| all << piece }
    end

    # Writes a file that is there when all of it is.
    def save(path)
      beside = "#{path}.part"
      ::File.open(beside, "wb") { |file| each { |piece| file.write(piece) } }
      ::File.rename(beside, path)
    ensure
      FileUtils.rm_f(beside)
    end

    # How far a download is.
    class Place
      def initialize(core, operation, path, options)
        @core = core
        @operation = operation
        @path = path
        @options = options
        @etag = nil
        @at = @skip = @stuck = 0
      end

      def run(&taken)
        before = @at
        @core.flow(request) do |answer, pieces|
          opened(answer)
          pieces.call { |piece| take(piece, &taken) }
        end
      rescue APIConnectionError => e
        @core.attempts.clock.sleep(wait(e, before))
        retry
      end

      private

      def request
        request = @core.request(@operation, @path, {}, nil, @options)
        request.timeout = [request.timeout, TRANSFER_SECONDS].max
        request.headers.update("Accept" => "*/*", "Accept-Encoding" => "identity")
        request.headers.update("Range" => "bytes=#{@at}-", "If-Range" => @etag) if @at.positive? && @etag
        request
      end

      def opened(answer)
        @skip = answer.status == 206 ? 0 : @at
        etag = answer.headers["etag"]
        if @at.positive? && answer.status != 206 && etag != @etag
          raise JupiterIQError, "The file has become another one while it was downloaded."
        end

        @etag = etag
      end

      def take(piece)
        skipped = [@skip, piece.bytesize].min
        @skip -= skipped
        @at += piece.bytesize - skipped
        yield piece.byteslice(skipped..) if skipped < piece.bytesize
      end

      def wait(error, before)
        @stuck = @at == before ? @stuck + 1 : 0
        raise error if !error.passing || @stuck >= @core.max_attempts

        2**@stuck
      end
    end
    private_constant :Place
  end
end
