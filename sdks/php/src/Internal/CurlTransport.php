<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIConnectionError;
use JupiterIQ\APITimeoutError;
use JupiterIQ\ConfigurationError;
use JupiterIQ\InvalidResponseError;

/**
 * The wire: one request, one answer, every failure as an error of ours. Connections are kept.
 *
 * @internal
 */
final class CurlTransport
{
    /** The longest answer that is held in memory. */
    private const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    /** How long the connection itself may take. */
    private const CONNECT_SECONDS = 10.0;

    /** How long is waited at most before the time is looked at again. */
    private const LOOK_SECONDS = 0.25;

    private const NOT_SENT = [CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
        CURLE_SSL_CONNECT_ERROR];
    /** The certificate of the other side, by whichever of its names. */
    private const DISTRUSTED = [51, 60, 77, 83, 90, 91];
    private const UNPACKING = [CURLE_BAD_CONTENT_ENCODING];

    private readonly \CurlMultiHandle $multi;
    /** @var array<int, int> how transfers have ended, by their handles */
    private array $ended = [];

    public function __construct()
    {
        $this->multi = curl_multi_init();
    }

    public function send(Request $request): Answer
    {
        $until = microtime(true) + $request->timeout;
        $flow = $this->flow($request, $until);
        $body = '';
        foreach ($flow->pieces as $piece) {
            $body .= $piece;
            if (strlen($body) > self::MAX_ANSWER_BYTES) {
                throw new InvalidResponseError(
                    'The answer is longer than ' . self::MAX_ANSWER_BYTES . ' bytes.',
                    $flow->head->status,
                    $flow->head->headers,
                    substr($body, 0, 1000)
                );
            }
        }
        return new Answer($flow->head->status, $flow->head->headers, $body);
    }

    /**
     * The head of an answer, and its body as it comes.
     *
     * @param float|null $until when it must be whole; without it time begins anew with each piece
     */
    public function flow(Request $request, ?float $until = null): Flow
    {
        $pieces = $this->transfer($request, $until);
        $head = $pieces->current();
        assert($head instanceof Answer);
        return new Flow($head, (static function () use ($pieces): \Generator {
            for ($pieces->next(); $pieces->valid(); $pieces->next()) {
                yield $pieces->current();
            }
        })());
    }

    /** @return \Generator<int, Answer|string> first the head, then the pieces */
    private function transfer(Request $request, ?float $until): \Generator
    {
        $transfer = new Transfer($request, self::CONNECT_SECONDS);
        curl_multi_add_handle($this->multi, $transfer->handle);
        try {
            $told = false;
            $late = $until ?? microtime(true) + $request->timeout;
            do {
                $running = $this->moved($transfer);
                if (!$told && $transfer->hasHead($running)) {
                    $told = true;
                    yield $transfer->head();
                }
                $piece = $told ? $transfer->taken() : '';
                if ($piece !== '') {
                    yield $piece;
                }
                $late = $until === null && $transfer->hasMoved() ? microtime(true) + $request->timeout : $late;
                if ($running && microtime(true) > $late) {
                    throw new APITimeoutError("The answer was not whole after {$request->timeout} seconds.");
                }
            } while ($running);
            $this->demandWell($transfer);
            if (!$told) {
                throw new APIConnectionError('The connection broke before there was an answer.');
            }
        } finally {
            unset($this->ended[spl_object_id($transfer->handle)]);
            curl_multi_remove_handle($this->multi, $transfer->handle);
        }
    }

    /** Whether the transfer goes on. */
    private function moved(Transfer $transfer): bool
    {
        $id = spl_object_id($transfer->handle);
        if (!$transfer->waits() && !isset($this->ended[$id])) {
            curl_multi_exec($this->multi, $running);
            while (($message = curl_multi_info_read($this->multi)) !== false) {
                $this->ended[spl_object_id($message['handle'])] = $message['result'];
            }
            if (!isset($this->ended[$id]) && !$transfer->waits()) {
                curl_multi_select($this->multi, self::LOOK_SECONDS);
            }
        }
        return !isset($this->ended[$id]) || $transfer->waits();
    }

    private function demandWell(Transfer $transfer): void
    {
        $code = $this->ended[spl_object_id($transfer->handle)];
        if ($transfer->failure !== null) {
            throw $transfer->failure;
        }
        if ($code === CURLE_OK) {
            return;
        }
        $said = curl_error($transfer->handle) ?: curl_strerror($code);
        $none = "There is no connection: {$said}";
        throw match (true) {
            $code === CURLE_URL_MALFORMAT => new ConfigurationError("This request cannot be sent: {$said}"),
            $code === CURLE_OPERATION_TIMEDOUT => new APITimeoutError($none, false),
            in_array($code, self::DISTRUSTED, true) => new APIConnectionError($none, false, false),
            in_array($code, self::NOT_SENT, true) => new APIConnectionError($none, false),
            in_array($code, self::UNPACKING, true) => new APIConnectionError("The answer cannot be unpacked: {$said}"),
            default => new APIConnectionError("The connection broke: {$said}"),
        };
    }

    public function __debugInfo(): array
    {
        return [];
    }
}
