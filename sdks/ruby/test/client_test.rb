# frozen_string_literal: true

# What the conformance list cannot see: objects, times, helpers for tests.

require "jupiteriq"
require "jupiteriq/testing"
require "minitest/autorun"
require "pathname"
require "stringio"
require "tmpdir"

module Helpers
  TICKET = { "id" => "TCK-1", "subject" => "Printer on fire", "status" => "open", "tags" => ["a"], "mood" => "hot",
             "created_at" => "2026-01-29T10:30:00.25Z" }.freeze
  PAGE = { total: 3, page: 1, limit: 2, offset: 0, has_more: true, next_cursor: "c1" }.freeze

  def setup
    @transport = JupiterIQ::Testing::FakeTransport.new
    @clock = JupiterIQ::Testing::FakeClock.new
    @client = JupiterIQ::Client.new(api_key: "jiq_test_key", transport: @transport, clock: @clock)
  end

  def sent
    @transport.requests.last
  end
end

class ObjectsTest < Minitest::Test
  include Helpers

  def test_fields_are_methods_and_what_was_sent_stays
    ticket = JupiterIQ::Models::Ticket.new(TICKET)
    assert_equal Time.utc(2026, 1, 29, 10, 30, 0.25r), ticket.created_at
    assert_equal "2026-01-29T10:30:00.25Z", ticket["created_at"]
    assert_equal "hot", ticket.mood
    assert_respond_to ticket, :mood
    assert_nil ticket.category
    assert_equal TICKET, ticket.to_h
    assert_raises(NoMethodError) { ticket.smell }
  end

  def test_objects_inside_have_names_too
    event = JupiterIQ::Models::Event.new({ "data" => { "id" => "TCK-1", "attributes" => { "id" => 1 } } })
    assert_equal "TCK-1", event.data.id
    assert_equal({ "id" => 1 }, event.data.attributes)
    file = JupiterIQ::Models::File.new({ "thumbnails" => [{ "width" => 1 }, "odd"] })
    assert_equal [1, "odd"], [file.thumbnails[0].width, file.thumbnails[1]]
  end

  def test_names_that_every_object_has_stay_what_they_are
    request = JupiterIQ::Models::LoggedRequest.new({ "method" => "GET" })
    assert_equal "GET", request.method_
    assert_kind_of Method, request.method(:to_h)
  end

  def test_times_that_are_none_are_given_as_they_came
    ["yesterday", "", 7, nil, "2026-13-01T00:00:00Z"].each do |odd|
      odd.nil? ? assert_nil(time_of(odd)) : assert_equal(odd, time_of(odd))
    end
    assert_equal 1_767_225_600, time_of("2026-01-01T02:00:00+02:00").to_i
  end

  def time_of(text)
    JupiterIQ::Models::Ticket.new({ "created_at" => text }).created_at
  end

  def test_secrets_are_not_printed
    key = JupiterIQ::Models::CreatedApiKey.new({ "secret" => "jiq_live_SECRET", "limit" => { "token" => nil } })
    refute_includes key.inspect, "SECRET"
    refute_includes key.to_s, "SECRET"
    assert_equal "jiq_live_SECRET", key.secret
  end
end

