package jupiteriq

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	// Up to here a file goes in one request.
	oneRequestBytes = 10 << 20
	partBytes       = 8 << 20
)

var (
	opUploadFile     = operation{id: "uploadFile", method: "POST", path: "/files", keyed: true}
	opCreateUpload   = operation{id: "createUpload", method: "POST", path: "/files/uploads", keyed: true}
	opGetUpload      = operation{id: "getUpload", method: "HEAD", path: "/files/uploads/{id}"}
	opContinueUpload = operation{id: "continueUpload", method: "PATCH", path: "/files/uploads/{id}"}
)

// Uploadable is a file, or bytes.NewReader of what is in memory: parts of it may be sent again.
type Uploadable interface {
	io.ReaderAt
	io.Seeker
}

// UploadParams say what a file is called, and more of it.
type UploadParams struct {
	// Name may be left out for an *os.File.
	Name      string
	Metadata  map[string]any
	ExpiresAt time.Time
	// UploadID goes on with an upload that was ended.
	UploadID string
	// OnProgress is told how much the server has.
	OnProgress func(sent, total int64)
}

// UploadPath sends the file that lies at a path.
func (s *FilesService) UploadPath(
	ctx context.Context, path string, params UploadParams, options ...RequestOption,
) (*File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return s.Upload(ctx, file, params, options...)
}

// Upload sends a file: up to 10 MiB in one request, more in parts where the plan has them, which survive connections
// that break.
func (s *FilesService) Upload(
	ctx context.Context, file Uploadable, params UploadParams, options ...RequestOption,
) (*File, error) {
	if named, is := file.(interface{ Name() string }); is && params.Name == "" {
		params.Name = filepath.Base(named.Name())
	}
	if params.Name == "" {
		return nil, misconfigured("The file needs a name: UploadParams{Name: …}.")
	}
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	u := &upload{ctx, s.core, file, size, params, options}
	if params.UploadID == "" && size <= oneRequestBytes {
		return u.whole()
	}
	return u.parts()
}

type upload struct {
	ctx     context.Context
	core    *core
	file    io.ReaderAt
	size    int64
	params  UploadParams
	options []RequestOption
}

func (u *upload) request(op *operation, ids ...string) (*request, error) {
	options := append([]RequestOption{WithTimeout(max(transferTimeout, u.core.shared.timeout))}, u.options...)
	if !op.keyed {
		options = append(options, forRequest(func(o *requestOptions) { o.idempotencyKey = nil }))
	}
	return u.core.request(op, ids, nil, nil, options)
}

func (u *upload) whole() (*File, error) {
	told, err := u.told()
	if err != nil {
		return nil, err
	}
	boundary := strings.ReplaceAll(newKey(), "-", "")
	var head bytes.Buffer
	for _, each := range told {
		head.WriteString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + each.name + "\"\r\n\r\n" +
			each.value + "\r\n")
	}
	head.WriteString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
		quotedName.Replace(u.params.Name) + "\"\r\n\r\n")
	tail := "\r\n--" + boundary + "--\r\n"
	r, err := u.request(&opUploadFile)
	if err != nil {
		return nil, err
	}
	r.header.Set("Content-Type", "multipart/form-data; boundary="+boundary)
	r.body = &content{int64(head.Len()+len(tail)) + u.size, func() io.Reader {
		return io.MultiReader(bytes.NewReader(head.Bytes()), io.NewSectionReader(u.file, 0, u.size),
			strings.NewReader(tail))
	}}
	a, err := u.core.send(u.ctx, r)
	if err != nil {
		return nil, err
	}
	u.progress(u.size)
	return objectOf[File](a)
}

// As browsers write names of files into forms.
var quotedName = strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A")

