<?php

declare(strict_types=1);

namespace JupiterIQ;

/** Time, as far as it is asked for: tests replace it. */
class Clock
{
    /** Seconds of a clock that never jumps. */
    public function monotonic(): float
    {
        return hrtime(true) / 1e9;
    }

    /** Seconds since 1970; may jump. */
    public function time(): float
    {
        return microtime(true);
    }

    public function sleep(float $seconds): void
    {
        usleep((int) round($seconds * 1e6));
    }

    /** By which part of its growth a wait grows, from 0 to 1. */
    public function jitter(): float
    {
        return random_int(0, 1_000_000) / 1_000_000;
    }
}
