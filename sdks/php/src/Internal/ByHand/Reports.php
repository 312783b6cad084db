<?php

declare(strict_types=1);

namespace JupiterIQ\Internal\ByHand;

use JupiterIQ\Download;
use JupiterIQ\Internal\Operation;

/** @internal */
trait Reports
{
    /** What a run of a report has made: JSON or CSV. */
    public function result(string $reportId, string $runId, array $options = []): Download
    {
        $operation = new Operation('getReportResult', 'GET', '/reports/{id}/runs/{run}/result', reads: true);
        return new Download($this->core, $operation, [$reportId, $runId], $options);
    }
}
