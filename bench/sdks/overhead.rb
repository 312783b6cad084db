# frozen_string_literal: true

# Reads a ticket by the library and by net/http alone, in turns; prints microseconds of a call of each side.

require "json"
require "jupiteriq"
require "net/http"

ticket = ARGV[0]
rounds, calls = ARGV[1, 2].map { |each| Integer(each) }
client = JupiterIQ::Client.new
place = URI("#{ENV.fetch("JUPITERIQ_BASE_URL")}/v1/tickets/#{ticket}")
headers = { "Authorization" => "Bearer #{ENV.fetch("JUPITERIQ_API_KEY")}" }
plain = Net::HTTP.start(place.host, place.port)

by_library = -> { client.tickets.get(ticket).id }
by_http = lambda do
  answer = plain.get(place.path, headers)
  abort "#{answer.code} came" unless answer.is_a?(Net::HTTPOK)
  JSON.parse(answer.body).fetch("id")
end

microseconds = lambda do |call|
  taken = Array.new(calls) do
    begun = Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_microsecond)
    abort "another ticket came" unless call.call == ticket
    Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_microsecond) - begun
  end
  taken.sort[calls / 2].round(1)
end

[by_http, by_library].each { |call| microseconds.call(call) }
rounds.times { puts "plain_us=#{microseconds.call(by_http)} library_us=#{microseconds.call(by_library)}" }
