# frozen_string_literal: true

require "json"
require_relative "errors"
require_relative "pacer"
require_relative "times"

module JupiterIQ
  # An attempt, or a wait before one. It holds no header, no body, no query and no secret.
  #
  # `event` is attempt or wait; `seconds` is how long is waited, `asked` how long the server asked to wait, and `why`
  # one of status, connection, pace.
  LogRecord = Struct.new(:event, :method, :path, :attempt, :status, :error, :milliseconds, :request_id, :seconds,
                         :asked, :why, keyword_init: true)

  # How often a request is sent, and how long is waited in between; what the requests of a client have in common.
  #
  # @api private
  class Attempts
    # What a 429 without `Retry-After` is waited for (R477).
    UNSAID_SECONDS = 60
    # By how much a wait grows at most, so that not everybody comes at once.
    JITTER = 0.25

    attr_reader :clock, :max_wait

    def initialize(clock:, max_wait:, pace:, on_log:)
      @clock = clock
      @max_wait = max_wait
      @pace = pace
      @on_log = on_log
      @pacer = pace ? Pacer.new : nil
    end

    # The same for somebody else, whose limits are others.
    def again
      Attempts.new(clock: @clock, max_wait: @max_wait, pace: @pace, on_log: @on_log)
    end

    # Sends until it is answered; the block gives an answer, or raises.
    def run(request, credential, &send)
      attempt = 1
      refreshed = false
      loop do
        pace(request, attempt)
        token = credential.token
        outcome = once(request, token, attempt, &send)
        return outcome if success?(outcome, request)

        if !refreshed && credential.refreshes? && expired?(outcome)
          refreshed = true
          credential.refresh(token)
          next
        end
        wait = wait_of(request, attempt, outcome)
        raise error(outcome, wait && attempt > 1 ? attempt : 0) if wait.nil? || attempt >= request.max_attempts

        attempt += 1
        pause(request, attempt, wait, outcome)
      end
    end

    def jittered(seconds)
      seconds * (1 + (JITTER * clock.jitter))
    end

    private

    def once(request, token, attempt)
      request.headers["Authorization"] = "Bearer #{token.text}"
      begun = clock.monotonic
      outcome = begin
        yield request
      rescue APIConnectionError => e
        e
      end
      note(request, attempt, outcome, begun)
      outcome
    end

    def pace(request, attempt)
      return unless @pacer

      wait = [@pacer.wait(clock.monotonic), max_wait].min
      return unless wait.positive?

      log(request, attempt, event: "wait", seconds: wait, why: "pace")
      clock.sleep(wait)
    end

    def note(request, attempt, outcome, begun)
      now = clock.monotonic
      told = { event: "attempt", milliseconds: (now - begun) * 1000 }
      if outcome.is_a?(Answer)
        told.update(status: outcome.status, request_id: outcome.headers["x-request-id"])
        @pacer&.note(outcome.headers, now, clock.time)
      else
        told[:error] = outcome.class.name.split("::").last
      end
      log(request, attempt, **told)
    end

    def log(request, attempt, **told)
      @on_log&.call(LogRecord.new(method: request.method, path: request.path, attempt: attempt, **told))
    end

    # The seconds to wait before another attempt; nil where none is made.
    def wait_of(request, attempt, outcome)
      growing = 2**(attempt - 1)
      if outcome.is_a?(APIConnectionError)
        return outcome.passing && (request.repeatable || !outcome.sent) ? growing : nil
      end

      asked = asked_of(outcome)
      case outcome.status
      when 429 then asked || UNSAID_SECONDS
      when 502, 503, 504 then [growing, asked || 0].max
      when 408, 500 then request.repeatable ? [growing, asked || 0].max : nil
      when 409 then request.repeatable ? asked : nil
      end
    end

    def pause(request, attempt, wait, outcome)
      seconds = [jittered(wait), max_wait].min
      answered = outcome.is_a?(Answer)
      log(request, attempt, event: "wait", seconds: seconds, asked: answered ? asked_of(outcome) : nil,
                            why: answered ? "status" : "connection")
      clock.sleep(seconds)
    end

    def asked_of(answer)
      Times.retry_after(answer.headers, clock.time)
    end

    def error(outcome, attempts)
      before = attempts.positive? ? "Max retries exceeded (#{attempts} attempts): " : ""
      return before.empty? ? outcome : outcome.exhausted(before) unless outcome.is_a?(Answer)

      asked = asked_of(outcome)
      capped = asked && asked > max_wait
      after = capped ? " The server asks to wait #{asked.round} seconds; this client waits #{max_wait} at most." : ""
      Answers.error(outcome, asked, before, after)
    end

    def success?(outcome, request)
      outcome.is_a?(Answer) && ((200..299).cover?(outcome.status) || request.also.include?(outcome.status))
    end

    def expired?(outcome)
      outcome.is_a?(Answer) && outcome.status == 401 && Answers.error(outcome).code == "AUTH_EXPIRED"
    end
  end
  private_constant :Attempts

  # What an answer says.
  #
  # @api private
  module Answers
    # Deeper than anything that the server takes.
    DEEPEST = 512

    module_function

    def error(answer, retry_after = nil, before = "", after = "")
      if answer.status < 400
        place = answer.headers["location"]
        raise invalid(answer, "#{before}#{answer.status}#{" leads to #{place.split('?').first}" if place}, " \
                              "which this API never says. Is the base URL right?")
      end
      APIError.kind_of(answer).new(answer, retry_after: retry_after, before: before, after: after)
    end

    def json(answer)
      JSON.parse(answer.body, max_nesting: DEEPEST)
    rescue JSON::ParserError, EncodingError
      kind = answer.headers["content-type"] || "no type"
      raise invalid(answer, "#{answer.status} with #{answer.body.bytesize} bytes of #{kind} that are no JSON. " \
                            "Is the base URL right?")
    end

    # The object of the answer; nil where there is none.
    def object(operation, answer)
      return nil if operation.gives == :none || [204, 304].include?(answer.status)

      data = json(answer)
      return data if data.is_a?(Hash) && (operation.gives == :object || list?(data))

      raise invalid(answer, "#{answer.status} with JSON that is not what the API says. Is the base URL right?")
    end

    def list?(data)
      data["data"].is_a?(Array) && data["data"].all?(Hash)
    end

    def invalid(answer, message)
      InvalidResponseError.new(message, answer.status, answer.headers, answer.body)
    end
  end
  private_constant :Answers
end
