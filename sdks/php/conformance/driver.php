<?php

// Does with the installed library what it is told, a line each; see sdks/conformance/README.md.

declare(strict_types=1);

use JupiterIQ\APIClient;
use JupiterIQ\Client;
use JupiterIQ\JupiterIQError;
use JupiterIQ\Testing\FakeClock;
use JupiterIQ\Testing\Webhooks;
use JupiterIQ\Tokens;
use JupiterIQ\Webhook;

require $argv[1];

final class Driver
{
    private array $clients = [];
    private array $clocks = [];
    private array $told = [];
    private array $logs = [];

    public function run(stdClass $step): array
    {
        $outcome = $this->outcome(fn () => $this->{'do' . ucfirst($step->do)}($step));
        $clock = $this->clocks[self::name($step)] ?? null;
        if ($clock !== null) {
            [$outcome['slept'], $clock->slept] = [$clock->slept, []];
        }
        return $outcome;
    }

    private function outcome(callable $work): array
    {
        try {
            return ['ok' => $work()];
        } catch (JupiterIQError $error) {
            return ['error' => self::said($error)];
        }
    }

    private function doAbout(): array
    {
        return ['language' => 'php', 'version' => JupiterIQ\Internal\Config::VERSION];
    }

    private function doNew(stdClass $step): void
    {
        $name = self::name($step);
        $options = get_object_vars($step->options ?? new stdClass());
        $key = $options['api_key'] ?? null;
        $facade = $options['facade'] ?? null;
        unset($options['api_key'], $options['facade']);
        $this->logs[$name] = [];
        $options['clock'] = $clock = new FakeClock();
        $options['on_log'] = function (JupiterIQ\LogRecord $record) use ($name): void {
            $this->logs[$name][] = ['request_id' => $record->requestId] + get_object_vars($record);
        };
        $this->clients[$name] = $facade === 'accounts' ? new APIClient($key, $options)
            : new Client($key, ...array_combine(array_map(self::camel(...), array_keys($options)), $options));
        $this->clocks[$name] = $clock;
    }

    private function doCall(stdClass $step): mixed
    {
        $at = $this->client($step);
        $parts = array_map(self::camel(...), explode('.', $step->method));
        $method = array_pop($parts);
        foreach ($parts as $part) {
            $at = $at->{$part};
        }
        $given = $step->path ?? [];
        $said = self::arrays($step->body ?? $step->query ?? null);
        if ($said !== null) {
            $given[] = $said;
        }
        $options = isset($step->options) ? ['options' => self::arrays($step->options)] : [];
        return $at->{$method}(...$given, ...$options);
    }

    private function doHead(stdClass $step): array
    {
        $response = $this->doCall($step)->httpResponse();
        return ['status' => $response->status, 'request_id' => $response->requestId(), 'etag' => $response->etag(),
            'replayed' => $response->replayed()];
    }

    private function doAll(stdClass $step): array
    {
        $taken = [];
        if (($step->take ?? null) === 0) {
            return $taken;
        }
        foreach ($this->doCall($step)->all() as $item) {
            $taken[] = $item[$step->field ?? 'id'];
            if (count($taken) === ($step->take ?? null)) {
                break;
            }
        }
        return $taken;
    }

    private function doParallel(stdClass $step): array
    {
        return array_map(fn (stdClass $each) => $this->outcome(fn () => $this->doCall($each)), $step->calls);
    }

    private function doUpload(stdClass $step): mixed
    {
        $file = fopen('php://temp', 'w+b');
        fwrite($file, $step->text ?? str_repeat('0', $step->zeros));
        rewind($file);
        $said = array_intersect_key(self::arrays($step), array_flip(['name', 'metadata', 'expires_at', 'upload_id']));
        return $this->client($step)->files->upload($file, $said, self::arrays($step->options ?? null) ?? []);
    }

    private function doDownload(stdClass $step): array
    {
        $client = $this->client($step);
        $flow = match (true) {
            isset($step->job) => $client->jobs->result($step->job),
            isset($step->report) => $client->reports->result($step->report, $step->run),
            isset($step->size) => $client->files->thumbnail($step->file, $step->size),
            default => $client->files->download($step->file),
        };
        $bytes = $flow->read();
        return [
            'bytes' => strlen($bytes), 'sha256' => hash('sha256', $bytes),
            'text' => strlen($bytes) < 1000 ? $bytes : null,
        ];
    }

