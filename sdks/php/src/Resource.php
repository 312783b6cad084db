<?php

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Core;
use JupiterIQ\Internal\Operation;

/** A part of the API. */
abstract class Resource
{
    /** @internal */
    final public function __construct(protected readonly Core $core)
    {
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['url' => $this->core->url];
    }

    /** @return mixed what the operation gives: null, an object or a page */
    protected function call(array $operation, array $path, array $query, ?array $body, array $options): mixed
    {
        return $this->core->call(new Operation(...$operation), $path, $query, $body, $options);
    }
}
