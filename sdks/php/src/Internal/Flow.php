<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * The head of an answer, and the pieces of its body as they come.
 *
 * @internal
 */
final class Flow
{
    /** @param \Generator<int, string> $pieces */
    public function __construct(public readonly Answer $head, public readonly \Generator $pieces)
    {
    }
}
