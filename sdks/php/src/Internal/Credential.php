<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * @internal
 */
interface Credential
{
    public function token(): Token;

    /** Whether a token that has expired can be replaced. */
    public function refreshes(): bool;

    public function refresh(Token $used): void;
}
