<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * A body that is read from its beginning each time it is sent.
 *
 * @internal
 */
interface Source
{
    public function size(): int;

    public function read(int $at, int $length): string;
}
