<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * One request, as often as it is sent.
 *
 * @internal
 */
final class Request
{
    /**
     * @param array<string, string> $headers
     * @param string|Source|null $body
     * @param list<int> $also statuses beyond 2xx that are answers, not errors
     */
    public function __construct(
        public readonly string $method,
        public readonly string $url,
        public readonly string $path,
        public array $headers,
        public string|Source|null $body,
        public float $timeout,
        public readonly int $maxAttempts,
        public readonly bool $repeatable,
        public readonly array $also = [],
    ) {
    }
}
