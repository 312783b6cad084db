# frozen_string_literal: true

module JupiterIQ
  VERSION = "0.1.0"
end
