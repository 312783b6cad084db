package jupiteriq

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Until the next bytes move.
const transferTimeout = 60 * time.Second

var (
	opDownloadFile    = operation{id: "downloadFile", method: "GET", path: "/files/{id}/content", reads: true}
	opGetThumbnail    = operation{id: "getThumbnail", method: "GET", path: "/files/{id}/thumbnails/{size}", reads: true}
	opGetJobResult    = operation{id: "getJobResult", method: "GET", path: "/jobs/{id}/result", reads: true}
	opGetReportResult = operation{
		id: "getReportResult", method: "GET", path: "/reports/{id}/runs/{run}/result", reads: true}
)

// Download is the bytes of a file as they come. A connection that breaks is made anew, and goes on where it was. It is
// to be read to its end, or closed.
type Download struct {
	ctx     context.Context
	core    *core
	op      *operation
	ids     []string
	options []RequestOption

	flow       *flow
	at, begun  int64
	skip       int64
	etag       string
	stuck      int
	err        error
	identified bool
}

// Download reads the content of a file.
func (s *FilesService) Download(ctx context.Context, fileID string, options ...RequestOption) *Download {
	return &Download{ctx: ctx, core: s.core, op: &opDownloadFile, ids: []string{fileID}, options: options}
}

// Thumbnail reads a small picture of a file.
func (s *FilesService) Thumbnail(ctx context.Context, fileID, size string, options ...RequestOption) *Download {
	return &Download{ctx: ctx, core: s.core, op: &opGetThumbnail, ids: []string{fileID, size}, options: options}
}

// Result reads what a job has made.
func (s *JobsService) Result(ctx context.Context, jobID string, options ...RequestOption) *Download {
	return &Download{ctx: ctx, core: s.core, op: &opGetJobResult, ids: []string{jobID}, options: options}
}

// Result reads what a run of a report told, as CSV or JSON.
func (s *ReportsService) Result(ctx context.Context, reportID, run string, options ...RequestOption) *Download {
	return &Download{ctx: ctx, core: s.core, op: &opGetReportResult, ids: []string{reportID, run}, options: options}
}

// Read gives the next bytes.
func (d *Download) Read(into []byte) (int, error) {
	if len(into) == 0 {
		return 0, d.err
	}
	for d.err == nil {
		if d.flow == nil {
			if err := d.open(); err != nil {
				d.failed(err)
				continue
			}
		}
		count, err := d.flow.Read(into)
		wanted := d.wanted(into, count)
		d.at += int64(wanted)
		if err == io.EOF {
			d.end(io.EOF)
		} else if err != nil {
			d.failed(err)
		}
		if wanted > 0 {
			return wanted, nil
		}
	}
	return 0, d.err
}

// wanted moves what was not read before to the beginning.
func (d *Download) wanted(into []byte, count int) int {
	passed := min(d.skip, int64(count))
	d.skip -= passed
	return copy(into, into[passed:count])
}

func (d *Download) open() error {
	d.begun = d.at
	r, err := d.core.request(d.op, d.ids, nil, nil, d.options)
	if err != nil {
		return err
	}
	r.timeout = max(r.timeout, transferTimeout)
	r.header.Set("Accept", "*/*")
	r.header.Set("Accept-Encoding", "identity")
	if d.at > 0 && d.etag != "" {
		r.header.Set("Range", "bytes="+strconv.FormatInt(d.at, 10)+"-")
		r.header.Set("If-Range", d.etag)
	}
	a, err := d.core.open(d.ctx, r)
	if err != nil {
		return err
	}
	etag := a.header.Get("ETag")
	d.skip = 0
	if a.status != http.StatusPartialContent {
		d.skip = d.at
	}
	if d.skip > 0 && (etag != d.etag || !d.identified) {
		a.flow.Close()
		return &JupiterIQError{Message: "The file has become another one while it was downloaded."}
	}
	d.etag, d.identified, d.flow = etag, true, a.flow
	return nil
}

// failed waits for another try, or ends with what another try would not make better.
func (d *Download) failed(err error) {
	var lost *APIConnectionError
	if !errors.As(err, &lost) || !lost.passing {
		d.end(err)
		return
	}
	if d.flow != nil {
		d.flow.Close()
		d.flow = nil
	}
	d.stuck++
	if d.at > d.begun {
		d.stuck = 0
	}
	if d.stuck >= d.core.shared.maxAttempts {
		d.end(err)
		return
	}
	if err := d.core.attempts.clock.Sleep(d.ctx, time.Second<<min(d.stuck, mostDoublings)); err != nil {
		d.end(err)
	}
}

func (d *Download) end(err error) {
	d.err = err
	if d.flow != nil {
		d.flow.Close()
		d.flow = nil
	}
}

// Close ends a download that is not wanted any more.
func (d *Download) Close() error {
	if d.err == nil {
		d.end(os.ErrClosed)
	}
	return nil
}

// Bytes is all of it.
func (d *Download) Bytes() ([]byte, error) { return io.ReadAll(d) }

// Save writes it to a path, by way of a file beside it that is renamed when all is there.
func (d *Download) Save(path string) error {
	defer d.Close()
	beside, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = io.Copy(beside, d)
	if closed := beside.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(beside.Name(), path)
	}
	if err != nil {
		_ = os.Remove(beside.Name())
	}
	return err
}
