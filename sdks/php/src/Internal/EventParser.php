<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIConnectionError;

/**
 * Takes bytes as they come and gives the records of `text/event-stream` that are whole.
 *
 * @internal
 */
final class EventParser
{
    private const LONGEST_EVENT_BYTES = 16 * 1024 * 1024;

    private string $rest = '';
    /** @var array<string, string> */
    private array $fields = [];
    private bool $afterReturn = false;

    /** @return list<array<string, string>> */
    public function feed(string $piece): array
    {
        if ($this->afterReturn && str_starts_with($piece, "\n")) {
            $piece = substr($piece, 1);
        }
        $this->afterReturn = str_ends_with($piece, "\r");
        $lines = explode("\n", str_replace(["\r\n", "\r"], "\n", $this->rest . $piece));
        $this->rest = (string) array_pop($lines);
        if (strlen($this->rest) > self::LONGEST_EVENT_BYTES) {
            throw new APIConnectionError('An event is longer than ' . self::LONGEST_EVENT_BYTES . ' bytes.');
        }
        return array_values(array_filter(array_map($this->line(...), $lines)));
    }

    /** The record that this line ends. */
    private function line(string $line): array
    {
        if ($line === '') {
            [$record, $this->fields] = [$this->fields, []];
            return $record;
        }
        [$name, $value] = explode(':', mb_scrub($line, 'UTF-8'), 2) + [1 => ''];
        $value = str_starts_with($value, ' ') ? substr($value, 1) : $value;
        if ($name === 'data' && isset($this->fields['data'])) {
            $value = "{$this->fields['data']}\n{$value}";
        }
        if ($name !== '') {
            $this->fields[$name] = $value;
        }
        return [];
    }
}
