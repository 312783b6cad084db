# frozen_string_literal: true

require "json"
require_relative "core"

module JupiterIQ
  # Takes bytes as they come and gives the records of `text/event-stream` that are whole.
  #
  # @api private
  class EventParser
    LONGEST_EVENT_BYTES = 16 * 1024 * 1024

    def initialize
      @rest = +"".b
      @fields = {}
      @after_return = false
    end

    def feed(piece)
      piece = piece.b
      piece = piece.delete_prefix("\n") if @after_return
      @after_return = piece.end_with?("\r") unless piece.empty?
      *lines, @rest = (@rest + piece).gsub(/\r\n?/n, "\n").split("\n", -1)
      @rest ||= +"".b
      if @rest.bytesize > LONGEST_EVENT_BYTES
        raise APIConnectionError, "An event is longer than #{LONGEST_EVENT_BYTES} bytes."
      end

      lines.filter_map { |line| take(line.force_encoding(Encoding::UTF_8).scrub) }
    end

    private

    # The record that this line ends.
    def take(line)
      if line.empty?
        record = @fields
        @fields = {}
        return record.empty? ? nil : record
      end
      name, _, value = line.partition(":")
      value = value.delete_prefix(" ")
      value = "#{@fields['data']}\n#{value}" if name == "data" && @fields.key?("data")
      @fields[name] = value unless name.empty?
      nil
    end
  end
  private_constant :EventParser

  # Where a stream is, and what is to be done when it breaks.
  #
  # @api private
  class Listening
    STREAM = Operation.new(id: "streamEvents", method: "GET", path: "/events/stream", gives: :none, reads: true)
    # Three heartbeats of the server.
    SILENCE_SECONDS = 45
    FIRST_PAUSE_SECONDS = 3
    LONGEST_PAUSE_SECONDS = 30
    PASSING = [408, 429].freeze

    def initialize(core, types, after, silence)
      @core = core
      @types = Array(types)
      @after = after
      @silence = silence
      @retry = FIRST_PAUSE_SECONDS
      @failures = 0
      @asked = nil
    end

    # Goes on for as long as the block takes events.
    def run(&taken)
      loop do
        begin
          once(&taken)
        rescue APIError, APIConnectionError => e
          demand_passing(e)
        end
        @core.attempts.clock.sleep(pause)
      end
    end

    private

    def once(&taken)
      parser = EventParser.new
      catch(:ended) do
        @core.flow(request) do |answer, pieces|
          unless answer.headers["content-type"].to_s.start_with?("text/event-stream")
            raise Answers.invalid(answer, "This is no stream of events. Is the base URL right?")
          end

          pieces.call { |piece| parser.feed(piece).each { |record| hear(record, &taken) } }
        end
      end
    end

    def request
      query = { type: @types, after: @after }
      @core.request(STREAM, [], query, nil, { timeout: @silence, max_attempts: 1 })
           .tap { |request| request.headers["Accept"] = "text/event-stream" }
    end

    def hear(record)
      @failures = 0
      @asked = nil
      @retry = record["retry"][0, 9].to_i / 1000.0 if record["retry"].to_s.match?(/\A\d+\z/)
      raise StreamGapError, json(record)["oldest"] if record["event"] == "gap"

      throw :ended if record["event"] == "end"
      @after = record["id"] if record["id"].to_s.match?(/\A\d+\z/)
      yield Models::Event.new(json(record)) if record.key?("data")
    end

    def json(record)
      told = JSON.parse(record["data"].to_s)
      raise JSON::ParserError unless told.is_a?(Hash)

      told
    rescue JSON::ParserError
      raise APIConnectionError, "The stream holds what is no event."
    end

    # Raises what another try would not make better.
    def demand_passing(error)
      if error.is_a?(APIError)
        raise error unless PASSING.include?(error.status) || error.status >= 500

        @asked = error.retry_after
      else
        raise error unless error.passing
      end
    end

    def pause
      attempts = @core.attempts
      pause = [@retry * (2**[@failures, 16].min), LONGEST_PAUSE_SECONDS].min
      @failures += 1
      [attempts.jittered([pause, @asked || 0].max), [attempts.max_wait, LONGEST_PAUSE_SECONDS].max].min
    end
  end
  private_constant :Listening
end
