<?php

declare(strict_types=1);

namespace JupiterIQ;

/**
 * Verifies deliveries to one endpoint; while one secret replaces another, by both.
 *
 *     $event = (new JupiterIQ\Webhook($secret))->verify(file_get_contents('php://input'), getallheaders());
 */
final class Webhook
{
    public const TOLERANCE = 300;
    public const PREFIX = 'whsec_';

    private const REASONS = [
        'missing' => 'The delivery has no signature of the kind that belongs to this secret.',
        'malformed' => 'The header webhook-timestamp is no time.',
        'signature' => 'Nobody with this secret has signed this body. Verify it as it came, before anything parses it.',
        'too_old' => 'The delivery is too old; it may be a repetition by somebody else.',
        'too_new' => 'The delivery comes from the future. Is the clock of this machine right?',
        'body' => 'The body is signed and no event.',
    ];

    /** @var list<string> */
    private readonly array $secrets;
    private readonly \Closure $now;

    /**
     * @param string|list<string> $secret what was shown when the endpoint was made
     * @param float $tolerance how old or how far ahead a delivery may be, in seconds
     * @param (callable(): float)|null $now the seconds since 1970
     */
    public function __construct(
        #[\SensitiveParameter] string|array $secret,
        private readonly float $tolerance = self::TOLERANCE,
        ?callable $now = null,
    ) {
        $this->secrets = array_values((array) $secret);
        $this->now = $now === null ? static fn () => microtime(true) : $now(...);
        foreach ($this->secrets as $each) {
            if (!is_string($each) || $each === '') {
                throw new ConfigurationError('There is no secret.');
            }
            if (str_starts_with($each, self::PREFIX)) {
                self::keyOf($each);
            }
        }
        if ($this->secrets === []) {
            throw new ConfigurationError('There is no secret.');
        }
    }

    /** Whether the header `X-Webhook-Signature` belongs to this body, as it came, and this secret. */
    public static function verifySignature(
        string $payload,
        ?string $signature,
        #[\SensitiveParameter] string $secret,
    ): bool {
        return hash_equals(hash_hmac('sha256', $payload, $secret), $signature ?? '');
    }

    /**
     * The event of a delivery, given its body as it came.
     *
     * @param array<string, string|list<string>> $headers
     * @throws WebhookVerificationError and nothing of the delivery is to be used
     */
    public function verify(string $body, array $headers): Models\Event
    {
        $given = [];
        foreach ($headers as $name => $value) {
            $given[strtolower((string) $name)] = (string) (is_array($value) ? reset($value) : $value);
        }
        $reasons = array_map(fn (string $secret) => $this->reason($body, $given, $secret), $this->secrets);
        if (!in_array(null, $reasons, true)) {
            $others = array_values(array_diff($reasons, ['signature']));
            throw self::refusal($others[0] ?? 'signature');
        }
        $event = json_decode($body, false, 512, JSON_BIGINT_AS_STRING);
        return $event instanceof \stdClass ? new Models\Event($event) : throw self::refusal('body');
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['secrets' => '[secret]'];
    }

    /**
     * As Standard Webhooks signs it.
     *
     * @internal
     */
    public static function standardSignature(string $secret, string $id, string|int $timestamp, string $body): string
    {
        return 'v1,' . base64_encode(hash_hmac('sha256', "{$id}.{$timestamp}.{$body}", self::keyOf($secret), true));
    }

    private static function keyOf(string $secret): string
    {
        $key = substr($secret, strlen(self::PREFIX));
        if ($key === '' || strlen($key) % 4 !== 0 || !preg_match('#^[A-Za-z0-9+/]+={0,2}$#D', $key)) {
            throw new ConfigurationError('The secret is not whole: behind `whsec_` there must be Base64.');
        }
        return (string) base64_decode($key, true);
    }

    /** What is wrong by one secret; null where nothing is. */
    private function reason(string $body, array $headers, string $secret): ?string
    {
        if (!str_starts_with($secret, self::PREFIX)) {
            $signature = $headers['x-webhook-signature'] ?? '';
            if ($signature === '') {
                return 'missing';
            }
            return self::verifySignature($body, $signature, $secret) ? null : 'signature';
        }
        [$id, $sent, $signatures] = array_map(
            static fn (string $name) => $headers["webhook-{$name}"] ?? '',
            ['id', 'timestamp', 'signature'],
        );
        if ($id === '' || $sent === '' || $signatures === '') {
            return 'missing';
        }
        if (!ctype_digit($sent)) {
            return 'malformed';
        }
        $wanted = self::standardSignature($secret, $id, $sent, $body);
        $found = false;
        foreach (explode(' ', $signatures) as $each) {
            $found = hash_equals($wanted, $each) || $found;
        }
        $age = ($this->now)() - (float) $sent;
        return match (true) {
            !$found => 'signature',
            $age > $this->tolerance => 'too_old',
            $age < -$this->tolerance => 'too_new',
            default => null,
        };
    }

    private static function refusal(string $reason): WebhookVerificationError
    {
        return new WebhookVerificationError($reason, self::REASONS[$reason]);
    }
}