func (u *upload) parts() (*File, error) {
	id, offset := u.params.UploadID, int64(0)
	var err error
	if id == "" {
		id, err = u.begun()
		var denied *PermissionDeniedError
		var quota *QuotaExceededError
		if errors.As(err, &denied) && !errors.As(err, &quota) {
			return u.whole()
		}
	} else {
		offset, err = u.offset(id)
	}
	if err != nil {
		return nil, err
	}
	for stuck := 0; offset < u.size; {
		u.progress(offset)
		before := offset
		var lost error
		if offset, lost = u.next(id, offset); lost != nil {
			if !isInterruption(lost) {
				return nil, lost
			}
			if offset, err = u.offset(id); err != nil {
				return nil, err
			}
		}
		if stuck++; offset > before {
			stuck = 0
		}
		if stuck >= u.core.shared.maxAttempts {
			if lost == nil {
				lost = broken(nil, "The upload does not get beyond %d bytes.", offset)
			}
			return nil, lost
		}
	}
	u.progress(offset)
	service := FilesService{u.core}
	return service.Get(u.ctx, id)
}

// isInterruption is what the server is asked about, how much it has.
func isInterruption(err error) bool {
	var conflict *ConflictError
	var lost *APIConnectionError
	var server *ServerError
	return errors.As(err, &conflict) || errors.As(err, &lost) || errors.As(err, &server)
}

func (u *upload) begun() (string, error) {
	told, err := u.told()
	if err != nil {
		return "", err
	}
	r, err := u.request(&opCreateUpload)
	if err != nil {
		return "", err
	}
	metadata := []string{"filename " + base64.StdEncoding.EncodeToString([]byte(u.params.Name))}
	for _, each := range told {
		metadata = append(metadata, each.name+" "+base64.StdEncoding.EncodeToString([]byte(each.value)))
	}
	r.header.Set("Tus-Resumable", "1.0.0")
	r.header.Set("Upload-Length", strconv.FormatInt(u.size, 10))
	r.header.Set("Upload-Metadata", strings.Join(metadata, ","))
	a, err := u.core.send(u.ctx, r)
	if err != nil {
		return "", err
	}
	place, _, _ := strings.Cut(a.header.Get("Location"), "?")
	id := place[strings.LastIndex(strings.TrimRight(place, "/"), "/")+1:]
	if id = strings.TrimRight(id, "/"); id == "" {
		return "", invalid(a, "The server does not say where the upload goes on.")
	}
	return id, nil
}

func (u *upload) offset(id string) (int64, error) {
	r, err := u.request(&opGetUpload, id)
	if err != nil {
		return 0, err
	}
	r.header.Set("Tus-Resumable", "1.0.0")
	return u.sent(r)
}

func (u *upload) next(id string, offset int64) (int64, error) {
	r, err := u.request(&opContinueUpload, id)
	if err != nil {
		return offset, err
	}
	r.header.Set("Tus-Resumable", "1.0.0")
	r.header.Set("Upload-Offset", strconv.FormatInt(offset, 10))
	r.header.Set("Content-Type", "application/offset+octet-stream")
	size := min(partBytes, u.size-offset)
	r.body = &content{size, func() io.Reader { return io.NewSectionReader(u.file, offset, size) }}
	return u.sent(r)
}

func (u *upload) sent(r *request) (int64, error) {
	a, err := u.core.send(u.ctx, r)
	if err != nil {
		return 0, err
	}
	offset, err := strconv.ParseInt(a.header.Get("Upload-Offset"), 10, 64)
	if err != nil || offset < 0 {
		return 0, broken(nil, "The server does not say how much of the file it has.")
	}
	return offset, nil
}

// told is what goes along with the bytes.
func (u *upload) told() ([]pair, error) {
	var told []pair
	if u.params.Metadata != nil {
		raw, err := encode(u.params.Metadata)
		if err != nil {
			return nil, misconfigured("The metadata cannot be sent as JSON: %v", err)
		}
		told = append(told, pair{"metadata", string(raw)})
	}
	if !u.params.ExpiresAt.IsZero() {
		told = append(told, pair{"expires_at", parameter(u.params.ExpiresAt)})
	}
	return told, nil
}

func (u *upload) progress(sent int64) {
	if u.params.OnProgress != nil {
		u.params.OnProgress(sent, u.size)
	}
}
