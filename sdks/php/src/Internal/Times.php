<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * Seconds and dates in the headers of HTTP, and times in JSON.
 *
 * @internal
 */
final class Times
{
    /** Seconds since 1970 of a date as HTTP writes it; null for what is none. */
    public static function dateOf(?string $text): ?float
    {
        $date = \DateTimeImmutable::createFromFormat('!D, d M Y H:i:s \G\M\T', $text ?? '', new \DateTimeZone('UTC'));
        return $date === false ? null : (float) $date->getTimestamp();
    }

    /** The seconds that an answer asks to wait. A date is held against the date of the same answer. */
    public static function retryAfter(array $headers, float $wall): ?float
    {
        $said = trim($headers['retry-after'] ?? '');
        if (ctype_digit($said)) {
            return (float) $said;
        }
        $until = self::dateOf($said);
        return $until === null ? null : max(0.0, $until - (self::dateOf($headers['date'] ?? null) ?? $wall));
    }

    /** As the API takes times. */
    public static function written(\DateTimeInterface $time): string
    {
        $utc = \DateTimeImmutable::createFromInterface($time)->setTimezone(new \DateTimeZone('UTC'));
        return rtrim(rtrim($utc->format('Y-m-d\TH:i:s.u'), '0'), '.') . 'Z';
    }
}
