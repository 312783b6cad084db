<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\ConfigurationError;

/**
 * What a client is told, judged before anything is sent.
 *
 * @internal
 */
final class Config
{
    public const VERSION = '0.1.0';
    public const BASE_URL = 'https://api.jupiteriq.com';
    public const TIMEOUT = 30.0;
    public const MAX_ATTEMPTS = 3;
    public const MAX_WAIT = 120.0;

    private const LONGEST_KEY = 1024;
    private const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
    private const OPTION_HEADERS = [
        'if_match' => 'If-Match', 'if_none_match' => 'If-None-Match', 'on_behalf_of' => 'X-On-Behalf-Of',
    ];
    private const OPTIONS = [
        'idempotency_key', 'if_match', 'if_none_match', 'timeout', 'max_attempts', 'on_behalf_of', 'headers',
    ];

    public static function key(
        #[\SensitiveParameter] ?string $told,
        string $name = 'API key',
        ?string $variable = 'JUPITERIQ_API_KEY',
    ): string {
        $key = $told ?? ($variable === null ? '' : (string) getenv($variable));
        if ($key === '') {
            $hint = $variable === null ? '' : "; pass apiKey or set {$variable}";
            throw new ConfigurationError("There is no {$name}{$hint}.");
        }
        if (strlen($key) > self::LONGEST_KEY || !preg_match('/^[!-~]+$/D', $key)) {
            throw new ConfigurationError(
                "The {$name} holds blanks, line breaks or letters that no key has. Copy it anew.",
            );
        }
        return $key;
    }

    /** The address of the mount, whether or not it was told with it. */
    public static function url(?string $told, string $mount, bool $allowHttp): string
    {
        $parts = parse_url(trim($told ?? (getenv('JUPITERIQ_BASE_URL') ?: self::BASE_URL)));
        $known = $parts !== false && in_array($parts['scheme'] ?? '', ['http', 'https'], true);
        if (!$known || ($parts['host'] ?? '') === '') {
            throw new ConfigurationError('The base URL must be an address such as ' . self::BASE_URL . '.');
        }
        if (array_intersect_key($parts, ['user' => 0, 'pass' => 0, 'query' => 0, 'fragment' => 0]) !== []) {
            throw new ConfigurationError('The base URL must have no user, no query and no fragment.');
        }
        if ($parts['scheme'] === 'http' && !in_array($parts['host'], self::LOOPBACK, true) && !$allowHttp) {
            throw new ConfigurationError('The base URL must be https, or anybody on the way can read the key.');
        }
        $path = rtrim($parts['path'] ?? '', '/');
        foreach ([$mount, '/v1'] as $known) {
            if (str_ends_with($path, $known)) {
                $path = substr($path, 0, -strlen($known));
                break;
            }
        }
        $port = isset($parts['port']) ? ":{$parts['port']}" : '';
        return "{$parts['scheme']}://{$parts['host']}{$port}{$path}{$mount}";
    }

    public static function number(mixed $value, string $name, float $least): float
    {
        if ((is_int($value) || is_float($value)) && $value >= $least) {
            return (float) $value;
        }
        throw new ConfigurationError("`{$name}` must be a number of at least {$least}.");
    }

    public static function path(string $path, array $values): string
    {
        return (string) preg_replace_callback('/{(\w+)}/', static function (array $found) use (&$values): string {
            return self::segment(array_shift($values), $found[1]);
        }, $path);
    }

    /** One segment of a path and never two, whatever is in it. */
    public static function segment(mixed $value, string $name): string
    {
        $text = is_string($value) || is_int($value) ? (string) $value : '';
        if (in_array($text, ['', '.', '..'], true)) {
            throw new ConfigurationError("`{$name}` must be an id.");
        }
        return rawurlencode($text);
    }

    public static function query(array $said): string
    {
        $pairs = [];
        foreach ($said as $name => $value) {
            foreach (is_array($value) ? $value : [$value] as $path => $each) {
                if ($each !== null) {
                    $pairs[] = rawurlencode(is_string($path) ? "{$name}.{$path}" : (string) $name)
                        . '=' . rawurlencode(self::text($each));
                }
            }
        }
        return $pairs === [] ? '' : '?' . implode('&', $pairs);
    }

    public static function text(mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'true' : 'false',
            $value instanceof \DateTimeInterface => Times::written($value),
            is_scalar($value), $value instanceof \Stringable => (string) $value,
            default => throw new ConfigurationError('A ' . get_debug_type($value) . ' cannot be sent.'),
        };
    }

    /** @return array<string, string> */
    public static function headers(array $options, ?string $contract): array
    {
        $unknown = array_diff(array_keys($options), self::OPTIONS);
        if ($unknown !== []) {
            throw new ConfigurationError('There is no option ' . implode(', ', $unknown) . '.');
        }
        $headers = [
            'User-Agent' => sprintf('jupiteriq-php/%s (php %s; %s)', self::VERSION, PHP_VERSION, PHP_OS_FAMILY),
            'Accept' => 'application/json',
        ];
        if ($contract !== null) {
            $headers['X-API-Contract'] = $contract;
        }
        foreach (self::OPTION_HEADERS as $option => $header) {
            if (isset($options[$option])) {
                $headers = self::with($headers, $header, $options[$option]);
            }
        }
        foreach ($options['headers'] ?? [] as $name => $value) {
            $headers = self::with($headers, (string) $name, $value);
        }
        return $headers;
    }

    /** @return array<string, string> */
    public static function with(array $headers, string $name, mixed $value): array
    {
        if (strcasecmp($name, 'Authorization') === 0) {
            throw new ConfigurationError('`Authorization` is sent by the client itself.');
        }
        if (preg_match('/[\r\n\0]/', $name . self::text($value))) {
            throw new ConfigurationError("The header {$name} holds a line break.");
        }
        foreach (array_keys($headers) as $own) {
            $name = strcasecmp($own, $name) === 0 ? $own : $name;
        }
        return [$name => self::text($value)] + $headers;
    }

    /** A random key of an attempt, as RFC 4122 writes it. */
    public static function newKey(): string
    {
        $bytes = random_bytes(16);
        $bytes[6] = chr(ord($bytes[6]) & 0x0f | 0x40);
        $bytes[8] = chr(ord($bytes[8]) & 0x3f | 0x80);
        return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex($bytes), 4));
    }
}
