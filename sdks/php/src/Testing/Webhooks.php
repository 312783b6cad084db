<?php

declare(strict_types=1);

namespace JupiterIQ\Testing;

use JupiterIQ\Webhook;

/** Deliveries for tests of those who receive them. */
final class Webhooks
{
    /**
     * A delivery as the server makes it.
     *
     * @return array{body: string, headers: array<string, string>}
     */
    public static function sign(
        string|array $body,
        #[\SensitiveParameter] string $secret,
        string $id = 'msg_1',
        ?int $timestamp = null,
    ): array {
        $raw = is_string($body) ? $body : json_encode($body, JSON_THROW_ON_ERROR);
        $sent = (string) ($timestamp ?? time());
        $headers = [
            'Content-Type' => 'application/json', 'X-Webhook-Signature' => hash_hmac('sha256', $raw, $secret),
        ];
        if (str_starts_with($secret, Webhook::PREFIX)) {
            $headers += [
                'webhook-id' => $id, 'webhook-timestamp' => $sent,
                'webhook-signature' => Webhook::standardSignature($secret, $id, $sent, $raw),
            ];
        }
        return ['body' => $raw, 'headers' => $headers];
    }
}
