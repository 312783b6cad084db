# frozen_string_literal: true

require_relative "events"
require_relative "resource"
require_relative "upload"

module JupiterIQ
  # What no table can say: streams, files, imports.
  #
  # @api private
  module ByHand
    module Events
      # Yields events as they happen, for as long as the block takes them; after a break it goes on where it was.
      #
      # @param type [String, Array<String>] only these, such as `ticket.*`
      # @param after [Integer] the position behind which to begin; without it only what happens from now on is told
      # @param silence [Numeric] after how many seconds without a word the connection is made anew
      # @return [Enumerator] without a block
      # @raise [StreamGapError] when the log does not hold any more what comes next
      def stream(type: nil, after: nil, silence: Listening::SILENCE_SECONDS, &block)
        return enum_for(:stream, type: type, after: after, silence: silence) unless block

        Listening.new(@core, type, after, silence).run(&block)
      end
    end

    module Files
      CONTENT = Operation.new(id: "downloadFile", method: "GET", path: "/files/{id}/content", gives: :none, reads: true)
      THUMBNAIL = Operation.new(id: "getThumbnail", method: "GET", path: "/files/{id}/thumbnails/{size}", gives: :none,
                                reads: true)
      private_constant :CONTENT, :THUMBNAIL

      # Uploads a file; more than 10 MiB in parts that survive broken connections.
      #
      # @param file [String, Pathname, IO] a path, or something open; bytes are StringIO.new(bytes)
      # @param upload_id [String] goes on with an upload that was begun earlier: the id of its file
      # @param on_progress [#call] is told how many bytes have arrived, and how many there are
      # @return [Models::File]
      def upload(file, name: nil, metadata: nil, expires_at: nil, upload_id: nil, on_progress: nil, options: nil)
        told = { metadata: metadata && Core.json(metadata), expires_at: expires_at && Config.text(expires_at) }.compact
        Content.of(file, name) { |content| Upload.new(@core, content, told, options, on_progress).run(upload_id) }
      end

      # The bytes of a file that is ready: `read`, `save(path)`, or `each`.
      #
      # @return [Download]
      def download(file_id, options: nil)
        Download.new(@core, CONTENT, [file_id], options)
      end

      # A small picture of a file: small, medium or large.
      #
      # @return [Download]
      def thumbnail(file_id, size, options: nil)
        Download.new(@core, THUMBNAIL, [file_id, size], options)
      end
    end

    module Jobs
      RESULT = Operation.new(id: "getJobResult", method: "GET", path: "/jobs/{id}/result", gives: :none, reads: true)
      private_constant :RESULT

      # What a job has made: lines of JSON, or CSV.
      #
      # @return [Download]
      def result(job_id, options: nil)
        Download.new(@core, RESULT, [job_id], options)
      end
    end

    module Reports
      RESULT = Operation.new(id: "getReportResult", method: "GET", path: "/reports/{id}/runs/{run}/result",
                             gives: :none, reads: true)
      private_constant :RESULT

      # What a run of a report has made: JSON or CSV.
      #
      # @return [Download]
      def result(report_id, run_id, options: nil)
        Download.new(@core, RESULT, [report_id, run_id], options)
      end
    end

    module Data
      IMPORT = Operation.new(id: "importItems", method: "POST", path: "/data/import", gives: :object, model: :Job,
                             keyed: true)
      private_constant :IMPORT

      # Brings in items by a job.
      #
      # @param content [String, Enumerable<Hash>] lines of JSON or CSV, or objects that become lines of JSON
      # @return [Models::Job]
      def import(content, content_type: "application/x-ndjson", type: nil, options: nil)
        request = @core.request(IMPORT, [], { type: type }, nil, options)
        request.headers["Content-Type"] = content_type
        request.body = content.is_a?(String) ? content : content.map { |item| "#{Core.json(item)}\n" }.join
        answer = @core.send(request)
        Models::Job.new(Answers.object(IMPORT, answer), HTTPResponse.new(answer.status, answer.headers))
      end
    end
  end
  private_constant :ByHand
end
