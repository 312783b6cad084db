package jupiteriq

import (
	"context"
	"encoding/json"
	"iter"
)

// Page is what one answer holds of a list.
type Page[T any] struct {
	Object
	Data []*T
	// Total is nil where nobody counted.
	Total *int64
	// NextCursor is empty at the end of a list, and in lists that go on by position.
	NextCursor string
	// NextAfter is the position behind the last item, in lists that go on by position.
	NextAfter *int64

	next func(context.Context) (*Page[T], error)
}

// HasMore says whether the list goes on behind this page.
func (p *Page[T]) HasMore() bool { return p.next != nil }

// NextPage is the page behind this one, or nil.
func (p *Page[T]) NextPage(ctx context.Context) (*Page[T], error) {
	if p.next == nil {
		return nil, nil
	}
	return p.next(ctx)
}

// All goes through the items of this page and of all that follow, which are fetched when they are wanted. It ends with
// the first error.
func (p *Page[T]) All(ctx context.Context) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for page := p; page != nil; {
			for _, item := range page.Data {
				if !yield(item, nil) {
					return
				}
			}
			var err error
			if page, err = page.NextPage(ctx); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

func callPage[T any](
	ctx context.Context, c *core, op *operation, ids []string, q query, body any, o []RequestOption,
) (*Page[T], error) {
	r, err := c.request(op, ids, q, body, o)
	if err != nil {
		return nil, err
	}
	a, err := c.send(ctx, r)
	if err != nil || a.status == 304 || a.status == 204 {
		return nil, err
	}
	page, err := pageOf[T](a)
	if err != nil {
		return nil, err
	}
	if following, more := page.following(op, q); more {
		page.next = func(ctx context.Context) (*Page[T], error) {
			if following.get("cursor") == q.get("cursor") && following.get("after") == q.get("after") {
				return nil, &JupiterIQError{
					Message: "The list goes in circles: the server has told the same cursor again."}
			}
			return callPage[T](ctx, c, op, ids, following, nil, o)
		}
	}
	return page, nil
}

// following is the query of the next page.
func (p *Page[T]) following(op *operation, q query) (query, bool) {
	if !op.stretch {
		return q.with("cursor", p.NextCursor, "page", "offset"), p.NextCursor != ""
	}
	more, _ := p.Lookup("has_more")
	if more != true || p.NextAfter == nil {
		return nil, false
	}
	return q.with("after", parameter(*p.NextAfter)), true
}

func pageOf[T any](a *answer) (*Page[T], error) {
	if err := a.demandObject(); err != nil {
		return nil, err
	}
	var members map[string]json.RawMessage
	var items []json.RawMessage
	if json.Unmarshal(a.body, &members) != nil || json.Unmarshal(members["data"], &items) != nil || items == nil {
		return nil, a.unlike()
	}
	page := &Page[T]{Object: Object{a.body, responseOf(a)}, Data: make([]*T, len(items))}
	for at, item := range items {
		if !isObject(item) {
			return nil, a.unlike()
		}
		page.Data[at] = new(T)
		_ = json.Unmarshal(item, page.Data[at])
	}
	_ = json.Unmarshal(members["total"], &page.Total)
	_ = json.Unmarshal(members["next_cursor"], &page.NextCursor)
	_ = json.Unmarshal(members["next_after"], &page.NextAfter)
	return page, nil
}
