<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\SessionsResource;
use JupiterIQ\Tokens;

/**
 * Tokens of a user, refreshed when they have expired.
 *
 * @internal
 */
final class SessionCredential implements Credential
{
    private readonly ?\Closure $onTokens;

    public function __construct(
        private readonly SessionsResource $sessions,
        private Tokens $tokens,
        ?callable $onTokens,
    ) {
        $this->onTokens = $onTokens === null ? null : $onTokens(...);
    }

    public function token(): Token
    {
        return new Token($this->tokens->accessToken);
    }

    public function refreshes(): bool
    {
        return true;
    }

    public function refresh(Token $used): void
    {
        if ($this->tokens->accessToken !== $used->text) {
            return;
        }
        $answer = $this->sessions->refresh(['refresh_token' => $this->tokens->refreshToken]);
        $tokens = new Tokens($answer['access_token'], $answer['refresh_token']);
        if ($this->onTokens !== null) {
            ($this->onTokens)($tokens);
        }
        $this->tokens = $tokens;
    }

    public function __debugInfo(): array
    {
        return [];
    }
}
