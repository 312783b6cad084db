// Ends with 0 when the reference library takes the delivery on standard input and refuses changed ones.
import { readFileSync } from "node:fs";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const webhook = new Webhook(secret);
webhook.verify(body, headers);
for (const [changedBody, changedHeaders] of [
  [body + " ", headers],
  [body, { ...headers, "webhook-id": "evt_another" }],
]) {
  try {
    webhook.verify(changedBody, changedHeaders);
  } catch (refusal) {
    if (refusal instanceof WebhookVerificationError) {
      console.log("refused:", refusal.message);
      continue;
    }
    throw refusal;
  }
  throw new Error("took what was changed");
}