    private function doImport(stdClass $step): mixed
    {
        $content = is_string($step->content) ? $step->content : self::arrays($step->content);
        return $this->client($step)->data->import(
            $content,
            $step->type ?? null,
            $step->content_type ?? 'application/x-ndjson',
        );
    }

    private function doStream(stdClass $step): array
    {
        $taken = [];
        $options = array_intersect_key(get_object_vars($step), array_flip(['type', 'after', 'silence']));
        foreach ($this->client($step)->events->stream(...$options) as $event) {
            $taken[] = $event['sequence'];
            if (count($taken) === $step->take) {
                break;
            }
        }
        return $taken;
    }

    private function doSession(stdClass $step): void
    {
        $as = $step->as;
        $this->told[$as] = [];
        $keep = function (Tokens $tokens) use ($as): void {
            $this->told[$as][] = [$tokens->accessToken, $tokens->refreshToken];
        };
        $this->clients[$as] = isset($step->login)
            ? $this->client($step)->signIn($step->login, $step->password, onTokens: $keep)
            : $this->client($step)->withSession($step->access_token, $step->refresh_token, $keep);
        $this->clocks[$as] = $this->clocks[self::name($step)];
    }

    private function doTokens(stdClass $step): array
    {
        return $this->told[$step->of];
    }

    private function doVerify(stdClass $step): mixed
    {
        $webhook = new Webhook($step->secret, now: static fn () => (float) $step->now);
        return $webhook->verify($step->body, get_object_vars($step->headers));
    }

    private function doSignature(stdClass $step): bool
    {
        return Webhook::verifySignature($step->body, $step->signature, $step->secret);
    }

    private function doSign(stdClass $step): array
    {
        $delivery = Webhooks::sign($step->body, $step->secret, $step->id, $step->timestamp);
        return array_change_key_case($delivery['headers']);
    }

    private function doAdvance(stdClass $step): void
    {
        $this->clocks[self::name($step)]->advance((float) $step->seconds);
    }

    private function doInspect(stdClass $step): string
    {
        return print_r(isset($step->method) ? $this->doCall($step) : $this->client($step), true);
    }

    private function doLog(stdClass $step): array
    {
        return $this->logs[self::name($step)];
    }

    private function client(stdClass $step): object
    {
        return $this->clients[self::name($step)];
    }

    private static function name(stdClass $step): string
    {
        return $step->client ?? 'c';
    }

    private static function camel(string $name): string
    {
        return lcfirst(str_replace('_', '', ucwords($name, '_')));
    }

    /** As PHP has them: objects are arrays. */
    private static function arrays(mixed $value): mixed
    {
        $value = $value instanceof stdClass ? get_object_vars($value) : $value;
        return is_array($value) ? array_map(self::arrays(...), $value) : $value;
    }

    private static function said(JupiterIQError $error): array
    {
        $classes = [];
        for ($at = $error::class; $at !== false && str_starts_with($at, 'JupiterIQ\\'); $at = get_parent_class($at)) {
            $classes[] = substr($at, strlen('JupiterIQ\\'));
        }
        $known = ['class' => $classes[0], 'classes' => $classes, 'message' => $error->getMessage()];
        $names = [
            'status' => 'status', 'fields' => 'fields', 'body' => 'body', 'reason' => 'reason', 'oldest' => 'oldest',
            'requestId' => 'request_id', 'retryAfter' => 'retry_after', 'errorCode' => 'code',
        ];
        foreach ($names as $own => $name) {
            if (property_exists($error, $own)) {
                $known[$name] = $error->{$own};
            }
        }
        return $known;
    }
}

$driver = new Driver();
while (($line = fgets(STDIN)) !== false) {
    $step = json_decode($line, false, 512, JSON_THROW_ON_ERROR);
    $flags = JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PRESERVE_ZERO_FRACTION;
    echo json_encode($driver->run($step), $flags), "\n";
}
