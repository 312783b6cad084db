<?php

declare(strict_types=1);

namespace JupiterIQ\Testing;

use JupiterIQ\Clock;

/** Its sleeps pass at once and are remembered in `slept`. `jitter` is what adds to waits, from 0 to 1. */
final class FakeClock extends Clock
{
    /** @var list<float> */
    public array $slept = [];
    private float $passed = 0.0;

    public function __construct(private float $now = 1_767_225_600.0, private readonly float $jitter = 0.0)
    {
    }

    public function monotonic(): float
    {
        return $this->passed;
    }

    public function time(): float
    {
        return $this->now;
    }

    public function sleep(float $seconds): void
    {
        $this->slept[] = $seconds;
        $this->advance($seconds);
    }

    public function jitter(): float
    {
        return $this->jitter;
    }

    public function advance(float $seconds): void
    {
        $this->now += $seconds;
        $this->passed += $seconds;
    }
}
