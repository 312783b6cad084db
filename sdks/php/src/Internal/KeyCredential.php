<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * @internal
 */
final class KeyCredential implements Credential
{
    private readonly Token $token;

    public function __construct(#[\SensitiveParameter] string $key)
    {
        $this->token = new Token($key);
    }

    public function token(): Token
    {
        return $this->token;
    }

    public function refreshes(): bool
    {
        return false;
    }

    public function refresh(Token $used): void
    {
        throw new \LogicException('A key does not expire.');
    }
}
