# frozen_string_literal: true

# Speaks with the JupiterIQ API:
#
#   client = JupiterIQ::Client.new(api_key: "jiq_live_…")
#   ticket = client.tickets.create(subject: "Issue with login", priority: "high")
module JupiterIQ
end

require_relative "jupiteriq/version"
require_relative "jupiteriq/errors"
require_relative "jupiteriq/model"
require_relative "jupiteriq/models"
require_relative "jupiteriq/webhooks"
require_relative "jupiteriq/client"
require_relative "jupiteriq/api_client"
