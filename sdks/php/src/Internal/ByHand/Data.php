<?php

declare(strict_types=1);

namespace JupiterIQ\Internal\ByHand;

use JupiterIQ\HttpResponse;
use JupiterIQ\Internal\Answers;
use JupiterIQ\Internal\Core;
use JupiterIQ\Internal\Operation;
use JupiterIQ\Models\Job;

/** @internal */
trait Data
{
    /**
     * Brings in items by a job.
     *
     * @param string|iterable<array<string, mixed>> $content lines of JSON or CSV, or objects that become lines of JSON
     */
    public function import(
        string|iterable $content,
        ?string $type = null,
        string $contentType = 'application/x-ndjson',
        array $options = [],
    ): Job {
        $operation = new Operation('importItems', 'POST', '/data/import', 'object', Job::class, keyed: true);
        $request = $this->core->request($operation, [], ['type' => $type], null, $options);
        $request->headers['Content-Type'] = $contentType;
        $lines = '';
        foreach (is_string($content) ? [] : $content as $item) {
            $lines .= Core::json((object) $item) . "\n";
        }
        $request->body = is_string($content) ? $content : $lines;
        $answer = $this->core->send($request);
        return new Job(Answers::object($operation, $answer), new HttpResponse($answer->status, $answer->headers));
    }
}
