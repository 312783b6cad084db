<?php

// Gives new tickets a priority by what they say; see README.md.

declare(strict_types=1);

use JupiterIQ\Client;
use JupiterIQ\Models\Event;
use JupiterIQ\NotFoundError;
use JupiterIQ\PreconditionFailedError;

require 'vendor/autoload.php';

const URGENT = ['down', 'outage', 'cannot log in'];

function triage(Client $client, Event $event): void
{
    $ticket = $client->tickets->get($event->data->id);
    if (in_array('triaged', $ticket->tags, true)) {
        return;
    }
    $words = array_filter(URGENT, fn (string $word) => str_contains(strtolower($ticket->subject), $word));
    $priority = $words === [] ? $ticket->priority : 'urgent';
    try {
        $client->tickets->update(
            $ticket->id,
            ['priority' => $priority, 'tags' => [...$ticket->tags, 'triaged']],
            ['if_match' => $ticket->httpResponse()->etag()],
        );
    } catch (PreconditionFailedError) {
        triage($client, $event);
        return;
    }
    $client->tickets->createComment(
        $ticket->id,
        ['content' => "Triaged: {$priority}.", 'is_internal' => true],
        ['idempotency_key' => "triage-{$event->id}"],
    );
    echo "{$ticket->id}: {$priority}\n";
}

[, $file, $once] = $argv + [2 => null];
$after = is_file($file) ? (int) file_get_contents($file) : 0;
$client = new Client();
$events = $once === null ? $client->events->stream('ticket.created', $after)
    : $client->events->list(['type' => 'ticket.created', 'after' => $after])->all();
foreach ($events as $event) {
    try {
        triage($client, $event);
    } catch (NotFoundError) {
        // deleted meanwhile
    }
    file_put_contents($file, (string) $event->sequence);
}
