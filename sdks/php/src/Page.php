<?php

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Core;
use JupiterIQ\Internal\Operation;

/**
 * What one answer holds of a list. Iterating over it gives the items of this answer; `all()` goes on to the end of the
 * list.
 *
 * @template T of Model
 * @implements \IteratorAggregate<int, T>
 */
final class Page implements \IteratorAggregate, \Countable, \JsonSerializable
{
    /** @var list<T> */
    public readonly array $data;

    /** @internal */
    public function __construct(
        private readonly Core $core,
        private readonly Operation $operation,
        private readonly array $path,
        private readonly array $query,
        private readonly array $options,
        private readonly \stdClass $told,
        private readonly HttpResponse $httpResponse,
    ) {
        $this->data = array_map(static fn (\stdClass $each) => new $operation->model($each), $told->data);
    }

    public function httpResponse(): HttpResponse
    {
        return $this->httpResponse;
    }

    /** How many there are in all; null where nobody has counted. */
    public function total(): ?int
    {
        return $this->told->total ?? null;
    }

    public function hasMore(): bool
    {
        return $this->nextQuery() !== null;
    }

    public function nextCursor(): ?string
    {
        return $this->told->next_cursor ?? null;
    }

    /** Of the event log and of changes: the position to go on with, also when nothing is there yet. */
    public function nextAfter(): ?int
    {
        return $this->told->next_after ?? null;
    }

    /** @return self<T>|null */
    public function nextPage(): ?self
    {
        $query = $this->nextQuery();
        if ($query === null) {
            return null;
        }
        if (
            ($query['cursor'] ?? null) === ($this->query['cursor'] ?? null)
            && ($query['after'] ?? null) === ($this->query['after'] ?? null)
        ) {
            throw new JupiterIQError('The list goes in circles: the server has told the same cursor again.');
        }
        return $this->core->call($this->operation, $this->path, $query, null, $this->options);
    }

    /** @return \Generator<int, T> the items of this page and of all that follow, asking for each when it is needed */
    public function all(): \Generator
    {
        for ($page = $this; $page !== null; $page = $page->nextPage()) {
            foreach ($page->data as $item) {
                yield $item;
            }
        }
    }

    /** @return \ArrayIterator<int, T> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->data);
    }

    public function count(): int
    {
        return count($this->data);
    }

    public function jsonSerialize(): \stdClass
    {
        return $this->told;
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['data' => $this->data, 'total' => $this->total()];
    }

    private function nextQuery(): ?array
    {
        if ($this->operation->gives === 'stretch') {
            return ($this->told->has_more ?? false) && $this->nextAfter() !== null
                ? array_merge($this->query, ['after' => $this->nextAfter()]) : null;
        }
        if (($this->nextCursor() ?? '') === '') {
            return null;
        }
        return array_merge(
            array_diff_key($this->query, ['page' => 0, 'offset' => 0]),
            ['cursor' => $this->nextCursor()],
        );
    }
}
