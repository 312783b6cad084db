<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * A file with something before and behind it.
 *
 * @internal
 */
final class Wrapped implements Source
{
    public function __construct(
        private readonly string $head,
        private readonly Source $content,
        private readonly string $tail,
    ) {
    }

    public function size(): int
    {
        return strlen($this->head) + $this->content->size() + strlen($this->tail);
    }

    public function read(int $at, int $length): string
    {
        if ($at < strlen($this->head)) {
            return substr($this->head, $at, $length);
        }
        $at -= strlen($this->head);
        return $at < $this->content->size()
            ? $this->content->read($at, $length)
            : substr($this->tail, $at - $this->content->size(), $length);
    }
}
