<?php

declare(strict_types=1);

namespace JupiterIQ;

/** What keeps a user signed in. Keep it where only you can read it. */
final class Tokens
{
    public function __construct(public readonly string $accessToken, public readonly string $refreshToken)
    {
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['accessToken' => '[secret]', 'refreshToken' => '[secret]'];
    }
}
