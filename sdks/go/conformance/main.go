// Does with the installed module what it is told, a line each; see sdks/conformance/README.md.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"

	jupiteriq "github.com/jupiteriq/sdk-go"
	"github.com/jupiteriq/sdk-go/jupiteriqtest"
)

type object = map[string]any

// step is what is told; of each kind of step some members are set.
type step struct {
	Do, Client, Method, Field, Job, File, Size, Report, Run, As, Of, Name, Login, Password, Signature, ID string
	Path                                                                                                  []any
	Query, Body                                                                                           json.RawMessage
	Options, Headers                                                                                      object
	Metadata                                                                                              object
	Take                                                                                                  *int
	Calls                                                                                                 []step
	Text                                                                                                  *string
	Zeros                                                                                                 int
	Content, Type, After, Secret                                                                          json.RawMessage
	ContentType                                                                                           string    `json:"content_type"`
	ExpiresAt                                                                                             time.Time `json:"expires_at"`
	UploadID                                                                                              string    `json:"upload_id"`
	AccessToken                                                                                           string    `json:"access_token"`
	RefreshToken                                                                                          string    `json:"refresh_token"`
	Silence, Seconds                                                                                      float64
	Now, Timestamp                                                                                        int64
}

// known is a client and what belongs to it.
type known struct {
	client *jupiteriq.Client
	// small is the client of the small user API, instead.
	small  *jupiteriq.APIClient
	clock  *jupiteriqtest.FakeClock
	mutex  sync.Mutex
	log    []object
	tokens [][]string
}

var (
	ctx   = context.Background()
	named = map[string]*known{}
)

func main() {
	lines := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var told step
		if err := decode(line, &told); err != nil {
			panic(err)
		}
		if told.Client == "" {
			told.Client = "c"
		}
		outcome := outcomeOf(do(told))
		if at := named[told.Client]; at != nil {
			slept := []float64{}
			for _, each := range at.clock.Slept() {
				slept = append(slept, each.Seconds())
			}
			outcome["slept"] = slept
		}
		if err := out.Encode(outcome); err != nil {
			panic(err)
		}
	}
}

func decode(raw []byte, into any) error {
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.UseNumber()
	return decoder.Decode(into)
}

func outcomeOf(result any, err error) object {
	if err != nil {
		return object{"error": said(err)}
	}
	return object{"ok": result}
}

func do(s step) (any, error) {
	at := named[s.Client]
	switch s.Do {
	case "about":
		return object{"language": "go", "version": jupiteriq.Version}, nil
	case "new":
		return nil, create(s)
	case "call":
		result, err := call(s)
		return plain(result), err
	case "head":
		return head(s)
	case "all":
		return all(s)
	case "parallel":
		return parallel(s), nil
	case "upload":
		return upload(s)
	case "download":
		return download(s)
	case "import":
		return bringIn(s)
	case "stream":
		return stream(s)
	case "session":
		return nil, session(s)
	case "tokens":
		return named[s.Of].tokens, nil
	case "verify":
		return verify(s)
	case "signature":
		return jupiteriq.VerifySignature(body(s), s.Signature, texts(s.Secret)[0]), nil
	case "sign":
		header := object{}
		for name, values := range jupiteriqtest.SignWebhook(body(s), texts(s.Secret)[0], s.ID, time.Unix(s.Timestamp, 0)) {
			header[strings.ToLower(name)] = values[0]
		}
		return header, nil
	case "advance":
		at.clock.Advance(seconds(s.Seconds))
		return nil, nil
	case "inspect":
		return inspect(s)
	case "log":
		return at.log, nil
	}
	panic("There is no step " + s.Do)
}

// body is text that was told as JSON.
func body(s step) []byte {
	var text string
	if err := json.Unmarshal(s.Body, &text); err != nil {
		panic(err)
	}
	return []byte(text)
}

func seconds(count float64) time.Duration { return time.Duration(count * float64(time.Second)) }

func create(s step) error {
	if before := named[s.Client]; before != nil && before.client != nil {
		before.client.Close()
	}
	delete(named, s.Client)
	small := s.Options["facade"] == "accounts"
	delete(s.Options, "facade")
	at := &known{clock: &jupiteriqtest.FakeClock{}, log: []object{}}
	options := []jupiteriq.ClientOption{jupiteriq.WithClock(at.clock), jupiteriq.WithLog(at.note)}
	for name, value := range s.Options {
		options = append(options, clientOption(name, value))
	}
	var err error
	if small {
		at.small, err = jupiteriq.NewAPIClient(options...)
	} else {
		at.client, err = jupiteriq.New(options...)
	}
	if err == nil {
		named[s.Client] = at
	}
	return err
}

