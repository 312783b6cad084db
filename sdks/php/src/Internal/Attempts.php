<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIConnectionError;
use JupiterIQ\APIError;
use JupiterIQ\Clock;
use JupiterIQ\JupiterIQError;
use JupiterIQ\LogRecord;

/**
 * How often a request is sent, and how long is waited in between; what the requests of a client have in common.
 *
 * @internal
 */
final class Attempts
{
    /** What a 429 without `Retry-After` is waited for (R477). */
    private const UNSAID_SECONDS = 60.0;

    /** By how much a wait grows at most, so that not everybody comes at once. */
    private const JITTER = 0.25;

    private readonly ?Pacer $pacer;
    private readonly ?\Closure $onLog;

    public function __construct(
        public readonly Clock $clock,
        public readonly float $maxWait,
        private readonly bool $pace,
        ?callable $onLog,
    ) {
        $this->pacer = $pace ? new Pacer() : null;
        $this->onLog = $onLog === null ? null : $onLog(...);
    }

    /** The same for somebody else, whose limits are others. */
    public function again(): self
    {
        return new self($this->clock, $this->maxWait, $this->pace, $this->onLog);
    }

    /**
     * Sends until it is answered.
     *
     * @param callable(Request): (Answer|Flow) $send
     */
    public function run(Request $request, Credential $credential, callable $send): Answer|Flow
    {
        $refreshed = false;
        for ($attempt = 1;;) {
            $this->pace($request, $attempt);
            $token = $credential->token();
            $outcome = $this->once($request, $token, $attempt, $send);
            if (
                $outcome instanceof Flow || $outcome instanceof Answer
                && ($outcome->isSuccess() || in_array($outcome->status, $request->also, true))
            ) {
                return $outcome;
            }
            if (!$refreshed && $credential->refreshes() && self::hasExpired($outcome)) {
                $refreshed = true;
                $credential->refresh($token);
                continue;
            }
            $wait = $this->waitOf($request, $attempt, $outcome);
            if ($wait === null || $attempt >= $request->maxAttempts) {
                throw $this->error($outcome, $wait !== null && $attempt > 1 ? $attempt : 0);
            }
            $this->sleep($request, ++$attempt, $wait, $outcome);
        }
    }

    public function jittered(float $seconds): float
    {
        return $seconds * (1 + self::JITTER * $this->clock->jitter());
    }

    private function once(Request $request, Token $token, int $attempt, callable $send): Answer|Flow|APIConnectionError
    {
        $request->headers['Authorization'] = "Bearer {$token->text}";
        $begun = $this->clock->monotonic();
        try {
            $outcome = $send($request);
        } catch (APIConnectionError $lost) {
            $outcome = $lost;
        }
        $now = $this->clock->monotonic();
        $answer = $outcome instanceof Flow ? $outcome->head : $outcome;
        $status = $error = $requestId = null;
        if ($answer instanceof Answer) {
            [$status, $requestId] = [$answer->status, $answer->headers['x-request-id'] ?? null];
            $this->pacer?->note($answer->headers, $now, $this->clock->time());
        } else {
            $error = self::nameOf($answer);
        }
        $this->log(
            'attempt',
            $request,
            $attempt,
            status: $status,
            error: $error,
            milliseconds: ($now - $begun) * 1000,
            requestId: $requestId
        );
        return $outcome;
    }

    private function pace(Request $request, int $attempt): void
    {
        $wait = min($this->pacer?->wait($this->clock->monotonic()) ?? 0.0, $this->maxWait);
        if ($wait > 0) {
            $this->log('wait', $request, $attempt, seconds: $wait, why: 'pace');
            $this->clock->sleep($wait);
        }
    }

    /** The seconds to wait before another attempt; null where none is made. */
    private function waitOf(Request $request, int $attempt, Answer|APIConnectionError $outcome): ?float
    {
        $growing = 2.0 ** ($attempt - 1);
        if ($outcome instanceof APIConnectionError) {
            return $outcome->passing && ($request->repeatable || !$outcome->sent) ? $growing : null;
        }
        $asked = $this->asked($outcome);
        return match ($outcome->status) {
            429 => $asked ?? self::UNSAID_SECONDS,
            502, 503, 504 => max($growing, $asked ?? 0.0),
            408, 500 => $request->repeatable ? max($growing, $asked ?? 0.0) : null,
            409 => $request->repeatable ? $asked : null,
            default => null,
        };
    }

    private function sleep(Request $request, int $attempt, float $wait, Answer|APIConnectionError $outcome): void
    {
        $seconds = min($this->jittered($wait), $this->maxWait);
        $this->log(
            'wait',
            $request,
            $attempt,
            seconds: $seconds,
            asked: $outcome instanceof Answer ? $this->asked($outcome) : null,
            why: $outcome instanceof Answer ? 'status' : 'connection'
        );
        $this->clock->sleep($seconds);
    }

    private function log(string $event, Request $request, int $attempt, mixed ...$more): void
    {
        if ($this->onLog !== null) {
            ($this->onLog)(new LogRecord($event, $request->method, $request->path, $attempt, ...$more));
        }
    }

    private function asked(Answer $answer): ?float
    {
        return Times::retryAfter($answer->headers, $this->clock->time());
    }

    private function error(Answer|APIConnectionError $outcome, int $attempts): JupiterIQError
    {
        $before = $attempts > 0 ? "Max retries exceeded ({$attempts} attempts): " : '';
        if ($outcome instanceof APIConnectionError) {
            return $before === '' ? $outcome : $outcome->exhausted($before);
        }
        $asked = $this->asked($outcome);
        $after = $asked === null || $asked <= $this->maxWait ? ''
            : sprintf(' The server asks to wait %d seconds; this client waits %s at most.', $asked, $this->maxWait);
        return Answers::error($outcome, $asked, $before, $after);
    }

    private static function hasExpired(Answer|APIConnectionError $outcome): bool
    {
        if (!$outcome instanceof Answer || $outcome->status !== 401) {
            return false;
        }
        $error = Answers::error($outcome);
        return $error instanceof APIError && $error->errorCode === 'AUTH_EXPIRED';
    }

    private static function nameOf(object $error): string
    {
        return substr((string) strrchr($error::class, '\\'), 1);
    }
}
