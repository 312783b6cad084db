<?php

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Core;

/** Makes users and reads them by the small user API, with a key `acct_…`. */
final class APIClient
{
    public readonly AccountUsers $users;
    private readonly Core $core;

    /** @param array<string, mixed> $options as Client takes them, by the names of the wire: base_url, timeout, … */
    public function __construct(?string $apiKey = null, array $options = [])
    {
        $this->core = Core::of('/api/v1', null, $apiKey, $options);
        $this->users = new AccountUsers($this->core);
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['url' => $this->core->url];
    }
}
