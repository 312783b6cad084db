<?php

declare(strict_types=1);

namespace JupiterIQ;

/** What the head of an answer told. */
final class HttpResponse
{
    /** @param array<string, string> $headers by their names in lower case */
    public function __construct(public readonly int $status, public readonly array $headers)
    {
    }

    public function requestId(): ?string
    {
        return $this->headers['x-request-id'] ?? null;
    }

    /** For `['if_match' => …]`. */
    public function etag(): ?string
    {
        return $this->headers['etag'] ?? null;
    }

    /** Whether this is the kept answer of an earlier request with the same idempotency key. */
    public function replayed(): bool
    {
        return ($this->headers['idempotent-replayed'] ?? '') === 'true';
    }
}
