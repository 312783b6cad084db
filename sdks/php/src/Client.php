<?php

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Config;
use JupiterIQ\Internal\Core;
use JupiterIQ\Internal\SessionCredential;

/**
 * Speaks with the API.
 *
 *     $client = new JupiterIQ\Client(apiKey: 'jiq_live_…');
 *     $ticket = $client->tickets->create(['subject' => 'Issue with login', 'priority' => 'high']);
 */
final class Client
{
    use Resources;

    private readonly Core $core;

    /**
     * @param string|null $apiKey `JUPITERIQ_API_KEY` without it
     * @param string|null $baseUrl the address of the server; `JUPITERIQ_BASE_URL` without it
     * @param float $timeout the seconds that one attempt may take until its answer is whole
     * @param int $maxAttempts how often a request is sent at most
     * @param float $maxWait the longest wait before an attempt, in seconds
     * @param bool $pace whether to slow down before the rate limit is spent
     * @param string|null $onBehalfOf the user for whom the key acts
     * @param bool $allowHttp whether the key may be sent to other machines without TLS
     * @param (callable(LogRecord): void)|null $onLog is told of each attempt and each wait
     * @param object|null $transport what tests replace, as is the clock; see JupiterIQ\Testing
     */
    public function __construct(
        ?string $apiKey = null,
        ?string $baseUrl = null,
        float $timeout = Config::TIMEOUT,
        int $maxAttempts = Config::MAX_ATTEMPTS,
        float $maxWait = Config::MAX_WAIT,
        bool $pace = true,
        ?string $onBehalfOf = null,
        bool $allowHttp = false,
        ?callable $onLog = null,
        ?object $transport = null,
        ?Clock $clock = null,
    ) {
        $this->begin(Core::of('/v1', 'platform', $apiKey, [
            'base_url' => $baseUrl, 'timeout' => $timeout, 'max_attempts' => $maxAttempts, 'max_wait' => $maxWait,
            'pace' => $pace, 'on_behalf_of' => $onBehalfOf, 'allow_http' => $allowHttp, 'on_log' => $onLog,
            'transport' => $transport, 'clock' => $clock,
        ]));
    }

    /**
     * A client that acts as this user.
     *
     * @param array{device?: string, client?: array{address: string, user_agent?: string}} $more where the person sits
     * @param (callable(Tokens): void)|null $onTokens is told of each pair of tokens
     */
    public function signIn(
        string $login,
        string $password,
        array $more = [],
        ?callable $onTokens = null,
        array $options = [],
    ): self {
        $signedIn = $this->sessions->create(['login' => $login, 'password' => $password] + $more, $options);
        $tokens = new Tokens($signedIn['access_token'], $signedIn['refresh_token']);
        if ($onTokens !== null) {
            $onTokens($tokens);
        }
        return $this->withSession($tokens->accessToken, $tokens->refreshToken, $onTokens);
    }

    /**
     * A client that acts as a user whose tokens were kept.
     *
     * @param (callable(Tokens): void)|null $onTokens is told of each new pair
     */
    public function withSession(string $accessToken, string $refreshToken, ?callable $onTokens = null): self
    {
        $tokens = new Tokens(
            Config::key($accessToken, 'access token', null),
            Config::key($refreshToken, 'refresh token', null),
        );
        $other = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $other->begin($this->core->withCredential(new SessionCredential($this->sessions, $tokens, $onTokens)));
        return $other;
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['url' => $this->core->url];
    }

    private function begin(Core $core): void
    {
        $this->core = $core;
        $this->attach($core);
    }
}
