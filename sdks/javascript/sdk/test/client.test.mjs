// What the conformance list cannot see: types of values, signals, printing, helpers for tests, both kinds of module.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  APIClient, APITimeoutError, Client, ConfigurationError, JupiterIQError, NotFoundError, VERSION, Webhook, httpResponse,
} from '../src/index.js';
import { FakeClock, FakeTransport, signWebhook } from '../src/testing.js';
import { parse, stringify } from '../src/json.js';
import { EventParser } from '../src/events.js';

const TICKET = { id: 'TCK-1', subject: 'Printer on fire' };

function made(options) {
  const transport = new FakeTransport();
  const clock = new FakeClock(options);
  return { transport, clock, client: new Client({ apiKey: 'jiq_test_key', transport, clock }) };
}

describe('JSON', () => {
  it('keeps integers of any size and nothing else is touched', () => {
    const text = '{"a":9007199254740993,"b":"9007199254740993","c":0.12345678901234567,"d":[-18446744073709551616],'
      + '"e":"\\"12345678901234567890\\"","f":1e30,"12345678901234567890":1}';
    const value = parse(text);
    assert.equal(value.a, 9007199254740993n);
    assert.equal(value.b, '9007199254740993');
    assert.equal(value.c, 0.12345678901234567);
    assert.equal(value.d[0], -18446744073709551616n);
    assert.equal(value.e, '"12345678901234567890"');
    assert.equal(value.f, 1e30);
    assert.equal(value['12345678901234567890'], 1);
    assert.equal(stringify({ n: 9007199254740993n, t: '1:9' }), '{"n":9007199254740993,"t":"1:9"}');
  });

  it('refuses what JSON cannot say', () => {
    assert.throws(() => stringify({ n: NaN }), ConfigurationError);
    assert.throws(() => parse('{"a":12345678901234567890,}'), SyntaxError);
  });
});

describe('Requests', () => {
  it('leave out what is undefined and say what is null', async () => {
    const { transport, client } = made();
    transport.answer(200, TICKET);
    await client.tickets.update('TCK-1', { status: undefined, category: null });
    assert.equal(transport.requests[0].body, '{"category":null}');
  });

  it('take dates', async () => {
    const { transport, client } = made();
    transport.answer(200, { data: [] });
    await client.tickets.list({ created_after: new Date(0) });
    assert.match(transport.requests[0].url, /created_after=1970-01-01T00%3A00%3A00\.000Z$/);
  });

  it('refuse options that are mistyped', async () => {
    await assert.rejects(made().client.tickets.get('TCK-1', { timeOut: 1 }), /timeOut/);
  });

  it('wait up to a quarter longer', async () => {
    const { transport, clock, client } = made({ jitter: 1 });
    transport.answer(503).answer(429, '', { 'retry-after': '8' }).answer(200, TICKET);
    await client.tickets.get('TCK-1');
    assert.deepEqual(clock.slept, [1250, 10000]);
  });

  it('end when a signal says so, also while they wait', async () => {
    const client = new Client({ apiKey: 'jiq_test_key', transport: new FakeTransport().answer(503) });
    const reason = new Error('enough');
    const abort = new AbortController();
    const failed = assert.rejects(client.tickets.get('TCK-1', { signal: abort.signal }), reason);
    setImmediate(() => abort.abort(reason));
    await failed;
  });

  it('know the answer in which an object came', async () => {
    const { transport, client } = made();
    transport.answer(200, TICKET, { etag: '"3"', 'x-request-id': 'req_1' });
    const ticket = await client.tickets.get('TCK-1');
    assert.equal(httpResponse(ticket).etag, '"3"');
    assert.deepEqual(Object.keys(ticket), ['id', 'subject']);
  });

  it('take key and address from the environment', async () => {
    Object.assign(process.env, { JUPITERIQ_API_KEY: 'jiq_env', JUPITERIQ_BASE_URL: 'http://localhost:1/v1' });
    try {
      const transport = new FakeTransport().answer(200, TICKET);
      await new Client({ transport }).tickets.get('TCK-1');
      assert.equal(transport.requests[0].url, 'http://localhost:1/v1/tickets/TCK-1');
      assert.equal(transport.requests[0].headers.Authorization, 'Bearer jiq_env');
    } finally {
      delete process.env.JUPITERIQ_API_KEY;
      delete process.env.JUPITERIQ_BASE_URL;
    }
  });
});

describe('Time', () => {
  it('is up whatever the collector has forgotten', async () => {
    setFlagsFromString('--expose-gc');
    const collect = setInterval(runInNewContext('gc'), 20);
    const server = createServer((request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{');
      }
    }).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const client = new Client({
        apiKey: 'k', baseUrl: `http://127.0.0.1:${server.address().port}`, timeout: 300, maxAttempts: 1 });
      await assert.rejects(client.tickets.get('TCK-1'), APITimeoutError);
      await assert.rejects(client.tickets.update('TCK-1', {}), APITimeoutError);
      const enough = new Error('enough');
      const abort = new AbortController();
      setTimeout(() => abort.abort(enough), 200);
      await assert.rejects(client.tickets.get('TCK-1', { signal: abort.signal, timeout: 9000 }), enough);
    } finally {
      clearInterval(collect);
      server.closeAllConnections?.();
      server.close();
    }
  });
});

describe('Printing', () => {
  it('shows no key and no secret', async () => {
    const { transport, client } = made();
    transport.answer(201, { id: 'key_1', secret: 'jiq_live_SECRET', inner: [{ token: 'SECRET' }] });
    const key = await client.keys.create({ name: 'n', permissions: ['admin'] });
    assert.doesNotMatch(inspect(key, { depth: 9 }), /SECRET/);
    assert.equal(key.secret, 'jiq_live_SECRET');
    assert.doesNotMatch(inspect(client, { depth: 9, showHidden: true }), /jiq_test/);
    assert.doesNotMatch(inspect(new APIClient('acct_test_key'), { depth: 9 }), /acct_test/);
  });
});

describe('Modules', () => {
  it('are the same for require', () => {
    execFileSync(process.execPath, ['build.mjs'], { cwd: new URL('..', import.meta.url) });
    const required = createRequire(import.meta.url)('@jupiteriq/sdk');
    const testing = createRequire(import.meta.url)('@jupiteriq/sdk/testing');
    assert.equal(required.VERSION, VERSION);
    assert.equal(typeof required.Client, 'function');
    assert.equal(new required.NotFoundError({ status: 404, headers: new Headers(), body: '' }).name, 'NotFoundError');
    assert.equal(typeof testing.FakeClock, 'function');
  });

  it('have errors of one root', () => {
    assert.ok(new NotFoundError({ status: 404, headers: new Headers(), body: '' }) instanceof JupiterIQError);
  });
});

describe('Streams', () => {
  it('are read in pieces of a byte', () => {
    const parser = new EventParser();
    const bytes = new TextEncoder().encode(': heartbeat\r\nid: 7\r\ndata: {"ä":\rdata: 1}\n\n');
    const records = [...bytes].flatMap(byte => parser.feed(Uint8Array.of(byte)));
    assert.deepEqual(records, [{ id: '7', data: '{"ä":\n1}' }]);
  });
});

describe('Helpers for tests', () => {
  it('sign what is believed', async () => {
    const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
    const { body, headers } = await signWebhook({ id: 'evt_1' }, secret);
    assert.equal((await new Webhook(secret).verify(body, new Headers(headers))).id, 'evt_1');
    assert.equal((await new Webhook(secret).verify(Buffer.from(body), headers)).id, 'evt_1');
  });
});
