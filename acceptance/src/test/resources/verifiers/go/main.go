// Ends with 0 when the reference library takes the delivery on standard input and refuses changed ones.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

func main() {
	var delivery struct {
		Secret  string
		Headers map[string]string
		Body    string
	}
	if err := json.NewDecoder(os.Stdin).Decode(&delivery); err != nil {
		log.Fatal(err)
	}
	webhook, err := standardwebhooks.NewWebhook(delivery.Secret)
	if err != nil {
		log.Fatal(err)
	}
	headers := http.Header{}
	for name, value := range delivery.Headers {
		headers.Set(name, value)
	}
	if err := webhook.Verify([]byte(delivery.Body), headers); err != nil {
		log.Fatal(err)
	}
	refused(webhook.Verify([]byte(delivery.Body+" "), headers))
	headers.Set("webhook-id", "evt_another")
	refused(webhook.Verify([]byte(delivery.Body), headers))
}

func refused(err error) {
	if err == nil {
		log.Fatal("took what was changed")
	}
	fmt.Println("refused:", err)
}
