<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIConnectionError;
use JupiterIQ\JupiterIQError;

/**
 * How far a download is.
 *
 * @internal
 */
final class Place
{
    /** Until the next bytes move. */
    public const TRANSFER_SECONDS = 60.0;

    private ?string $etag = null;
    private int $at = 0;
    private int $skip = 0;
    private int $stuck = 0;

    public function __construct(
        private readonly Core $core,
        private readonly Operation $operation,
        private readonly array $path,
        private readonly array $options,
    ) {
    }

    /** @return \Generator<int, string> */
    public function pieces(): \Generator
    {
        while (true) {
            $before = $this->at;
            try {
                $flow = $this->core->flow($this->request());
                $this->opened($flow->head);
                foreach ($flow->pieces as $piece) {
                    $piece = $this->taken($piece);
                    if ($piece !== '') {
                        yield $piece;
                    }
                }
                return;
            } catch (APIConnectionError $lost) {
                $this->core->attempts->clock->sleep($this->wait($lost, $before));
            }
        }
    }

    private function request(): Request
    {
        $request = $this->core->request($this->operation, $this->path, [], null, $this->options);
        $request->timeout = max($request->timeout, self::TRANSFER_SECONDS);
        $request->headers = ['Accept' => '*/*', 'Accept-Encoding' => 'identity'] + $request->headers;
        if ($this->at > 0 && $this->etag !== null) {
            $request->headers += ['Range' => "bytes={$this->at}-", 'If-Range' => $this->etag];
        }
        return $request;
    }

    private function opened(Answer $head): void
    {
        $this->skip = $head->status === 206 ? 0 : $this->at;
        $etag = $head->headers['etag'] ?? null;
        if ($this->at > 0 && $head->status !== 206 && $etag !== $this->etag) {
            throw new JupiterIQError('The file has become another one while it was downloaded.');
        }
        $this->etag = $etag;
    }

    private function taken(string $piece): string
    {
        $skipped = min($this->skip, strlen($piece));
        $this->skip -= $skipped;
        $this->at += strlen($piece) - $skipped;
        return substr($piece, $skipped);
    }

    private function wait(APIConnectionError $lost, int $before): float
    {
        $this->stuck = $this->at === $before ? $this->stuck + 1 : 0;
        if (!$lost->passing || $this->stuck >= $this->core->maxAttempts) {
            throw $lost;
        }
        return 2.0 ** $this->stuck;
    }
}
