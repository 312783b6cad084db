<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * What the document says of an operation: `gives` is none, object, page or stretch; `keyed` is whether it takes an
 * idempotency key, `reads` whether it changes nothing, `objects` the places in its body that are objects even when
 * empty.
 *
 * @internal
 */
final class Operation
{
    public const IDEMPOTENT = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'];

    /**
     * @param class-string<\JupiterIQ\Model>|null $model
     * @param list<string> $objects
     */
    public function __construct(
        public readonly string $id,
        public readonly string $method,
        public readonly string $path,
        public readonly string $gives = 'none',
        public readonly ?string $model = null,
        public readonly bool $keyed = false,
        public readonly bool $reads = false,
        public readonly array $objects = [],
    ) {
    }

    /** Whether the server does the same when it is asked twice. */
    public function repeatable(): bool
    {
        return $this->keyed || $this->reads || in_array($this->method, self::IDEMPOTENT, true);
    }
}