func clientOption(name string, value any) jupiteriq.ClientOption {
	switch name {
	case "api_key":
		return jupiteriq.WithAPIKey(value.(string))
	case "base_url":
		return jupiteriq.WithBaseURL(value.(string))
	case "allow_http":
		return jupiteriq.WithAllowHTTP()
	case "max_wait":
		return jupiteriq.WithMaxWait(seconds(number(value)))
	case "pace":
		return jupiteriq.WithPace(value.(bool))
	}
	return option(name, value)
}

func option(name string, value any) jupiteriq.Option {
	switch name {
	case "timeout":
		return jupiteriq.WithTimeout(seconds(number(value)))
	case "max_attempts":
		return jupiteriq.WithMaxAttempts(int(number(value)))
	case "on_behalf_of":
		return jupiteriq.WithOnBehalfOf(value.(string))
	}
	panic("There is no option " + name)
}

func requestOptions(said object) []jupiteriq.RequestOption {
	var options []jupiteriq.RequestOption
	for name, value := range said {
		switch name {
		case "idempotency_key":
			options = append(options, jupiteriq.WithIdempotencyKey(value.(string)))
		case "if_match":
			options = append(options, jupiteriq.WithIfMatch(value.(string)))
		case "if_none_match":
			options = append(options, jupiteriq.WithIfNoneMatch(value.(string)))
		case "headers":
			for header, each := range value.(object) {
				options = append(options, jupiteriq.WithHeader(header, each.(string)))
			}
		default:
			options = append(options, option(name, value))
		}
	}
	return options
}

func number(value any) float64 {
	found, err := value.(json.Number).Float64()
	if err != nil {
		panic(err)
	}
	return found
}

func (k *known) note(record jupiteriq.LogRecord) {
	told := object{"event": record.Event, "method": record.Method, "path": record.Path, "attempt": record.Attempt,
		"status": record.Status, "error": record.Error, "request_id": record.RequestID,
		"milliseconds": record.Duration.Milliseconds(), "seconds": record.Wait.Seconds(), "why": record.Why}
	if record.Asked != nil {
		told["asked"] = record.Asked.Seconds()
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.log = append(k.log, told)
}

// call finds a method by its name and gives it what it takes.
func call(s step) (any, error) {
	if s.Client == "" {
		s.Client = "c"
	}
	resource, name, _ := strings.Cut(s.Method, ".")
	client := reflect.ValueOf(named[s.Client].client)
	if named[s.Client].small != nil {
		client = reflect.ValueOf(named[s.Client].small)
	}
	method := methodOf(memberOf(client.Elem(), resource), name)
	kind := method.Type()
	given := []reflect.Value{reflect.ValueOf(ctx)}
	for at, id := range s.Path {
		given = append(given, idOf(kind.In(at+1), fmt.Sprint(id)))
	}
	for at := len(given); at < kind.NumIn()-1; at++ {
		if kind.In(at).Kind() == reflect.Pointer {
			given = append(given, filled(kind.In(at).Elem(), "query", s.Query))
		} else {
			given = append(given, filled(kind.In(at), "json", s.Body).Elem())
		}
	}
	for _, each := range requestOptions(s.Options) {
		given = append(given, reflect.ValueOf(each))
	}
	results := method.Call(given)
	err, _ := results[len(results)-1].Interface().(error)
	if len(results) == 1 || results[0].IsNil() {
		return nil, err
	}
	return results[0].Interface(), err
}

func idOf(kind reflect.Type, id string) reflect.Value {
	made := reflect.New(kind).Elem()
	if kind.Kind() == reflect.Int64 {
		number, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			panic(err)
		}
		made.SetInt(number)
	} else {
		made.SetString(id)
	}
	return made
}

func same(one, other string) bool {
	return strings.EqualFold(one, strings.ReplaceAll(other, "_", ""))
}

func memberOf(at reflect.Value, name string) reflect.Value {
	return at.FieldByNameFunc(func(each string) bool { return same(each, name) })
}

