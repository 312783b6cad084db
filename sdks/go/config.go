package jupiteriq

import (
	"crypto/rand"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
)

const longestKey = 1024

var (
	loopback  = []string{"localhost", "127.0.0.1", "::1"}
	userAgent = fmt.Sprintf("jupiteriq-go/%s (go %s; %s)", Version, strings.TrimPrefix(runtime.Version(), "go"),
		runtime.GOOS)
)

// checkedKey refuses what would break a header, and never repeats it.
func checkedKey(key, name, hint string) (string, error) {
	if key == "" {
		return "", misconfigured("There is no %s%s.", name, hint)
	}
	odd := func(letter rune) bool { return letter < '!' || letter > '~' }
	if len(key) > longestKey || strings.ContainsFunc(key, odd) {
		return "", misconfigured("The %s holds blanks, line breaks or letters that no key has. Copy it anew.", name)
	}
	return key, nil
}

func orEnvironment(told *string, variable, otherwise string) string {
	if told != nil {
		return *told
	}
	if known := os.Getenv(variable); known != "" {
		return known
	}
	return otherwise
}

// checkedURL is the address of the mount, whether or not it was told with it.
func checkedURL(told, mount string, allowHTTP bool) (string, error) {
	at, err := url.Parse(told)
	if err != nil || at.Hostname() == "" || (at.Scheme != "http" && at.Scheme != "https") {
		return "", misconfigured("The base URL must be an address such as %s.", DefaultBaseURL)
	}
	if at.User != nil || at.RawQuery != "" || at.ForceQuery || at.Fragment != "" {
		return "", misconfigured("The base URL must have no user, no query and no fragment.")
	}
	if at.Scheme == "http" && !slices.Contains(loopback, at.Hostname()) && !allowHTTP {
		return "", misconfigured("The base URL must be https, or anybody on the way can read the key.")
	}
	path := strings.TrimRight(at.EscapedPath(), "/")
	if shorter, is := strings.CutSuffix(path, mount); is {
		path = shorter
	} else {
		path = strings.TrimSuffix(path, "/v1")
	}
	return at.Scheme + "://" + at.Host + path + mount, nil
}

func (o *sharedOptions) check() error {
	if o.timeout <= 0 {
		return misconfigured("The timeout must be longer than nothing.")
	}
	if o.maxAttempts < 1 {
		return misconfigured("A request must be sent at least once.")
	}
	return nil
}

func newKey() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// pathOf puts ids into a path, each as one segment and never two, whatever is in it.
func pathOf(op *operation, ids []string) (string, error) {
	parts := strings.Split(op.path, "{")
	path := parts[0]
	for at, part := range parts[1:] {
		name, rest, _ := strings.Cut(part, "}")
		if slices.Contains([]string{"", ".", ".."}, ids[at]) {
			return "", misconfigured("`%s` must be an id.", name)
		}
		path += escaped(ids[at]) + rest
	}
	return path, nil
}

func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// query is parameters in the order in which they were declared.
type query []pair

type pair struct{ name, value string }

func (q query) String() string {
	text := make([]string, len(q))
	for at, each := range q {
		text[at] = escaped(each.name) + "=" + escaped(each.value)
	}
	return strings.Join(text, "&")
}

func (q query) get(name string) string {
	for _, each := range q {
		if each.name == name {
			return each.value
		}
	}
	return ""
}

// with replaces a parameter, and leaves out those that do not go along with it.
func (q query) with(name, value string, without ...string) query {
	kept := slices.DeleteFunc(slices.Clone(q), func(each pair) bool { return slices.Contains(without, each.name) })
	for at := range kept {
		if kept[at].name == name {
			kept[at].value = value
			return kept
		}
	}
	return append(kept, pair{name, value})
}

// queryOf reads the fields of a struct of parameters, which may be nil.
func queryOf(params any) query {
	at := reflect.ValueOf(params)
	if at.IsNil() {
		return nil
	}
	at = at.Elem()
	var q query
	for number := range at.NumField() {
		name := at.Type().Field(number).Tag.Get("query")
		if name == "" {
			continue
		}
		switch value := at.Field(number).Interface().(type) {
		case interface{ inQuery() (string, bool) }:
			if text, is := value.inQuery(); is {
				q = append(q, pair{name, text})
			}
		case []string:
			for _, each := range value {
				q = append(q, pair{name, each})
			}
		case map[string]any:
			for _, path := range slices.Sorted(maps.Keys(value)) {
				q = append(q, pair{name + "." + path, parameter(value[path])})
			}
		default:
			q = append(q, pair{name, parameter(value)})
		}
	}
	return q
}

// headerOf is what a request says beside its body and who asks.
func headerOf(o *requestOptions, contract string) (http.Header, error) {
	header := http.Header{"Accept": {"application/json"}, "User-Agent": {userAgent}}
	if contract != "" {
		header.Set("X-API-Contract", contract)
	}
	if o.ifMatch != nil {
		header.Set("If-Match", *o.ifMatch)
	}
	if o.ifNoneMatch != nil {
		header.Set("If-None-Match", *o.ifNoneMatch)
	}
	if o.onBehalfOf != "" {
		header.Set("X-On-Behalf-Of", o.onBehalfOf)
	}
	for name, values := range o.header {
		if name == "Authorization" {
			return nil, misconfigured("`Authorization` is sent by the client itself.")
		}
		header[name] = values
	}
	for name, values := range header {
		if !isToken(name) || strings.ContainsFunc(strings.Join(values, ""), isControl) {
			return nil, misconfigured("The header `%s` holds what no header may.", strings.Map(printable, name))
		}
	}
	return header, nil
}

func isToken(name string) bool {
	odd := func(letter rune) bool {
		return letter <= ' ' || letter > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, letter)
	}
	return name != "" && !strings.ContainsFunc(name, odd)
}

func isControl(letter rune) bool { return letter < ' ' && letter != '\t' || letter == 0x7f }

func printable(letter rune) rune {
	if isControl(letter) {
		return -1
	}
	return letter
}
