<?php

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Answer;
use JupiterIQ\Internal\ErrorBody;

/** The root of all errors of this library. */
class JupiterIQError extends \RuntimeException
{
}

/** A key, an address or an argument cannot be. Nothing was sent. */
class ConfigurationError extends JupiterIQError
{
}

/** There was no whole answer. */
class APIConnectionError extends JupiterIQError
{
    /**
     * @param bool $sent whether the server may have seen the request
     * @param bool $passing whether another attempt may go better
     */
    public function __construct(
        string $message,
        public readonly bool $sent = true,
        public readonly bool $passing = true,
    ) {
        parent::__construct($message);
    }

    /** The same, when attempts are used up. */
    public function exhausted(string $before): static
    {
        return new static($before . $this->getMessage(), $this->sent, false);
    }
}

/** The answer was not whole in time. */
class APITimeoutError extends APIConnectionError
{
}

/** The answer is not what the API says: a page of a proxy, broken JSON, a redirect. */
class InvalidResponseError extends JupiterIQError
{
    public readonly ?string $requestId;

    /** @param array<string, string> $headers */
    public function __construct(
        string $message,
        public readonly int $status,
        public readonly array $headers,
        public readonly string $body,
    ) {
        parent::__construct($message);
        $this->requestId = $headers['x-request-id'] ?? null;
    }
}

/** The log does not hold any more what the stream should go on with. */
class StreamGapError extends JupiterIQError
{
    /** @param int|null $oldest where the log begins now */
    public function __construct(public readonly ?int $oldest)
    {
        parent::__construct("Events are missing: the log goes on at position {$oldest}. Read everything once again.");
    }
}

/** A delivery that is not to be believed. */
class WebhookVerificationError extends JupiterIQError
{
    /** @param string $reason missing, malformed, signature, too_old, too_new or body */
    public function __construct(public readonly string $reason, string $message)
    {
        parent::__construct($message);
    }
}

/** The server refuses. */
class APIError extends JupiterIQError
{
    public readonly int $status;
    /** @var array<string, string> */
    public readonly array $headers;
    public readonly string $body;
    public readonly ?string $requestId;
    /** Tells programs why; null where the body does not say. The code of an exception is taken by PHP. */
    public readonly ?string $errorCode;
    /** @var list<array{field: string, message: string}> what is wrong with which field */
    public readonly array $fields;
    public readonly mixed $details;

    /** @param float|null $retryAfter the seconds that the server asks to wait, where it does */
    public function __construct(
        Answer $answer,
        public readonly ?float $retryAfter = null,
        string $before = '',
        string $after = '',
    ) {
        $told = ErrorBody::read($answer->body);
        $this->status = $answer->status;
        $this->headers = $answer->headers;
        $this->body = $answer->body;
        $this->errorCode = $told->code;
        $this->fields = $told->fields;
        $this->details = $told->details;
        $this->requestId = $answer->headers['x-request-id'] ?? $told->requestId;
        $said = $told->message ?? 'The answer says nothing that this library understands.';
        $code = $told->code === null ? '' : " {$told->code}";
        parent::__construct("{$before}{$this->status}{$code}: {$said}{$after}");
    }
}

/** 400: the request cannot be read. */
class BadRequestError extends APIError
{
}

/** 401: no key, or not a usable one. */
class AuthenticationError extends APIError
{
}

/** 403: the key may not do this. */
class PermissionDeniedError extends APIError
{
}

/** 403: a quota of the plan is used up. */
class QuotaExceededError extends PermissionDeniedError
{
}

/** 404: there is no such object. */
class NotFoundError extends APIError
{
}

/** 409: the state of the object, or of another, is in the way. */
class ConflictError extends APIError
{
}

/** 410: it was there and is not any more. */
class GoneError extends APIError
{
}

/** 412: the object has changed since it was read. */
class PreconditionFailedError extends APIError
{
}

/** 422: fields are missing or wrong; `fields` names all of them. */
class ValidationError extends APIError
{
}

/** 429: the rate limit is spent. */
class RateLimitError extends APIError
{
}

/** 5xx: the server, or what lies before it, could not. */
class ServerError extends APIError
{
}
