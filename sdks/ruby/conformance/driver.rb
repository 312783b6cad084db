# frozen_string_literal: true

# Does with the installed library what it is told, a line each; see sdks/conformance/README.md.

require "digest"
require "json"
require "stringio"
require "jupiteriq"
require "jupiteriq/testing"

# What is told of an error.
module Told
  FIELDS = %i[status code fields request_id retry_after body reason oldest].freeze

  module_function

  def of(error)
    classes = error.class.ancestors.grep(Class).map { |each| each.name.split("::").last }
    classes = classes.take_while { |name| name != "StandardError" }
    known = { class: classes.first, classes: classes, message: error.message }
    FIELDS.each { |name| known[name] = error.public_send(name) if error.respond_to?(name) }
    known
  end

  def plain(value)
    [JupiterIQ::Model, JupiterIQ::Page].any? { |kind| value.is_a?(kind) } ? value.to_h : value
  end
end

# Clients by name, and what they are told.
class Driver
  def initialize
    @clients = {}
    @clocks = {}
    @told = {}
    @logs = {}
  end

  def run(step)
    told = outcome { public_send("do_#{step['do']}", step) }
    clock = @clocks[name(step)]
    told[:slept] = clock.slept.slice!(0..) if clock
    told
  end

  def do_about(_step)
    { language: "ruby", version: JupiterIQ::VERSION }
  end

  def do_new(step)
    options = spelled(step["options"])
    @logs[name(step)] = []
    clock = JupiterIQ::Testing::FakeClock.new
    kind = options.delete(:facade) == "accounts" ? JupiterIQ::APIClient : JupiterIQ::Client
    key = options.delete(:api_key)
    options.update(clock: clock, on_log: ->(record) { @logs[name(step)] << record.to_h })
    @clients[name(step)] = kind == JupiterIQ::Client ? kind.new(api_key: key, **options) : kind.new(key, **options)
    @clocks[name(step)] = clock
    nil
  end

  def do_call(step)
    at = client(step)
    *resource, method = step["method"].split(".")
    resource.each { |part| at = at.public_send(part) }
    given = spelled(step["query"]).merge(spelled(step["body"]))
    given[:options] = spelled(step["options"]) if step.key?("options")
    at.public_send(method, *step["path"], **given)
  end

  def do_head(step)
    response = do_call(step).http_response
    { status: response.status, request_id: response.request_id, etag: response.etag, replayed: response.replayed? }
  end

  def do_all(step)
    items = do_call(step).all
    items = items.first(step["take"]) if step.key?("take")
    items.map { |item| item[step.fetch("field", "id")] }.to_a
  end

  def do_parallel(step)
    threads = step["calls"].map { |each| Thread.new { outcome { do_call(each) } } }
    threads.map(&:value)
  end

  def do_upload(step)
    file = StringIO.new(step["text"] || ("0" * step["zeros"]))
    client(step).files.upload(file, **spelled(step.slice("name", "metadata", "expires_at", "upload_id", "options")))
  end

  def do_download(step)
    bytes = download(step).read
    { bytes: bytes.bytesize, sha256: Digest::SHA256.hexdigest(bytes),
      text: bytes.bytesize < 1000 ? bytes.force_encoding("UTF-8") : nil }
  end

  def do_import(step)
    client(step).data.import(step["content"], **spelled(step.slice("type", "content_type")))
  end

  def do_stream(step)
    client(step).events.stream(**spelled(step.slice("type", "after", "silence"))).first(step["take"])
                .map { |event| event["sequence"] }
  end

  def do_session(step)
    told = @told[step["as"]] = []
    keep = ->(tokens) { told << tokens.to_a }
    base = client(step)
    @clocks[step["as"]] = @clocks[name(step)]
    @clients[step["as"]] =
      if step.key?("login")
        base.sign_in(step["login"], step["password"], on_tokens: keep)
      else
        base.with_session(step["access_token"], step["refresh_token"], on_tokens: keep)
      end
    nil
  end

  def do_tokens(step)
    @told[step["of"]]
  end

  def do_verify(step)
    JupiterIQ::Webhook.new(step["secret"], now: -> { step["now"] }).verify(step["body"], step["headers"])
  end

  def do_signature(step)
    JupiterIQ.verify_signature(step["body"], step["signature"], step["secret"])
  end

  def do_sign(step)
    delivery = JupiterIQ::Testing.sign_webhook(step["body"], step["secret"], id: step["id"],
                                                                             timestamp: step["timestamp"])
    delivery[:headers].transform_keys(&:downcase)
  end

  def do_advance(step)
    @clocks[name(step)].advance(step["seconds"])
    nil
  end

  def do_inspect(step)
    (step.key?("method") ? do_call(step) : client(step)).inspect
  end

  def do_log(step)
    @logs[name(step)]
  end

  private

  def outcome
    { ok: Told.plain(yield) }
  rescue JupiterIQ::JupiterIQError => e
    { error: Told.of(e) }
  end

  def name(step)
    step.fetch("client", "c")
  end

  def client(step)
    @clients[name(step)]
  end

  def download(step)
    client = client(step)
    return client.jobs.result(step["job"]) if step.key?("job")
    return client.reports.result(step["report"], step["run"]) if step.key?("report")

    step.key?("size") ? client.files.thumbnail(step["file"], step["size"]) : client.files.download(step["file"])
  end

  def spelled(options)
    (options || {}).transform_keys(&:to_sym)
  end
end

driver = Driver.new
$stdout.sync = true
$stdin.each_line { |line| puts JSON.generate(driver.run(JSON.parse(line))) }
