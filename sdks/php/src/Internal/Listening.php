<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIConnectionError;
use JupiterIQ\APIError;
use JupiterIQ\JupiterIQError;
use JupiterIQ\Models\Event;
use JupiterIQ\StreamGapError;

/**
 * Where a stream is, and what is to be done when it breaks.
 *
 * @internal
 */
final class Listening
{
    /** Three heartbeats of the server. */
    public const SILENCE_SECONDS = 45.0;

    private const FIRST_PAUSE_SECONDS = 3.0;
    private const LONGEST_PAUSE_SECONDS = 30.0;
    private const PASSING = [408, 429];

    private float $retry = self::FIRST_PAUSE_SECONDS;
    private int $failures = 0;
    private ?float $asked = null;
    private bool $ended = false;

    public function __construct(
        private readonly Core $core,
        private readonly string|array|null $type,
        private int|string|null $after,
        private readonly float $silence,
    ) {
    }

    /** @return \Generator<int, Event> for as long as one reads */
    public function events(): \Generator
    {
        while (true) {
            try {
                foreach ($this->once() as $event) {
                    yield $event;
                }
            } catch (JupiterIQError $lost) {
                $this->demandPassing($lost);
            }
            $this->core->attempts->clock->sleep($this->pause());
        }
    }

    private function once(): \Generator
    {
        $this->ended = false;
        $flow = $this->core->flow($this->request());
        if (!str_starts_with($flow->head->headers['content-type'] ?? '', 'text/event-stream')) {
            throw Answers::invalid($flow->head, 'This is no stream of events. Is the base URL right?');
        }
        $parser = new EventParser();
        foreach ($flow->pieces as $piece) {
            foreach ($parser->feed($piece) as $record) {
                yield from $this->heard($record);
                if ($this->ended) {
                    return;
                }
            }
        }
    }

    private function request(): Request
    {
        $operation = new Operation('streamEvents', 'GET', '/events/stream', reads: true);
        $request = $this->core->request($operation, [], ['type' => $this->type, 'after' => $this->after], null, [
            'timeout' => $this->silence, 'max_attempts' => 1,
        ]);
        $request->headers['Accept'] = 'text/event-stream';
        return $request;
    }

    /** @return iterable<Event> */
    private function heard(array $record): iterable
    {
        [$this->failures, $this->asked] = [0, null];
        if (ctype_digit($record['retry'] ?? '')) {
            $this->retry = (int) substr($record['retry'], 0, 9) / 1000;
        }
        $kind = $record['event'] ?? '';
        if ($kind === 'gap') {
            throw new StreamGapError(self::json($record)->oldest ?? null);
        }
        $this->ended = $kind === 'end';
        if ($this->ended) {
            return [];
        }
        if (ctype_digit($record['id'] ?? '')) {
            $this->after = $record['id'];
        }
        return isset($record['data']) ? [new Event(self::json($record))] : [];
    }

    private static function json(array $record): \stdClass
    {
        $told = json_decode($record['data'] ?? '', false, 512, JSON_BIGINT_AS_STRING);
        return $told instanceof \stdClass ? $told : throw new APIConnectionError('The stream holds what is no event.');
    }

    /** Throws what another try would not make better. */
    private function demandPassing(JupiterIQError $error): void
    {
        if ($error instanceof APIError && (in_array($error->status, self::PASSING, true) || $error->status >= 500)) {
            $this->asked = $error->retryAfter;
        } elseif (!$error instanceof APIConnectionError || !$error->passing) {
            throw $error;
        }
    }

    private function pause(): float
    {
        $pause = min($this->retry * 2 ** min($this->failures++, 16), self::LONGEST_PAUSE_SECONDS);
        $attempts = $this->core->attempts;
        $longest = max($attempts->maxWait, self::LONGEST_PAUSE_SECONDS);
        return min($attempts->jittered(max($pause, $this->asked ?? 0.0)), $longest);
    }
}