func methodOf(at reflect.Value, name string) reflect.Value {
	for number := range at.NumMethod() {
		if same(at.Type().Method(number).Name, name) {
			return at.Method(number)
		}
	}
	panic("There is no method " + name)
}

// filled gives a struct the members that are told; what its types cannot say goes into Extra.
func filled(kind reflect.Type, tag string, told json.RawMessage) reflect.Value {
	made := reflect.New(kind)
	var members map[string]json.RawMessage
	if len(told) > 0 {
		if err := json.Unmarshal(told, &members); err != nil {
			panic(err)
		}
	}
	for at := range kind.NumField() {
		name, _, _ := strings.Cut(kind.Field(at).Tag.Get(tag), ",")
		raw, there := members[name]
		if there && json.Unmarshal(raw, made.Elem().Field(at).Addr().Interface()) == nil {
			delete(members, name)
		} else {
			made.Elem().Field(at).SetZero()
		}
	}
	if len(members) > 0 {
		extra := object{}
		for name, raw := range members {
			extra[name] = raw
		}
		made.Elem().FieldByName("Extra").Set(reflect.ValueOf(extra))
	}
	return made
}

func plain(value any) any {
	if came, is := value.(interface{ Raw() json.RawMessage }); is {
		return came.Raw()
	}
	return nil
}

func head(s step) (any, error) {
	came, err := call(s)
	if err != nil {
		return nil, err
	}
	response := came.(interface{ HTTPResponse() *jupiteriq.Response }).HTTPResponse()
	return object{"status": response.Status, "request_id": response.RequestID, "etag": response.ETag,
		"replayed": response.Replayed}, nil
}

func all(s step) (any, error) {
	page, err := call(s)
	if err != nil {
		return nil, err
	}
	if s.Field == "" {
		s.Field = "id"
	}
	taken := []any{}
	if s.Take != nil && *s.Take == 0 {
		return taken, nil
	}
	each := reflect.ValueOf(page).MethodByName("All").Call([]reflect.Value{reflect.ValueOf(ctx)})[0]
	for item, failure := range each.Seq2() {
		if err, _ := failure.Interface().(error); err != nil {
			return nil, err
		}
		value, _ := item.Interface().(interface{ Lookup(string) (any, bool) }).Lookup(s.Field)
		if taken = append(taken, value); s.Take != nil && len(taken) == *s.Take {
			break
		}
	}
	return taken, nil
}

func parallel(s step) []object {
	outcomes := make([]object, len(s.Calls))
	var all sync.WaitGroup
	for at := range s.Calls {
		all.Add(1)
		go func() {
			defer all.Done()
			result, err := call(s.Calls[at])
			outcomes[at] = outcomeOf(plain(result), err)
		}()
	}
	all.Wait()
	return outcomes
}

func upload(s step) (any, error) {
	content := strings.Repeat("0", s.Zeros)
	if s.Text != nil {
		content = *s.Text
	}
	file, err := named[s.Client].client.Files.Upload(ctx, strings.NewReader(content), jupiteriq.UploadParams{
		Name: s.Name, Metadata: s.Metadata, ExpiresAt: s.ExpiresAt, UploadID: s.UploadID},
		requestOptions(s.Options)...)
	if err != nil {
		return nil, err
	}
	return file.Raw(), nil
}

func download(s step) (any, error) {
	client := named[s.Client].client
	flow := client.Files.Download(ctx, s.File)
	if s.Job != "" {
		flow = client.Jobs.Result(ctx, s.Job)
	} else if s.Report != "" {
		flow = client.Reports.Result(ctx, s.Report, s.Run)
	} else if s.Size != "" {
		flow = client.Files.Thumbnail(ctx, s.File, s.Size)
	}
	raw, err := flow.Bytes()
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(raw)
	told := object{"bytes": len(raw), "sha256": hex.EncodeToString(digest[:])}
	if len(raw) < 1000 {
		told["text"] = string(raw)
	}
	return told, nil
}

