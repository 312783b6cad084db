<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * What an error body says, in whichever contract; of what is no error body, nothing.
 *
 * @internal
 */
final class ErrorBody
{
    /** @param list<array{field: string, message: string}> $fields */
    private function __construct(
        public readonly ?string $code = null,
        public readonly ?string $message = null,
        public readonly mixed $details = null,
        public readonly array $fields = [],
        public readonly ?string $requestId = null,
    ) {
    }

    public static function read(string $body): self
    {
        $said = json_decode($body, true);
        $error = is_array($said) ? $said['error'] ?? null : null;
        if (!is_array($error) || !is_string($error['code'] ?? null) || !is_string($error['message'] ?? null)) {
            return new self();
        }
        [$code, $message, $details] = [$error['code'], $error['message'], $error['details'] ?? null];
        if (is_string($details)) {
            return new self($code, $details, $details);
        }
        if (!is_array($details)) {
            return new self($code, $message, $details);
        }
        $outside = self::text($error['request_id'] ?? null);
        if (array_is_list($details) && $details !== []) {
            return new self($code, $message, $details, self::fields($details), $outside);
        }
        $fields = self::fields($details['errors'] ?? null);
        if ($fields === [] && is_string($details['field'] ?? null)) {
            $fields = [['field' => $details['field'], 'message' => $message]];
        }
        return new self($code, $message, $details, $fields, self::text($details['request_id'] ?? null) ?? $outside);
    }

    private static function text(mixed $value): ?string
    {
        return is_string($value) ? $value : null;
    }

    private static function fields(mixed $said): array
    {
        $fields = [];
        foreach (is_array($said) ? $said : [] as $each) {
            if (is_array($each) && is_string($each['field'] ?? null)) {
                $message = $each['message'] ?? '';
                $fields[] = ['field' => $each['field'], 'message' => is_scalar($message) ? (string) $message : ''];
            }
        }
        return $fields;
    }
}
