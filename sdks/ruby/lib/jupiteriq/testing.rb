# frozen_string_literal: true

require_relative "../jupiteriq"

module JupiterIQ
  # For tests of programs that use this library: answers without a server, time that passes at once, signed deliveries.
  #
  #   transport = JupiterIQ::Testing::FakeTransport.new
  #   transport.answer(200, { id: "TCK-1", subject: "Printer on fire" })
  #   clock = JupiterIQ::Testing::FakeClock.new
  #   client = JupiterIQ::Client.new(api_key: "jiq_test_key", transport: transport, clock: clock)
  module Testing
    # Its sleeps pass at once and are remembered in `slept`. `jitter` is what adds to waits, from 0 to 1.
    class FakeClock < Clock
      attr_reader :time, :slept, :jitter, :monotonic

      def initialize(now: 1_767_225_600.0, jitter: 0.0)
        super()
        @time = now
        @jitter = jitter
        @monotonic = 0.0
        @slept = []
      end

      def sleep(seconds)
        @slept << seconds
        advance(seconds)
      end

      def advance(seconds)
        @time += seconds
        @monotonic += seconds
      end
    end

    # Gives recorded answers in their order, and keeps what was asked in `requests`.
    class FakeTransport
      attr_reader :requests

      def initialize
        @requests = []
        @answers = []
        @lock = Mutex.new
      end

      # The next answer. A body that is no text becomes JSON.
      def answer(status = 200, body = "", headers = {})
        kind = body.is_a?(String) ? "text/plain" : "application/json"
        given = { "content-type" => kind, **headers.to_h { |name, value| [name.to_s.downcase, value.to_s] } }
        @answers << Answer.new(status, given, body.is_a?(String) ? body : JSON.generate(body))
      end

      # Instead of the next answer the connection breaks.
      def fail(error = APIConnectionError.new("The connection broke."))
        @answers << error
      end

      # @api private
      def send(request)
        kept = request.dup
        kept.headers = request.headers.dup
        kept.body = whole(request.body.call) if request.body.respond_to?(:call)
        answer = @lock.synchronize do
          @requests << kept
          @answers.shift or raise "No answer was recorded for #{request.method} #{request.path}."
        end
        answer.is_a?(Exception) ? raise(answer) : answer.dup
      end

      # @api private
      def flow(request)
        answer = send(request)
        yield answer, ->(&taken) { taken.call(answer.body) }
        answer
      end

      def close; end

      private

      def whole(stream)
        all = +"".b
        loop { all << stream.readpartial(65_536) }
      rescue EOFError
        all
      end
    end

    # A delivery as the server makes it: { body: …, headers: { … } }.
    def self.sign_webhook(body, secret, id: "msg_1", timestamp: Time.now.to_i)
      raw = body.is_a?(String) ? body : JSON.generate(body)
      headers = { "Content-Type" => "application/json",
                  "X-Webhook-Signature" => OpenSSL::HMAC.hexdigest("SHA256", secret, raw) }
      if secret.start_with?(Webhook::PREFIX)
        headers.update("webhook-id" => id, "webhook-timestamp" => timestamp.to_i.to_s,
                       "webhook-signature" => Webhook.standard_signature(secret, id, timestamp.to_i, raw))
      end
      { body: raw, headers: headers }
    end
  end
end
