<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * Slows down before the rate limit is spent.
 *
 * @internal
 */
final class Pacer
{
    /** From which share of the limit on requests are spread over the rest of the window. */
    private const SPARE = 0.1;

    private int $limit = 0;
    private int $left = 0;
    private ?int $window = null;
    private float $ends = 0.0;
    private float $next = 0.0;

    /** Seconds left are told by the clock of the server alone; `now` never jumps. */
    public function note(array $headers, float $now, float $wall): void
    {
        [$limit, $left, $window] = array_map(
            static fn (string $name) => filter_var($headers["x-ratelimit-{$name}"] ?? '', FILTER_VALIDATE_INT),
            ['limit', 'remaining', 'reset'],
        );
        if ($limit === false || $left === false || $window === false) {
            return;
        }
        $seconds = $window - (Times::dateOf($headers['date'] ?? null) ?? $wall);
        $same = $window === $this->window && $now < $this->ends;
        $this->limit = $limit;
        $this->left = $same ? min($left, $this->left) : $left;
        $this->window = $window;
        $this->ends = $same ? min($this->ends, $now + $seconds) : $now + $seconds;
    }

    /** Takes one request of what is left; how long it should wait. */
    public function wait(float $now): float
    {
        if ($now >= $this->ends) {
            return 0.0;
        }
        $left = $this->left--;
        if ($left >= $this->limit * self::SPARE) {
            return 0.0;
        }
        if ($left <= 0) {
            return $this->ends - $now;
        }
        $from = max($this->next, $now);
        $this->next = $from + ($this->ends - $from) / $left;
        return $this->next - $now;
    }
}
