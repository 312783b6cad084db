<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\Clock;
use JupiterIQ\ConfigurationError;
use JupiterIQ\HttpResponse;
use JupiterIQ\Model;
use JupiterIQ\Page;

/**
 * Builds requests, sends them, reads answers; what every resource stands on.
 *
 * @internal
 */
final class Core
{
    private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
        | JSON_PRESERVE_ZERO_FRACTION;
    private const OPTIONS = [
        'base_url', 'timeout', 'max_attempts', 'max_wait', 'pace', 'on_behalf_of', 'allow_http', 'on_log', 'transport',
        'clock',
    ];

    private function __construct(
        public readonly string $url,
        private readonly ?string $contract,
        private readonly Credential $credential,
        public readonly float $timeout,
        public readonly int $maxAttempts,
        private readonly ?string $onBehalfOf,
        public readonly Attempts $attempts,
        private readonly object $transport,
    ) {
    }

    public static function of(
        string $mount,
        ?string $contract,
        #[\SensitiveParameter] ?string $apiKey,
        array $options,
    ): self {
        $unknown = array_diff(array_keys($options), self::OPTIONS);
        if ($unknown !== []) {
            throw new ConfigurationError('There is no option ' . implode(', ', $unknown) . '.');
        }
        $attempts = new Attempts(
            $options['clock'] ?? new Clock(),
            Config::number($options['max_wait'] ?? Config::MAX_WAIT, 'max_wait', 0),
            $options['pace'] ?? true,
            $options['on_log'] ?? null,
        );
        return new self(
            Config::url($options['base_url'] ?? null, $mount, $options['allow_http'] ?? false),
            $contract,
            new KeyCredential(Config::key($apiKey)),
            Config::number($options['timeout'] ?? Config::TIMEOUT, 'timeout', 0.001),
            (int) Config::number($options['max_attempts'] ?? Config::MAX_ATTEMPTS, 'max_attempts', 1),
            $options['on_behalf_of'] ?? null,
            $attempts,
            $options['transport'] ?? new CurlTransport(),
        );
    }

    /** The same for somebody else. */
    public function withCredential(Credential $credential): self
    {
        return new self(
            $this->url,
            $this->contract,
            $credential,
            $this->timeout,
            $this->maxAttempts,
            null,
            $this->attempts->again(),
            $this->transport
        );
    }

    /** Calls an operation and gives what it gives. */
    public function call(Operation $operation, array $path, array $query, ?array $body, array $options): Model|Page|null
    {
        $answer = $this->send($this->request($operation, $path, $query, $body, $options));
        $data = Answers::object($operation, $answer);
        if ($data === null) {
            return null;
        }
        $response = new HttpResponse($answer->status, $answer->headers);
        return $operation->gives === 'object'
            ? new $operation->model($data, $response)
            : new Page($this, $operation, $path, $query, $options, $data, $response);
    }

    public function send(Request $request): Answer
    {
        return $this->attempts->run($request, $this->credential, fn (Request $each) => $this->transport->send($each));
    }

    /** An answer of success whose bytes are still to come. */
    public function flow(Request $request): Flow
    {
        return $this->attempts->run($request, $this->credential, function (Request $each): Answer|Flow {
            $flow = $this->transport->flow($each);
            if ($flow->head->isSuccess()) {
                return $flow;
            }
            $body = implode('', iterator_to_array($flow->pieces, false));
            return new Answer($flow->head->status, $flow->head->headers, $body);
        });
    }

    public function request(Operation $operation, array $path, array $query, ?array $body, array $options): Request
    {
        $said = $options + ['on_behalf_of' => $this->onBehalfOf];
        $headers = Config::headers($said, $this->contract);
        $repeatable = $operation->repeatable();
        $content = null;
        if ($body !== null) {
            [$body, $repeatable] = $operation->id === 'runBatch' ? self::keyedBatch($body) : [$body, $repeatable];
            $content = self::json(self::objects($body, $operation->objects));
            $headers['Content-Type'] = 'application/json';
        }
        if ($operation->keyed) {
            $headers = Config::with($headers, 'X-Idempotency-Key', $said['idempotency_key'] ?? Config::newKey());
        } elseif (isset($said['idempotency_key'])) {
            throw new ConfigurationError('This operation takes no idempotency key.');
        }
        $where = Config::path($operation->path, $path);
        return new Request(
            $operation->method,
            $this->url . $where . Config::query($query),
            $where,
            $headers,
            $content,
            Config::number($said['timeout'] ?? $this->timeout, 'timeout', 0.001),
            (int) Config::number($said['max_attempts'] ?? $this->maxAttempts, 'max_attempts', 1),
            $repeatable,
            isset($said['if_none_match']) ? [304] : [],
        );
    }

    public static function json(mixed $value): string
    {
        try {
            return json_encode(self::plain($value), self::FLAGS);
        } catch (\JsonException $wrong) {
            throw new ConfigurationError("This cannot be sent as JSON: {$wrong->getMessage()}");
        }
    }

    /** PHP cannot tell an empty object from an empty list; the API can. */
    private static function objects(array $body, array $paths): \stdClass
    {
        foreach ($paths as $path) {
            $body = self::object($body, explode('.', $path));
        }
        return (object) $body;
    }

    /** Makes objects of the empty arrays at a path, in which `*` stands for each of a list. */
    private static function object(mixed $value, array $path): mixed
    {
        if ($path === []) {
            return $value === [] ? new \stdClass() : $value;
        }
        if (!is_array($value)) {
            return $value;
        }
        $rest = array_slice($path, 1);
        foreach ($path[0] === '*' ? array_keys($value) : [$path[0]] as $name) {
            if (array_key_exists($name, $value)) {
                $value[$name] = self::object($value[$name], $rest);
            }
        }
        return $value;
    }

    private static function plain(mixed $value): mixed
    {
        return match (true) {
            is_array($value) => array_map(self::plain(...), $value),
            $value instanceof \stdClass => (object) array_map(self::plain(...), get_object_vars($value)),
            $value instanceof \DateTimeInterface => Times::written($value),
            $value instanceof \JsonSerializable, is_scalar($value), $value === null => $value,
            default => throw new ConfigurationError('A ' . get_debug_type($value) . ' cannot be sent as JSON.'),
        };
    }

    /** Gives each POST of a batch a key of its own, and tells whether the whole may be sent again. */
    private static function keyedBatch(array $body): array
    {
        $repeatable = true;
        foreach ($body['operations'] ?? [] as $at => $operation) {
            $method = $operation['method'] ?? null;
            $headers = $operation['headers'] ?? [];
            $known = array_map(strtolower(...), array_keys($headers));
            if ($method === 'POST' && array_intersect($known, ['x-idempotency-key', 'idempotency-key']) === []) {
                $body['operations'][$at]['headers'] = ['X-Idempotency-Key' => Config::newKey()] + $headers;
            }
            $repeatable = $repeatable && ($method === 'POST' || in_array($method, Operation::IDEMPOTENT, true));
        }
        return [$body, $repeatable];
    }
}
