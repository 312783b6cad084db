package jupiteriq_test

// What the conformance list cannot see: types of values, contexts, printing, helpers for tests.

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	jupiteriq "github.com/jupiteriq/sdk-go"
	"github.com/jupiteriq/sdk-go/jupiteriqtest"
)

const ticket = `{"id":"TCK-1","subject":"Printer on fire","number":7,"created_at":"2026-01-29T10:30:00.25Z","mood":"hot"}`

var ctx = context.Background()

type stage struct {
	*jupiteriqtest.FakeTransport
	clock  *jupiteriqtest.FakeClock
	client *jupiteriq.Client
}

func made(t *testing.T, options ...jupiteriq.ClientOption) *stage {
	t.Helper()
	s := &stage{&jupiteriqtest.FakeTransport{}, &jupiteriqtest.FakeClock{}, nil}
	client, err := jupiteriq.New(append([]jupiteriq.ClientOption{jupiteriq.WithAPIKey("jiq_test_key"),
		jupiteriq.WithTransport(s), jupiteriq.WithClock(s.clock)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	s.client = client
	return s
}

func (s *stage) sent() string {
	asked := s.Requests()
	return string(asked[len(asked)-1].Body)
}

func same[T comparable](t *testing.T, came, wanted T) {
	t.Helper()
	if came != wanted {
		t.Errorf("%v; wanted %v", came, wanted)
	}
}

func fine(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refusedAs[E error](t *testing.T, err error) E {
	t.Helper()
	var wanted E
	if !errors.As(err, &wanted) {
		t.Fatalf("%T %v; wanted %T", err, err, wanted)
	}
	return wanted
}

func TestFieldsHaveTypesAndWhatWasSentStays(t *testing.T) {
	s := made(t)
	s.Answer(200, ticket, "ETag", `"3"`)
	came, err := s.client.Tickets.Get(ctx, "TCK-1")
	fine(t, err)
	same(t, came.CreatedAt, time.Date(2026, 1, 29, 10, 30, 0, 250_000_000, time.UTC))
	same(t, came.Number, 7)
	same(t, came.Category, "")
	same(t, came.ResolvedAt.IsZero(), true)
	same(t, string(came.Raw()), ticket)
	same(t, came.HTTPResponse().ETag, `"3"`)
	mood, there := came.Lookup("mood")
	same(t, mood, any("hot"))
	same(t, there, true)
	_, there = came.Lookup("smell")
	same(t, there, false)
}

func TestValuesThatAreNotAsDeclaredLeaveTheOthersAlone(t *testing.T) {
	for _, odd := range []string{`"yesterday"`, `7`, `{}`, `"2026-13-01T00:00:00Z"`} {
		var came jupiteriq.Ticket
		fine(t, json.Unmarshal([]byte(`{"created_at":`+odd+`,"number":"many","subject":"x","tags":["a"]}`), &came))
		same(t, came.Subject, "x")
		same(t, came.CreatedAt.IsZero(), true)
		same(t, came.Number, 0)
		same(t, came.Tags[0], "a")
		_, there := came.Lookup("created_at")
		same(t, there, true)
	}
	var file jupiteriq.File
	fine(t, json.Unmarshal([]byte(`{"thumbnails":[{"size":"small","width":1},"odd"]}`), &file))
	same(t, file.Thumbnails[0].Width, 1)
	same(t, string(file.Thumbnails[1].Raw()), `"odd"`)
}

func TestNumbersOfAnySizeComeAndGo(t *testing.T) {
	s := made(t)
	s.Answer(200, `{"metadata":{"n":9007199254740993,"big":18446744073709551616}}`)
	came, err := s.client.Tickets.Update(ctx, "TCK-1", jupiteriq.TicketPatch{
		Metadata: jupiteriq.Set(map[string]any{"n": int64(9007199254740993)})})
	fine(t, err)
	same(t, s.sent(), `{"metadata":{"n":9007199254740993}}`)
	same(t, fmt.Sprintf("%v %v", came.Metadata["n"], came.Metadata["big"]), "9007199254740993 18446744073709551616")
}

func TestWhatMayBeNullIsAPointer(t *testing.T) {
	var kind jupiteriq.DataType
	fine(t, json.Unmarshal([]byte(`{"retention_days":null}`), &kind))
	same(t, kind.RetentionDays, nil)
	fine(t, json.Unmarshal([]byte(`{"retention_days":0}`), &kind))
	same(t, *kind.RetentionDays, 0)
}

func TestBodiesSayNullAndNothing(t *testing.T) {
	s := made(t)
	s.Answer(200, ticket).Answer(200, ticket).Answer(200, `{}`)
	_, err := s.client.Tickets.Update(ctx, "TCK-1", jupiteriq.TicketPatch{
		Status: jupiteriq.Set("resolved"), Category: jupiteriq.Null[string]()})
	fine(t, err)
	same(t, s.sent(), `{"status":"resolved","category":null}`)
	_, err = s.client.Tickets.Update(ctx, "TCK-1", jupiteriq.TicketPatch{
		Subject: jupiteriq.Set("<b>&"), Extra: map[string]any{"mood": "hot"}})
	fine(t, err)
	same(t, s.sent(), `{"mood":"hot","subject":"<b>&"}`)
	zone := time.FixedZone("", 2*60*60)
	_, err = s.client.Keys.Update(ctx, "key_1", jupiteriq.ApiKeyPatch{
		ExpiresAt: jupiteriq.Set(time.Date(2026, 1, 1, 2, 0, 0, 0, zone))})
	fine(t, err)
	same(t, s.sent(), `{"expires_at":"2026-01-01T02:00:00+02:00"}`)
}

func TestWhatIsNoJSONIsRefused(t *testing.T) {
	s := made(t)
	for _, odd := range []any{math.NaN(), math.Inf(1), make(chan int)} {
		_, err := s.client.Tickets.Create(ctx, jupiteriq.NewTicket{Metadata: jupiteriq.Set(map[string]any{"n": odd})})
		refusedAs[*jupiteriq.ConfigurationError](t, err)
	}
	same(t, len(s.Requests()), 0)
}

func TestWaitsGrowByUpToAQuarter(t *testing.T) {
	s := made(t)
	s.clock.Random = 1
	s.Answer(503, nil).Answer(429, nil, "Retry-After", "8").Answer(200, ticket)
	_, err := s.client.Tickets.Get(ctx, "TCK-1")
	fine(t, err)
	same(t, fmt.Sprint(s.clock.Slept()), "[1.25s 10s]")
}

func TestAContextEndsRequestsAndWaits(t *testing.T) {
	enough := errors.New("enough")
	ending, end := context.WithCancelCause(ctx)
	s := made(t, jupiteriq.WithLog(func(jupiteriq.LogRecord) { end(enough) }))
	s.Answer(503, nil)
	_, err := s.client.Tickets.Get(ending, "TCK-1")
	same(t, err, enough)
	_, err = s.client.Tickets.Get(ending, "TCK-1")
	same(t, err != nil, true)
	same(t, len(s.Requests()), 1)
}

func TestSleepsOfTheRealClockEndEarly(t *testing.T) {
	transport := new(jupiteriqtest.FakeTransport).Answer(503, nil)
	ending, end := context.WithCancel(ctx)
	client, err := jupiteriq.New(jupiteriq.WithAPIKey("k"), jupiteriq.WithTransport(transport),
		jupiteriq.WithLog(func(r jupiteriq.LogRecord) {
			if r.Event == "wait" {
				end()
			}
		}))
	fine(t, err)
	_, err = client.Tickets.Get(ending, "TCK-1")
	same(t, errors.Is(err, context.Canceled), true)
}

func TestTheEnvironmentTellsKeyAndAddress(t *testing.T) {
	t.Setenv("JUPITERIQ_API_KEY", "jiq_env")
	t.Setenv("JUPITERIQ_BASE_URL", "http://localhost:1/v1")
	transport := new(jupiteriqtest.FakeTransport).Answer(200, ticket)
	client, err := jupiteriq.New(jupiteriq.WithTransport(transport))
	fine(t, err)
	_, err = client.Tickets.Get(ctx, "TCK-1")
	fine(t, err)
	asked := transport.Requests()[0]
	same(t, asked.URL, "http://localhost:1/v1/tickets/TCK-1")
	same(t, asked.Header.Get("Authorization"), "Bearer jiq_env")
}

func TestSecretsAreNotPrinted(t *testing.T) {
	s := made(t)
	s.Answer(201, `{"id":"key_1","secret":"jiq_live_SECRET","inner":[{"token":"SECRET"}]}`)
	key, err := s.client.Keys.Create(ctx, jupiteriq.NewApiKey{Name: "n"})
	fine(t, err)
	same(t, key.Secret, "jiq_live_SECRET")
	session, err := s.client.WithSession(jupiteriq.Tokens{Access: "SECRET", Refresh: "SECRET"}, nil)
	fine(t, err)
	verifier, err := jupiteriq.NewWebhookVerifier("SECRET")
	fine(t, err)
	tokens := jupiteriq.Tokens{Access: "SECRET"}
	for _, at := range []any{key, *key, s.client, session, verifier, tokens} {
		said := fmt.Sprintf("%v %+v %#v %s", at, at, at, at)
		if strings.Contains(said, "SECRET") || strings.Contains(said, "jiq_test_key") {
			t.Errorf("%T prints %s", at, said)
		}
	}
}

func TestLinesOfTheLogHoldNoSecret(t *testing.T) {
	var lines bytes.Buffer
	before := slog.Default()
	defer slog.SetDefault(before)
	slog.SetDefault(slog.New(slog.NewTextHandler(&lines, &slog.HandlerOptions{Level: slog.LevelDebug})))
	s := made(t)
	s.Answer(201, `{"id":"key_1","secret":"jiq_live_SECRET"}`)
	_, err := s.client.Keys.Create(ctx, jupiteriq.NewApiKey{Name: "hush"})
	fine(t, err)
	said := lines.String()
	same(t, strings.Contains(said, "path=/keys"), true)
	for _, secret := range []string{"SECRET", "jiq_test_key", "hush"} {
		same(t, strings.Contains(said, secret), false)
	}
}

func TestErrorsAreOfOneRoot(t *testing.T) {
	s := made(t)
	s.Answer(403, map[string]any{"error": map[string]any{"code": "QUOTA_EXCEEDED", "message": "No more."}})
	_, err := s.client.Tickets.Get(ctx, "TCK-1")
	refusedAs[*jupiteriq.QuotaExceededError](t, err)
	refusedAs[*jupiteriq.PermissionDeniedError](t, err)
	same(t, refusedAs[*jupiteriq.APIError](t, err).Code, "QUOTA_EXCEEDED")
	same(t, refusedAs[*jupiteriq.JupiterIQError](t, err).Message, "403 QUOTA_EXCEEDED: No more.")
}

func TestPagesAreOfTheirItems(t *testing.T) {
	s := made(t)
	s.Answer(200, `{"data":[{"id":"a"}],"total":null,"next_cursor":"c"}`).Answer(503, nil).Answer(404, `{}`)
	page, err := s.client.Tickets.List(ctx, nil)
	fine(t, err)
	same(t, page.Total, nil)
	same(t, page.HasMore(), true)
	var ids []string
	for item, failed := range page.All(ctx) {
		if err = failed; err == nil {
			ids = append(ids, item.ID)
		}
	}
	refusedAs[*jupiteriq.NotFoundError](t, err)
	same(t, strings.Join(ids, ","), "a")
}

func TestASessionWithoutTokensIsAnError(t *testing.T) {
	s := made(t)
	s.Answer(204, nil)
	_, err := s.client.SignIn(ctx, jupiteriq.SignIn{Login: "ann", Password: "x"}, nil)
	refusedAs[*jupiteriq.JupiterIQError](t, err)
	s.Answer(401, `{"error":{"code":"AUTH_EXPIRED","message":"m"}}`).Answer(200, `{"access_token":"a\nb"}`)
	person, err := s.client.WithSession(jupiteriq.Tokens{Access: "a", Refresh: "r"}, nil)
	fine(t, err)
	_, err = person.Users.Me(ctx)
	refusedAs[*jupiteriq.ConfigurationError](t, err)
}

func TestTokensThatCannotBeKeptAreNotUsed(t *testing.T) {
	s := made(t)
	full := errors.New("the disk is full")
	s.Answer(401, `{"error":{"code":"AUTH_EXPIRED","message":"m"}}`).
		Answer(200, `{"access_token":"a2","refresh_token":"r2"}`)
	person, err := s.client.WithSession(jupiteriq.Tokens{Access: "a", Refresh: "r"},
		func(jupiteriq.Tokens) error { return full })
	fine(t, err)
	_, err = person.Users.Me(ctx)
	same(t, err, full)
	same(t, len(s.Requests()), 2)
}

func TestFilesAreSentAndSaved(t *testing.T) {
	s := made(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "a.txt")
	fine(t, os.WriteFile(path, []byte("hello"), 0o600))
	s.Answer(201, `{"id":"file_1"}`)
	var told []int64
	file, err := s.client.Files.UploadPath(ctx, path, jupiteriq.UploadParams{
		OnProgress: func(sent, total int64) { told = append(told, sent, total) }})
	fine(t, err)
	same(t, file.ID, "file_1")
	same(t, slices.Equal(told, []int64{5, 5}), true)
	same(t, strings.Contains(s.sent(), `filename="a.txt"`), true)

	s.Answer(200, "HELLO")
	fine(t, s.client.Files.Download(ctx, "file_1").Save(path))
	now, err := os.ReadFile(path)
	fine(t, err)
	same(t, string(now), "HELLO")

	s.Answer(404, `{}`)
	refusedAs[*jupiteriq.NotFoundError](t, s.client.Files.Download(ctx, "file_2").Save(path))
	now, err = os.ReadFile(path)
	fine(t, err)
	same(t, string(now), "HELLO")
	beside, err := os.ReadDir(folder)
	fine(t, err)
	same(t, len(beside), 1)
}

func TestWhatARunOfAReportToldIsBytes(t *testing.T) {
	s := made(t)
	s.Answer(200, "a,b\n1,2\n")
	raw, err := s.client.Reports.Result(ctx, "rep_1", "job_1").Bytes()
	fine(t, err)
	same(t, string(raw), "a,b\n1,2\n")
	same(t, s.Requests()[0].URL, "https://api.jupiteriq.com/v1/reports/rep_1/runs/job_1/result")
}

func TestOptionsThatCannotBeAreRefused(t *testing.T) {
	for _, option := range []jupiteriq.ClientOption{jupiteriq.WithTimeout(0), jupiteriq.WithMaxAttempts(0),
		jupiteriq.WithMaxWait(-1), jupiteriq.WithAPIKey("a b"), jupiteriq.WithBaseURL("nonsense")} {
		_, err := jupiteriq.New(append([]jupiteriq.ClientOption{jupiteriq.WithAPIKey("k")}, option)...)
		refusedAs[*jupiteriq.ConfigurationError](t, err)
	}
	s := made(t)
	for _, option := range []jupiteriq.RequestOption{jupiteriq.WithTimeout(-1), jupiteriq.WithMaxAttempts(0),
		jupiteriq.WithIdempotencyKey("a\nb"), jupiteriq.WithIdempotencyKey(""), jupiteriq.WithHeader("a b", "x"),
		jupiteriq.WithIfMatch("a\r\nb"), jupiteriq.WithOnBehalfOf("a\nb")} {
		_, err := s.client.Tickets.Create(ctx, jupiteriq.NewTicket{}, option)
		refusedAs[*jupiteriq.ConfigurationError](t, err)
	}
	same(t, len(s.Requests()), 0)
}

func TestDeliveriesThatAreSignedAreBelieved(t *testing.T) {
	const secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
	body := []byte(`{"id":"evt_1","event":"ticket.created"}`)
	verifier, err := jupiteriq.NewWebhookVerifier("another", secret)
	fine(t, err)
	event, err := verifier.Verify(body, jupiteriqtest.SignWebhook(body, secret, "dlv_1", time.Now()))
	fine(t, err)
	same(t, event.ID, "evt_1")
	_, err = verifier.Verify(body, jupiteriqtest.SignWebhook(body, secret, "dlv_1", time.Now().Add(-time.Hour)))
	same(t, refusedAs[*jupiteriq.WebhookVerificationError](t, err).Reason, "too_old")
	_, err = jupiteriq.NewWebhookVerifier("whsec_MDEy\nMzQ1")
	refusedAs[*jupiteriq.ConfigurationError](t, err)
}

func TestTheSmallUserAPIHasAnAddressOfItsOwn(t *testing.T) {
	transport := new(jupiteriqtest.FakeTransport).Answer(200, `{"id":12345,"username":"jane_doe","last_login":null}`)
	for _, base := range []string{"https://a.example/api/v1/", "https://a.example/v1", "https://a.example"} {
		client, err := jupiteriq.NewAPIClient(jupiteriq.WithAPIKey("acct_test_key"), jupiteriq.WithBaseURL(base))
		fine(t, err)
		same(t, fmt.Sprintf("%v", client), "jupiteriq.APIClient{https://a.example/api/v1}")
	}
	client, err := jupiteriq.NewAPIClient(jupiteriq.WithAPIKey("acct_test_key"), jupiteriq.WithTransport(transport))
	fine(t, err)
	user, err := client.Users.Get(ctx, 12345)
	fine(t, err)
	same(t, user.Username, "jane_doe")
	same(t, transport.Requests()[0].URL, "https://api.jupiteriq.com/api/v1/users/12345")
	same(t, transport.Requests()[0].Header.Get("X-API-Contract"), "")
}

func Example() {
	clock := &jupiteriqtest.FakeClock{}
	transport := new(jupiteriqtest.FakeTransport).Answer(503, nil).Answer(201, map[string]any{"id": "TCK-1"})
	client, err := jupiteriq.New(jupiteriq.WithAPIKey("jiq_test_key"), jupiteriq.WithTransport(transport),
		jupiteriq.WithClock(clock))
	if err != nil {
		panic(err)
	}
	created, err := client.Tickets.Create(ctx, jupiteriq.NewTicket{Subject: jupiteriq.Set("Printer on fire")})
	fmt.Println(created.ID, err, clock.Slept())
	// Output: TCK-1 <nil> [1s]
}
