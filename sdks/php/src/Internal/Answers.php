<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIError;
use JupiterIQ\AuthenticationError;
use JupiterIQ\BadRequestError;
use JupiterIQ\ConflictError;
use JupiterIQ\GoneError;
use JupiterIQ\InvalidResponseError;
use JupiterIQ\JupiterIQError;
use JupiterIQ\NotFoundError;
use JupiterIQ\PermissionDeniedError;
use JupiterIQ\PreconditionFailedError;
use JupiterIQ\QuotaExceededError;
use JupiterIQ\RateLimitError;
use JupiterIQ\ServerError;
use JupiterIQ\ValidationError;

/**
 * What an answer says.
 *
 * @internal
 */
final class Answers
{
    private const BY_STATUS = [
        400 => BadRequestError::class, 401 => AuthenticationError::class, 403 => PermissionDeniedError::class,
        404 => NotFoundError::class, 409 => ConflictError::class, 410 => GoneError::class,
        412 => PreconditionFailedError::class, 422 => ValidationError::class, 429 => RateLimitError::class,
    ];

    public static function error(
        Answer $answer,
        ?float $retryAfter = null,
        string $before = '',
        string $after = '',
    ): JupiterIQError {
        if ($answer->status < 400) {
            $place = $answer->headers['location'] ?? '';
            $leads = $place === '' ? '' : ' leads to ' . explode('?', $place)[0];
            return self::invalid(
                $answer,
                "{$before}{$answer->status}{$leads}, which this API never says. Is the base URL right?",
            );
        }
        $kind = self::BY_STATUS[$answer->status] ?? ($answer->status >= 500 ? ServerError::class : APIError::class);
        if ($answer->status === 403 && ErrorBody::read($answer->body)->code === 'QUOTA_EXCEEDED') {
            $kind = QuotaExceededError::class;
        }
        return new $kind($answer, $retryAfter, $before, $after);
    }

    /** The object of the answer; null where there is none. */
    public static function object(Operation $operation, Answer $answer): ?\stdClass
    {
        if ($operation->gives === 'none' || in_array($answer->status, [204, 304], true)) {
            return null;
        }
        try {
            $data = json_decode($answer->body, false, 512, JSON_THROW_ON_ERROR | JSON_BIGINT_AS_STRING);
        } catch (\JsonException) {
            $kind = $answer->headers['content-type'] ?? 'no type';
            throw self::invalid($answer, sprintf(
                '%d with %d bytes of %s that are no JSON. Is the base URL right?',
                $answer->status,
                strlen($answer->body),
                $kind,
            ));
        }
        if (!$data instanceof \stdClass || ($operation->gives !== 'object' && !self::isList($data))) {
            $message = "{$answer->status} with JSON that is not what the API says. Is the base URL right?";
            throw self::invalid($answer, $message);
        }
        return $data;
    }

    public static function invalid(Answer $answer, string $message): InvalidResponseError
    {
        return new InvalidResponseError($message, $answer->status, $answer->headers, $answer->body);
    }

    private static function isList(\stdClass $data): bool
    {
        $items = $data->data ?? null;
        return is_array($items) && array_filter($items, static fn ($each) => !$each instanceof \stdClass) === [];
    }
}
