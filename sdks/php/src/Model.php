<?php

declare(strict_types=1);

namespace JupiterIQ;

/**
 * An object that the API answers with. Fields are properties, also those that this version does not know;
 * `$object['field']` gives what was sent, as it was sent.
 *
 * @implements \ArrayAccess<string, mixed>
 */
class Model implements \ArrayAccess, \JsonSerializable
{
    private const SECRETS = ['secret', 'password', 'password_hash', 'access_token', 'refresh_token', 'token', 'ticket'];

    /** What fields are that are no plain values: `time`, a class, or a list of either. */
    protected const KINDS = [];

    /** @param HttpResponse|null $httpResponse of the answer that was this object */
    final public function __construct(
        private readonly \stdClass $data,
        private readonly ?HttpResponse $httpResponse = null,
    ) {
    }

    /** Of the answer that was this object; null for a part of one. */
    public function httpResponse(): ?HttpResponse
    {
        return $this->httpResponse;
    }

    /** The value of a field; null for one that was not sent. */
    public function __get(string $name): mixed
    {
        return self::read($this->data->{$name} ?? null, static::KINDS[$name] ?? null);
    }

    public function __isset(string $name): bool
    {
        return isset($this->data->{$name});
    }

    public function __set(string $name, mixed $value): void
    {
        throw new \LogicException('Objects of the API are read only; change them by `update`.');
    }

    /** @return array<string, mixed> what was sent */
    public function toArray(): array
    {
        return self::plain($this->data);
    }

    public function jsonSerialize(): \stdClass
    {
        return $this->data;
    }

    public function offsetExists(mixed $offset): bool
    {
        return property_exists($this->data, $offset);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return self::plain($this->data->{$offset} ?? null);
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        $this->__set((string) $offset, $value);
    }

    public function offsetUnset(mixed $offset): void
    {
        $this->__set((string) $offset, null);
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return self::hidden($this->toArray());
    }

    /** A value that is not as declared is given as it was sent. */
    private static function read(mixed $value, string|array|null $kind): mixed
    {
        if (is_array($kind) && is_array($value)) {
            return array_map(static fn ($each) => self::read($each, $kind[0]), $value);
        }
        if ($kind === 'time' && is_string($value)) {
            return self::time($value);
        }
        if (is_string($kind) && $kind !== 'time' && $value instanceof \stdClass) {
            return new $kind($value);
        }
        return self::plain($value);
    }

    private static function time(string $text): \DateTimeImmutable|string
    {
        if (!preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i', $text)) {
            return $text;
        }
        try {
            return new \DateTimeImmutable($text);
        } catch (\Exception) {
            return $text;
        }
    }

    private static function plain(mixed $value): mixed
    {
        if ($value instanceof \stdClass) {
            $value = get_object_vars($value);
        }
        return is_array($value) ? array_map(self::plain(...), $value) : $value;
    }

    private static function hidden(array $data): array
    {
        foreach ($data as $name => $value) {
            if (in_array($name, self::SECRETS, true) && $value !== null) {
                $data[$name] = '[secret]';
            } elseif (is_array($value)) {
                $data[$name] = self::hidden($value);
            }
        }
        return $data;
    }
}
