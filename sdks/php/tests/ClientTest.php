<?php

declare(strict_types=1);

namespace JupiterIQ\Tests;

use JupiterIQ\Client;
use JupiterIQ\ConfigurationError;
use JupiterIQ\Models;
use JupiterIQ\NotFoundError;
use JupiterIQ\Testing\FakeClock;
use JupiterIQ\Testing\FakeTransport;
use JupiterIQ\Testing\Webhooks;
use JupiterIQ\Webhook;
use PHPUnit\Framework\TestCase;

/** What the conformance list cannot see: objects, times, helpers for tests. */
final class ClientTest extends TestCase
{
    private const TICKET = [
        'id' => 'TCK-1', 'subject' => 'Printer on fire', 'status' => 'open', 'created_at' => '2026-01-29T10:30:00.25Z',
    ];

    private FakeTransport $transport;
    private FakeClock $clock;
    private Client $client;

    protected function setUp(): void
    {
        $this->transport = new FakeTransport();
        $this->clock = new FakeClock();
        $this->client = new Client('jiq_test_key', transport: $this->transport, clock: $this->clock);
    }

    public function testFieldsArePropertiesAndWhatWasSentStays(): void
    {
        $sent = '{"id":"TCK-1","created_at":"2026-01-29T10:30:00.25Z","metadata":{},"mood":"hot"}';
        $ticket = new Models\Ticket(json_decode($sent));
        self::assertSame('2026-01-29 10:30:00.250000 +00:00', $ticket->created_at->format('Y-m-d H:i:s.u P'));
        self::assertSame('2026-01-29T10:30:00.25Z', $ticket['created_at']);
        self::assertSame(['hot', true, null], [$ticket->mood, isset($ticket->mood), $ticket->category]);
        self::assertSame([], $ticket->metadata);
        self::assertSame($sent, json_encode($ticket));
        $this->refused(\LogicException::class, static fn () => $ticket->status = 'closed');
    }

    public function testObjectsInsideHaveNamesToo(): void
    {
        $file = new Models\File(json_decode('{"thumbnails":[{"width":1},"odd"]}'));
        self::assertSame([1, 'odd'], [$file->thumbnails[0]->width, $file->thumbnails[1]]);
    }

    public function testTimesThatAreNoneAreGivenAsTheyCame(): void
    {
        foreach (['yesterday', '', 7, null, '2026-13-01T00:00:00Z'] as $odd) {
            self::assertSame($odd, (new Models\Ticket((object) ['created_at' => $odd]))->created_at);
        }
    }

    public function testNumbersBeyondThoseOfPhpAreKept(): void
    {
        $this->transport->answer(200, '{"attributes":{"small":9007199254740993,"big":123456789012345678901}}');
        $item = $this->client->data->get('data_1');
        self::assertSame([9007199254740993, '123456789012345678901'], array_values($item->attributes));
    }

    public function testSecretsAreNotPrinted(): void
    {
        $key = new Models\CreatedApiKey((object) ['secret' => 'jiq_live_SECRET', 'token' => null]);
        self::assertSame(false, str_contains(print_r($key, true), 'SECRET'));
        self::assertSame('jiq_live_SECRET', $key->secret);
        self::assertSame(false, str_contains(print_r($this->client, true), 'jiq_test'));
    }

    public function testTimesAndEmptyObjectsCanBeSent(): void
    {
        $this->transport->answer(200, []);
        $this->client->keys->update('key_1', ['expires_at' => new \DateTimeImmutable('2026-01-01T02:00:00+02:00')]);
        self::assertSame('{"expires_at":"2026-01-01T00:00:00Z"}', $this->sent());
        $this->transport->answer(200, []);
        $this->client->tickets->update('TCK-1', ['category' => null, 'metadata' => [], 'tags' => []]);
        self::assertSame('{"category":null,"metadata":{},"tags":[]}', $this->sent());
        $this->transport->answer(200, []);
        $this->client->users->createMany(['users' => [['email' => 'a', 'metadata' => []], []]]);
        self::assertSame('{"users":[{"email":"a","metadata":{}},{}]}', $this->sent());
        $this->transport->answer(200, []);
        $change = ['method' => 'PUT', 'path' => '/a', 'headers' => [], 'body' => []];
        $this->client->batch->run(['operations' => [$change]]);
        self::assertSame('{"operations":[{"method":"PUT","path":"/a","headers":{},"body":{}}]}', $this->sent());
    }

