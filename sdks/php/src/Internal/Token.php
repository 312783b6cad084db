<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * What is shown to the server, and how many refreshes had ended when it was taken.
 *
 * @internal
 */
final class Token
{
    public function __construct(public readonly string $text, public readonly int $generation = 0)
    {
    }

    public function __debugInfo(): array
    {
        return ['text' => '[secret]'];
    }
}
