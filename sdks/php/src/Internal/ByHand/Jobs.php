<?php

declare(strict_types=1);

namespace JupiterIQ\Internal\ByHand;

use JupiterIQ\Download;
use JupiterIQ\Internal\Operation;

/** @internal */
trait Jobs
{
    /** What a job has made: lines of JSON, or CSV. */
    public function result(string $jobId, array $options = []): Download
    {
        $operation = new Operation('getJobResult', 'GET', '/jobs/{id}/result', reads: true);
        return new Download($this->core, $operation, [$jobId], $options);
    }
}
