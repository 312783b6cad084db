# frozen_string_literal: true

# Gives new tickets a priority by what they say; see README.md.

require "jupiteriq"

URGENT = ["down", "outage", "cannot log in"].freeze

def triage(client, event)
  ticket = client.tickets.get(event.data.id)
  return if ticket.tags.include?("triaged")

  urgent = URGENT.any? { |word| ticket.subject.downcase.include?(word) }
  priority = urgent ? "urgent" : ticket.priority
  client.tickets.update(ticket.id, priority: priority, tags: [*ticket.tags, "triaged"],
                                   options: { if_match: ticket.http_response.etag })
  client.tickets.create_comment(ticket.id, content: "Triaged: #{priority}.", is_internal: true,
                                           options: { idempotency_key: "triage-#{event.id}" })
  puts "#{ticket.id}: #{priority}"
rescue JupiterIQ::PreconditionFailedError
  retry
rescue JupiterIQ::NotFoundError
  # deleted meanwhile
end

$stdout.sync = true
file, once = ARGV
after = File.exist?(file) ? File.read(file).to_i : 0
client = JupiterIQ::Client.new
events = if once
           client.events.list(type: "ticket.created", after: after).all
         else
           client.events.stream(type: "ticket.created", after: after)
         end
events.each do |event|
  triage(client, event)
  File.write(file, event.sequence)
end
