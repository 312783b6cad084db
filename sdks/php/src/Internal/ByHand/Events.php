<?php

declare(strict_types=1);

namespace JupiterIQ\Internal\ByHand;

use JupiterIQ\Internal\Listening;
use JupiterIQ\Models\Event;

/** @internal */
trait Events
{
    /**
     * Events as they happen, for as long as one reads; after a break it goes on where it was.
     *
     * @param string|list<string>|null $type only these, such as `ticket.*`
     * @param int|string|null $after the position behind which to begin; without it only what happens from now on
     * @param float $silence after how many seconds without a word the connection is made anew
     * @return \Generator<int, Event>
     * @throws \JupiterIQ\StreamGapError when the log does not hold any more what comes next
     */
    public function stream(
        string|array|null $type = null,
        int|string|null $after = null,
        float $silence = Listening::SILENCE_SECONDS,
    ): \Generator {
        return (new Listening($this->core, $type, $after, $silence))->events();
    }
}