    public function testWhatIsNoJsonIsRefused(): void
    {
        foreach ([NAN, new \ArrayObject(), "\xff"] as $odd) {
            $body = ['subject' => 'x', 'metadata' => ['n' => $odd]];
            $this->refused(ConfigurationError::class, fn () => $this->client->tickets->create($body));
        }
        self::assertSame([], $this->transport->requests);
    }

    public function testAMistypedOptionIsRefused(): void
    {
        $options = ['idempotencykey' => '1'];
        $this->refused(ConfigurationError::class, fn () => $this->client->tickets->create([], $options));
    }

    public function testWaitsGrowByUpToAQuarter(): void
    {
        $clock = new FakeClock(jitter: 1.0);
        $this->transport->answer(503);
        $this->transport->answer(429, headers: ['Retry-After' => 8]);
        $this->transport->answer(200, self::TICKET);
        (new Client('jiq_test_key', transport: $this->transport, clock: $clock))->tickets->get('TCK-1');
        self::assertSame([1.25, 10.0], $clock->slept);
    }

    public function testListsGoOnForAsLongAsOneLooks(): void
    {
        $page = ['total' => 3, 'has_more' => true, 'next_cursor' => 'c1', 'data' => [['id' => 'a'], ['id' => 'b']]];
        $this->transport->answer(200, $page);
        $this->transport->answer(200, ['data' => [['id' => 'c']], 'next_cursor' => null] + $page);
        $page = $this->client->tickets->list(['limit' => 2]);
        self::assertSame([2, 3, true], [count($page), $page->total(), $page->hasMore()]);
        self::assertSame(1, count($this->transport->requests));
        $all = iterator_to_array($page->all(), false);
        self::assertSame(['a', 'b', 'c'], array_map(static fn ($each) => $each->id, $all));
    }

    public function testAPathAndAnOpenFileAreUploaded(): void
    {
        $path = sys_get_temp_dir() . '/jupiteriq-' . bin2hex(random_bytes(8)) . '.pdf';
        file_put_contents($path, '%PDF-1.7');
        foreach ([$path, new \SplFileInfo($path), fopen($path, 'rb')] as $file) {
            $this->transport->answer(201, ['id' => 'file_1']);
            $this->client->files->upload($file);
            $part = 'filename="' . basename($path) . "\"\r\n\r\n%PDF-1.7\r\n";
            self::assertStringContainsString($part, $this->sent());
        }
        $this->transport->answer(200, '%PDF');
        $this->client->files->download('file_1')->save($path);
        $this->transport->answer(404, []);
        $this->refused(NotFoundError::class, fn () => $this->client->files->download('file_1')->save($path));
        self::assertSame('%PDF', file_get_contents($path));
        self::assertSame([$path], glob("{$path}*"));
        unlink($path);
    }

    public function testASignedDeliveryIsBelieved(): void
    {
        $secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
        $delivery = Webhooks::sign(['id' => 'evt_1', 'event' => 'ticket.created'], $secret);
        $event = (new Webhook($secret))->verify($delivery['body'], $delivery['headers']);
        self::assertSame('ticket.created', $event->event);
    }

    public function testAnAnswerThatWasNotRecordedIsSaid(): void
    {
        $this->refused(\LogicException::class, fn () => $this->client->tickets->get('TCK-1'));
    }

    private function sent(): string
    {
        return (string) end($this->transport->requests)->body;
    }

    private function refused(string $kind, callable $work): void
    {
        try {
            $work();
        } catch (\Throwable $thrown) {
            self::assertInstanceOf($kind, $thrown);
            return;
        }
        self::fail("wanted {$kind}");
    }
}
