// Gives new tickets a priority by what they say; see README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"

	jupiteriq "github.com/jupiteriq/sdk-go"
)

var urgentWords = []string{"down", "outage", "cannot log in"}

func triage(ctx context.Context, client *jupiteriq.Client, event *jupiteriq.Event) error {
	ticket, err := client.Tickets.Get(ctx, event.Data.ID)
	if err != nil || slices.Contains(ticket.Tags, "triaged") {
		return err
	}
	priority := ticket.Priority
	if slices.ContainsFunc(urgentWords, func(word string) bool {
		return strings.Contains(strings.ToLower(ticket.Subject), word)
	}) {
		priority = "urgent"
	}
	_, err = client.Tickets.Update(ctx, ticket.ID, jupiteriq.TicketPatch{
		Priority: jupiteriq.Set(priority),
		Tags:     jupiteriq.Set(append(ticket.Tags, "triaged")),
	}, jupiteriq.WithIfMatch(ticket.HTTPResponse().ETag))
	var changed *jupiteriq.PreconditionFailedError
	if errors.As(err, &changed) {
		return triage(ctx, client, event)
	}
	if err != nil {
		return err
	}
	_, err = client.Tickets.CreateComment(ctx, ticket.ID, jupiteriq.NewComment{
		Content:    fmt.Sprintf("Triaged: %s.", priority),
		IsInternal: jupiteriq.Set(true),
	}, jupiteriq.WithIdempotencyKey("triage-"+event.ID))
	if err == nil {
		fmt.Printf("%s: %s\n", ticket.ID, priority)
	}
	return err
}

func events(ctx context.Context, client *jupiteriq.Client, after int64, once bool) (iter.Seq2[*jupiteriq.Event, error], error) {
	if !once {
		return client.Events.Stream(ctx, &jupiteriq.StreamEventsParams{
			Type: []string{"ticket.created"}, After: jupiteriq.Int(after)}), nil
	}
	page, err := client.Events.List(ctx, &jupiteriq.ListEventsParams{
		Type: jupiteriq.Set("ticket.created"), After: jupiteriq.Int(after)})
	if err != nil {
		return nil, err
	}
	return page.All(ctx), nil
}

func run(ctx context.Context, file string, once bool) error {
	var after int64
	if text, err := os.ReadFile(file); err == nil {
		if after, err = strconv.ParseInt(string(text), 10, 64); err != nil {
			return err
		}
	}
	client, err := jupiteriq.New()
	if err != nil {
		return err
	}
	told, err := events(ctx, client, after, once)
	if err != nil {
		return err
	}
	for event, err := range told {
		if err != nil {
			return err
		}
		var gone *jupiteriq.NotFoundError
		if err := triage(ctx, client, event); err != nil && !errors.As(err, &gone) {
			return err
		}
		if err := os.WriteFile(file, fmt.Append(nil, event.Sequence), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if err := run(context.Background(), os.Args[1], len(os.Args) > 2); err != nil {
		log.Fatal(err)
	}
}