func bringIn(s step) (any, error) {
	params := &jupiteriq.ImportItemsParams{ContentType: s.ContentType}
	if s.Type != nil {
		if err := json.Unmarshal(s.Type, &params.Type); err != nil {
			panic(err)
		}
	}
	data := named[s.Client].client.Data
	var text string
	if json.Unmarshal(s.Content, &text) == nil {
		job, err := data.Import(ctx, []byte(text), params)
		return plain(job), err
	}
	var each []json.RawMessage
	if err := json.Unmarshal(s.Content, &each); err != nil {
		panic(err)
	}
	items := make([]jupiteriq.NewItem, len(each))
	for at, raw := range each {
		items[at] = filled(reflect.TypeFor[jupiteriq.NewItem](), "json", raw).Elem().Interface().(jupiteriq.NewItem)
	}
	job, err := data.ImportItems(ctx, items, params)
	return plain(job), err
}

func stream(s step) (any, error) {
	params := &jupiteriq.StreamEventsParams{Silence: seconds(s.Silence), Type: texts(s.Type)}
	if s.After != nil {
		if err := json.Unmarshal(s.After, &params.After); err != nil {
			panic(err)
		}
	}
	taken := []int64{}
	for event, err := range named[s.Client].client.Events.Stream(ctx, params) {
		if err != nil {
			return nil, err
		}
		if taken = append(taken, event.Sequence); len(taken) == *s.Take {
			break
		}
	}
	return taken, nil
}

func session(s step) error {
	base := named[s.Client]
	at := &known{clock: base.clock, tokens: [][]string{}}
	keep := func(tokens jupiteriq.Tokens) error {
		at.mutex.Lock()
		defer at.mutex.Unlock()
		at.tokens = append(at.tokens, []string{tokens.Access, tokens.Refresh})
		return nil
	}
	var err error
	if s.Login != "" {
		at.client, err = base.client.SignIn(ctx, jupiteriq.SignIn{Login: s.Login, Password: s.Password}, keep)
	} else {
		at.client, err = base.client.WithSession(jupiteriq.Tokens{Access: s.AccessToken, Refresh: s.RefreshToken}, keep)
	}
	named[s.As] = at
	return err
}

func verify(s step) (any, error) {
	verifier, err := jupiteriq.NewWebhookVerifier(texts(s.Secret)...)
	if err != nil {
		return nil, err
	}
	verifier.Now = func() time.Time { return time.Unix(s.Now, 0) }
	header := http.Header{}
	for name, value := range s.Headers {
		header.Set(name, fmt.Sprint(value))
	}
	event, err := verifier.Verify(body(s), header)
	if err != nil {
		return nil, err
	}
	return event.Raw(), nil
}

// texts are one text or several.
func texts(told json.RawMessage) []string {
	var one string
	if told == nil {
		return nil
	}
	if json.Unmarshal(told, &one) == nil {
		return []string{one}
	}
	var several []string
	if err := json.Unmarshal(told, &several); err != nil {
		panic(err)
	}
	return several
}

func inspect(s step) (any, error) {
	var at any = named[s.Client].client
	if s.Method != "" {
		came, err := call(s)
		if err != nil {
			return nil, err
		}
		at = came
	}
	return fmt.Sprintf("%v %+v %#v", at, at, at), nil
}

func said(err error) object {
	var ours *jupiteriq.JupiterIQError
	if !errors.As(err, &ours) {
		return object{"class": "not ours: " + err.Error()}
	}
	classes := []string{}
	for at := err; at != nil; at = errors.Unwrap(at) {
		classes = append(classes, reflect.TypeOf(at).Elem().Name())
		if at == error(ours) {
			break
		}
	}
	told := object{"class": classes[0], "classes": classes, "message": err.Error()}
	var refused *jupiteriq.APIError
	var odd *jupiteriq.InvalidResponseError
	var gap *jupiteriq.StreamGapError
	var webhook *jupiteriq.WebhookVerificationError
	switch {
	case errors.As(err, &refused):
		told["status"], told["fields"], told["request_id"] = refused.Status, refused.Fields, refused.RequestID
		told["body"] = string(refused.Body)
		if refused.Code != "" {
			told["code"] = refused.Code
		} else {
			told["code"] = nil
		}
		if refused.RetryAfter != nil {
			told["retry_after"] = refused.RetryAfter.Seconds()
		}
	case errors.As(err, &odd):
		told["status"], told["request_id"], told["body"] = odd.Status, odd.RequestID, string(odd.Body)
	case errors.As(err, &gap):
		told["oldest"] = gap.Oldest
	case errors.As(err, &webhook):
		told["reason"] = webhook.Reason
	}
	return told
}
