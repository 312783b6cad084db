"""Ends with 0 when the reference library takes the delivery on standard input and refuses changed ones."""
import json
import sys

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

delivery = json.load(sys.stdin)
webhook = Webhook(delivery["secret"])
webhook.verify(delivery["body"], delivery["headers"])
for body, headers in (
    (delivery["body"] + " ", delivery["headers"]),
    (delivery["body"], {**delivery["headers"], "webhook-id": "evt_another"}),
):
    try:
        webhook.verify(body, headers, json_parse=False)
    except WebhookVerificationError as refusal:
        print("refused:", refusal)
    else:
        sys.exit("took what was changed")
