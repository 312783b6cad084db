<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

/**
 * One request on its way, as curl tells of it.
 *
 * @internal
 */
final class Transfer
{
    public readonly \CurlHandle $handle;
    /** What reading the body to be sent has failed with. */
    public ?\Throwable $failure = null;

    private int $status = 0;
    /** @var array<string, string> */
    private array $headers = [];
    private bool $headEnded = false;
    private string $body = '';
    private bool $moved = false;
    private int $sent = 0;

    public function __construct(private readonly Request $request, float $connectSeconds)
    {
        $this->handle = curl_init();
        curl_setopt_array($this->handle, [
            CURLOPT_URL => $request->url,
            CURLOPT_CUSTOMREQUEST => $request->method,
            CURLOPT_NOBODY => $request->method === 'HEAD',
            CURLOPT_HTTPHEADER => $this->lines(),
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CONNECTTIMEOUT_MS => (int) ceil(min($connectSeconds, $request->timeout) * 1000),
            // A kept connection that has died is replaced by curl itself, which then sends again what may have come.
            CURLOPT_FRESH_CONNECT => !$request->repeatable,
            CURLOPT_ENCODING => isset($request->headers['Accept-Encoding']) ? null : '',
            CURLOPT_HEADERFUNCTION => fn (\CurlHandle $_, string $line): int => $this->line($line),
            CURLOPT_WRITEFUNCTION => fn (\CurlHandle $_, string $piece): int => $this->came($piece),
        ] + $this->content());
    }

    /** Whether pieces wait to be taken. */
    public function waits(): bool
    {
        return $this->body !== '';
    }

    public function hasHead(bool $running): bool
    {
        return $this->headEnded && ($this->body !== '' || !$running || $this->status >= 200);
    }

    public function head(): Answer
    {
        return new Answer($this->status, $this->headers);
    }

    public function taken(): string
    {
        [$piece, $this->body] = [$this->body, ''];
        return $piece;
    }

    /** Since it was asked last. */
    public function hasMoved(): bool
    {
        [$moved, $this->moved] = [$this->moved, false];
        return $moved;
    }

    private function lines(): array
    {
        $lines = ['Expect:'];
        foreach ($this->request->headers as $name => $value) {
            $lines[] = "{$name}: {$value}";
        }
        if ($this->request->body === null && !in_array($this->request->method, ['GET', 'HEAD', 'DELETE'], true)) {
            $lines[] = 'Content-Length: 0';
        }
        return $lines;
    }

    private function content(): array
    {
        $body = $this->request->body;
        if ($body instanceof Source) {
            return [
                CURLOPT_UPLOAD => true,
                CURLOPT_INFILESIZE => $body->size(),
                CURLOPT_READFUNCTION => fn ($handle, $file, int $most): string => $this->given($body, $most),
            ];
        }
        return $body === null ? [] : [CURLOPT_POSTFIELDS => $body];
    }

    private function given(Source $body, int $length): string
    {
        try {
            $piece = $body->read($this->sent, $length);
        } catch (\Throwable $wrong) {
            $this->failure = $wrong;
            return '';
        }
        $this->sent += strlen($piece);
        $this->moved = true;
        return $piece;
    }

    private function line(string $line): int
    {
        $text = trim($line);
        if (preg_match('#^HTTP/\S+ (\d{3})#', $text, $found)) {
            [$this->status, $this->headers, $this->headEnded] = [(int) $found[1], [], false];
        } elseif ($text === '') {
            $this->headEnded = $this->status >= 200;
        } else {
            [$name, $value] = explode(':', $text, 2) + [1 => ''];
            $name = strtolower(trim($name));
            $before = isset($this->headers[$name]) ? "{$this->headers[$name]}, " : '';
            $this->headers[$name] = $before . trim($value);
        }
        $this->moved = true;
        return strlen($line);
    }

    private function came(string $piece): int
    {
        $this->body .= $piece;
        $this->moved = true;
        return strlen($piece);
    }
}
