import type { Transport, TransportRequest } from './index.js';
import { Clock } from './index.js';

/** Its sleeps pass at once and are remembered in `slept`, in milliseconds. */
export class FakeClock extends Clock {
  constructor(options?: { now?: number; jitter?: number });
  readonly slept: number[];
  advance(milliseconds: number): void;
}

/** Gives recorded answers in their order, and keeps what was asked in `requests`. */
export class FakeTransport implements Transport {
  readonly requests: TransportRequest[];
  answer(status?: number, body?: unknown, headers?: Record<string, string>): this;
  fail(error?: Error): this;
  send(request: TransportRequest): Promise<{ status: number; headers: Headers; body: string }>;
  flow(request: TransportRequest): Promise<{
    status: number; headers: Headers; pieces: AsyncIterable<Uint8Array>; close(): void;
  }>;
}

/** A delivery as the server makes it. */
export function signWebhook(body: string | object, secret: string, options?: { id?: string; timestamp?: number }):
  Promise<{ body: string; headers: Record<string, string> }>;
