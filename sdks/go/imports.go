package jupiteriq

import (
	"bytes"
	"context"
)

var opImportItems = operation{id: "importItems", method: "POST", path: "/data/import", keyed: true}

// ImportItemsParams say what is brought in.
type ImportItemsParams struct {
	// Type is that of all items that say none.
	Type Field[string] `query:"type"`
	// ContentType is application/x-ndjson unless it is told, text/csv say.
	ContentType string
}

// Import brings in items by a job, as lines of JSON or CSV.
func (s *DataService) Import(
	ctx context.Context, content []byte, params *ImportItemsParams, options ...RequestOption,
) (*Job, error) {
	r, err := s.core.request(&opImportItems, nil, queryOf(params), nil, options)
	if err != nil {
		return nil, err
	}
	r.header.Set("Content-Type", "application/x-ndjson")
	if params != nil && params.ContentType != "" {
		r.header.Set("Content-Type", params.ContentType)
	}
	r.bytes(content)
	a, err := s.core.send(ctx, r)
	if err != nil {
		return nil, err
	}
	return objectOf[Job](a)
}

// ImportItems brings in these items by a job.
func (s *DataService) ImportItems(
	ctx context.Context, items []NewItem, params *ImportItemsParams, options ...RequestOption,
) (*Job, error) {
	var lines bytes.Buffer
	for _, item := range items {
		line, err := encode(item)
		if err != nil {
			return nil, misconfigured("This cannot be sent as JSON: %v", err)
		}
		lines.Write(append(line, '\n'))
	}
	return s.Import(ctx, lines.Bytes(), params, options...)
}
