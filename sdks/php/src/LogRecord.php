<?php

declare(strict_types=1);

namespace JupiterIQ;

/** An attempt, or a wait before one. It holds no header, no body, no query and no secret. */
final class LogRecord
{
    /**
     * @param string $event attempt or wait
     * @param float|null $seconds how long is waited
     * @param float|null $asked how long the server asked to wait
     * @param string|null $why status, connection or pace
     */
    public function __construct(
        public readonly string $event,
        public readonly string $method,
        public readonly string $path,
        public readonly int $attempt,
        public readonly ?int $status = null,
        public readonly ?string $error = null,
        public readonly ?float $milliseconds = null,
        public readonly ?string $requestId = null,
        public readonly ?float $seconds = null,
        public readonly ?float $asked = null,
        public readonly ?string $why = null,
    ) {
    }
}