class RequestsTest < Minitest::Test
  include Helpers

  def test_times_and_objects_can_be_sent
    @transport.answer(200, {})
    @client.keys.update("key_1", expires_at: Time.new(2026, 1, 1, 2, 0, 0, "+02:00"))
    assert_equal '{"expires_at":"2026-01-01T00:00:00Z"}', sent.body
  end

  def test_what_is_no_json_is_refused
    [Float::NAN, Object.new, "\xff"].each do |odd|
      assert_raises(JupiterIQ::ConfigurationError) { @client.tickets.create(subject: "x", metadata: { n: odd }) }
    end
    assert_empty @transport.requests
  end

  def test_what_was_not_given_is_not_sent
    @transport.answer(200, {})
    @client.tickets.update("TCK-1", status: "resolved", category: nil)
    assert_equal '{"status":"resolved","category":null}', sent.body
  end

  def test_a_mistyped_argument_is_an_error_of_ruby
    assert_raises(ArgumentError) { @client.tickets.create(subjekt: "x") }
  end

  def test_a_mistyped_option_is_refused
    error = assert_raises(JupiterIQ::ConfigurationError) do
      @client.tickets.create(subject: "x", options: { idempotencykey: "1" })
    end
    assert_includes error.message, "idempotencykey"
  end

  def test_waits_grow_by_up_to_a_quarter
    clock = JupiterIQ::Testing::FakeClock.new(jitter: 1.0)
    @transport.answer(503)
    @transport.answer(429, "", "Retry-After" => 8)
    @transport.answer(200, TICKET)
    JupiterIQ::Client.new(api_key: "jiq_test_key", transport: @transport, clock: clock).tickets.get("TCK-1")
    assert_equal [1.25, 10.0], clock.slept
  end

  def test_lists_go_on_for_as_long_as_one_looks
    @transport.answer(200, { **PAGE, data: [{ id: "a" }, { id: "b" }] })
    @transport.answer(200, { **PAGE, data: [{ id: "c" }], next_cursor: nil })
    page = @client.tickets.list(limit: 2)
    assert_equal %w[a b], page.map(&:id)
    assert_equal %w[a b], page.all.first(2).map(&:id)
    assert_equal 1, @transport.requests.size
    assert_equal %w[a b c], page.all.map(&:id).to_a
  end

  def test_tokens_that_have_expired_are_refreshed
    @transport.answer(401, { error: { code: "AUTH_EXPIRED", message: "m", details: {} } })
    @transport.answer(200, { access_token: "jat_2", refresh_token: "jrt_2" })
    2.times { @transport.answer(200, TICKET) }
    told = []
    user = @client.with_session("jat_1", "jrt_1", on_tokens: told.method(:push))
    2.times { user.tickets.get("TCK-1") }
    assert_equal ["jat_2"], told.map(&:access_token)
    assert_equal "Bearer jat_2", sent.headers["Authorization"]
  end
end

class FilesTest < Minitest::Test
  include Helpers

  def test_a_path_and_an_open_file_are_uploaded
    Dir.mktmpdir do |folder|
      path = File.join(folder, "report.pdf")
      File.binwrite(path, "%PDF-1.7")
      File.open(path) do |opened|
        [path, Pathname(path), opened].each do |file|
          @transport.answer(201, { id: "file_1" })
          @client.files.upload(file)
          assert_includes body, "filename=\"report.pdf\"\r\n\r\n%PDF-1.7\r\n"
        end
      end
    end
  end

  def test_an_open_file_goes_from_where_it_is
    @transport.answer(201, { id: "file_1" })
    @client.files.upload(StringIO.new("head%PDF").tap { |file| file.pos = 4 }, name: "a.pdf")
    assert_includes body, "\r\n\r\n%PDF\r\n"
  end

  # While the file was open; the transport has read it then.
  def body
    sent.body
  end

  def test_a_download_is_there_when_all_of_it_is
    Dir.mktmpdir do |folder|
      path = File.join(folder, "copy.pdf")
      @transport.answer(200, "%PDF")
      @client.files.download("file_1").save(path)
      @transport.answer(404, {})
      assert_raises(JupiterIQ::NotFoundError) { @client.files.download("file_1").save(path) }
      assert_equal "%PDF", File.binread(path)
      assert_equal [path], Dir.glob("#{folder}/*")
    end
  end
end

class TestingTest < Minitest::Test
  include Helpers

  def test_a_signed_delivery_is_believed
    secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    delivery = JupiterIQ::Testing.sign_webhook({ id: "evt_1", event: "ticket.created" }, secret)
    event = JupiterIQ::Webhook.new(secret).verify(delivery[:body], delivery[:headers])
    assert_equal "ticket.created", event.event
    rack = delivery[:headers].transform_keys { |name| "HTTP_#{name.upcase.tr('-', '_')}" }
    assert_equal "evt_1", JupiterIQ::Webhook.new(secret).verify(delivery[:body], rack).id
  end

  def test_an_answer_that_was_not_recorded_is_said
    error = assert_raises(RuntimeError) { @client.tickets.get("TCK-1") }
    assert_includes error.message, "GET /tickets/TCK-1"
  end

  def test_nothing_prints_the_key
    refute_includes @client.inspect + @client.tickets.inspect, "jiq_test"
  end
end
