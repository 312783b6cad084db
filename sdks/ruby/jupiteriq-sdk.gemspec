# frozen_string_literal: true

require_relative "lib/jupiteriq/version"

Gem::Specification.new do |gem|
  gem.name = "jupiteriq-sdk"
  gem.version = JupiterIQ::VERSION
  gem.summary = "Speaks with the JupiterIQ API"
  gem.description = "Tickets, users, data, files, webhooks and the other parts of the JupiterIQ API, with attempts, " \
                    "paging, streams and verification of webhooks."
  gem.authors = ["JupiterIQ"]
  gem.license = "Apache-2.0"
  gem.required_ruby_version = ">= 3.0"
  gem.files = Dir["lib/**/*.rb", "README.md", "CHANGELOG.md", "LICENSE"]
  gem.metadata = { "rubygems_mfa_required" => "true" }
end
