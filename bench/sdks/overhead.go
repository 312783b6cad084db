// Reads a ticket by the library and by net/http alone, in turns; prints microseconds of a call of each side.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"slices"
	"strconv"
	"time"

	jupiteriq "github.com/jupiteriq/sdk-go"
)

func main() {
	ticket, rounds, calls := os.Args[1], number(os.Args[2]), number(os.Args[3])
	ctx := context.Background()
	client, err := jupiteriq.New()
	if err != nil {
		log.Fatal(err)
	}
	url, key := os.Getenv("JUPITERIQ_BASE_URL")+"/v1/tickets/"+ticket, os.Getenv("JUPITERIQ_API_KEY")
	byLibrary := func() string {
		came, err := client.Tickets.Get(ctx, ticket)
		if err != nil {
			log.Fatal(err)
		}
		return came.ID
	}
	byHTTP := func() string {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			log.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+key)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			log.Fatal(err)
		}
		defer answer.Body.Close()
		var came ownTicket
		if err := json.NewDecoder(answer.Body).Decode(&came); err != nil {
			log.Fatal(err)
		}
		return came.ID
	}
	microseconds := func(call func() string) float64 {
		taken := make([]time.Duration, calls)
		for at := range taken {
			begun := time.Now()
			if call() != ticket {
				log.Fatal("another ticket came")
			}
			taken[at] = time.Since(begun)
		}
		slices.Sort(taken)
		return float64(taken[calls/2].Nanoseconds()) / 1000
	}
	microseconds(byHTTP)
	microseconds(byLibrary)
	for range rounds {
		fmt.Printf("plain_us=%.1f library_us=%.1f\n", microseconds(byHTTP), microseconds(byLibrary))
	}
}

// ownTicket is what somebody without the library would write.
type ownTicket struct {
	ID        string         `json:"id"`
	Subject   string         `json:"subject"`
	Status    string         `json:"status"`
	Priority  string         `json:"priority"`
	Tags      []string       `json:"tags"`
	Metadata  map[string]any `json:"metadata"`
	CreatedAt time.Time      `json:"created_at"`
	UpdatedAt time.Time      `json:"updated_at"`
}

func number(text string) int {
	found, err := strconv.Atoi(text)
	if err != nil {
		log.Fatal(err)
	}
	return found
}
