<?php

declare(strict_types=1);

namespace JupiterIQ\Testing;

use JupiterIQ\APIConnectionError;
use JupiterIQ\Internal\Answer;
use JupiterIQ\Internal\Flow;
use JupiterIQ\Internal\Request;
use JupiterIQ\Internal\Source;

/**
 * Gives recorded answers in their order, and keeps what was asked in `requests`.
 *
 *     $transport = new FakeTransport();
 *     $transport->answer(200, ['id' => 'TCK-1', 'subject' => 'Printer on fire']);
 *     $client = new JupiterIQ\Client('jiq_test_key', transport: $transport, clock: new FakeClock());
 */
final class FakeTransport
{
    /** @var list<Request> */
    public array $requests = [];
    /** @var list<Answer|\Throwable> */
    private array $answers = [];

    /**
     * The next answer. A body that is no text becomes JSON.
     *
     * @param array<string, string|int> $headers
     */
    public function answer(int $status = 200, mixed $body = '', array $headers = []): void
    {
        $given = ['content-type' => is_string($body) ? 'text/plain' : 'application/json'];
        foreach ($headers as $name => $value) {
            $given[strtolower($name)] = (string) $value;
        }
        $text = is_string($body) ? $body : json_encode($body === [] ? new \stdClass() : $body, JSON_THROW_ON_ERROR);
        $this->answers[] = new Answer($status, $given, $text);
    }

    /** Instead of the next answer the connection breaks. */
    public function fail(?\Throwable $error = null): void
    {
        $this->answers[] = $error ?? new APIConnectionError('The connection broke.');
    }

    /** @internal */
    public function send(Request $request): Answer
    {
        $kept = clone $request;
        if ($kept->body instanceof Source) {
            $kept->body = self::whole($kept->body);
        }
        $this->requests[] = $kept;
        $answer = array_shift($this->answers)
            ?? throw new \LogicException("No answer was recorded for {$request->method} {$request->path}.");
        return $answer instanceof Answer ? $answer : throw $answer;
    }

    /** @internal */
    public function flow(Request $request): Flow
    {
        $answer = $this->send($request);
        return new Flow($answer, (static function () use ($answer): \Generator {
            yield $answer->body;
        })());
    }

    private static function whole(Source $source): string
    {
        $all = '';
        while (strlen($all) < $source->size()) {
            $all .= $source->read(strlen($all), 65_536);
        }
        return $all;
    }
}
