# frozen_string_literal: true

require_relative "times"

module JupiterIQ
  # Slows down before the rate limit is spent.
  #
  # @api private
  class Pacer
    # From which share of the limit on requests are spread over the rest of the window.
    SPARE = 0.1

    def initialize
      @lock = Mutex.new
      @limit = @left = 0
      @window = nil
      @ends = @next = 0.0
    end

    # Seconds left are told by the clock of the server alone; `now` never jumps.
    def note(headers, now, wall)
      limit, left, window = %w[limit remaining reset].map do |name|
        Integer(headers["x-ratelimit-#{name}"], 10, exception: false)
      end
      return unless limit && left && window

      seconds = window - (Times.date_of(headers["date"]) || wall)
      @lock.synchronize do
        same = window == @window && now < @ends
        @limit = limit
        @left = same ? [left, @left].min : left
        @window = window
        @ends = same ? [@ends, now + seconds].min : now + seconds
      end
    end

    # Takes one request of what is left; how long it should wait.
    def wait(now)
      @lock.synchronize do
        next 0.0 if now >= @ends

        left = @left
        @left -= 1
        next 0.0 if left >= @limit * SPARE
        next @ends - now if left <= 0

        from = [@next, now].max
        @next = from + ((@ends - from) / left)
        @next - now
      end
    end
  end
  private_constant :Pacer
end
