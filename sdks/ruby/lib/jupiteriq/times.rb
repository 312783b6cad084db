# frozen_string_literal: true

require "time"

module JupiterIQ
  # Time, as far as it is asked for: tests replace it.
  class Clock
    # Seconds of a clock that never jumps.
    def monotonic
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end

    # Seconds since 1970; may jump.
    def time
      Time.now.to_f
    end

    def sleep(seconds)
      Kernel.sleep(seconds)
    end

    # By which part of its growth a wait grows, from 0 to 1.
    def jitter
      Random.rand
    end
  end

  # Seconds and dates in the headers of HTTP.
  #
  # @api private
  module Times
    module_function

    # Seconds since 1970 of a date as HTTP writes it; nil for what is none.
    def date_of(text)
      Time.httpdate(text.to_s).to_f
    rescue ArgumentError
      nil
    end

    # The seconds that an answer asks to wait. A date is held against the date of the same answer.
    def retry_after(headers, wall)
      said = headers["retry-after"].to_s.strip
      return said[0, 18].to_i if said.match?(/\A\d+\z/)

      til = date_of(said)
      til && [0.0, til - (date_of(headers["date"]) || wall)].max
    end

    # As the API takes times.
    def written(time)
      time.to_time.utc.iso8601(6).sub(/\.?0+Z\z/, "Z")
    end
  end
  private_constant :Times
end
