<?php

// Reads a ticket by the library and by curl alone, in turns; prints microseconds of a call of each side.

declare(strict_types=1);

require 'vendor/autoload.php';

[, $ticket, $rounds, $calls] = $argv;
$client = new JupiterIQ\Client();
$plain = curl_init();

$byLibrary = static fn (): string => $client->tickets->get($ticket)->id;
$byHttp = static function () use ($plain, $ticket): string {
    curl_setopt_array($plain, [
        CURLOPT_URL => getenv('JUPITERIQ_BASE_URL') . "/v1/tickets/$ticket",
        CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . getenv('JUPITERIQ_API_KEY')],
        CURLOPT_RETURNTRANSFER => true,
    ]);
    return json_decode(curl_exec($plain), true, 512, JSON_THROW_ON_ERROR)['id'];
};

$microseconds = static function (callable $call) use ($ticket, $calls): float {
    $taken = [];
    for ($at = 0; $at < $calls; $at++) {
        $begun = hrtime(true);
        if ($call() !== $ticket) {
            exit('another ticket came');
        }
        $taken[] = (hrtime(true) - $begun) / 1000;
    }
    sort($taken);
    return $taken[intdiv((int) $calls, 2)];
};

$microseconds($byHttp);
$microseconds($byLibrary);
for ($round = 0; $round < $rounds; $round++) {
    printf("plain_us=%.1f library_us=%.1f\n", $microseconds($byHttp), $microseconds($byLibrary));
}
