// Does with the installed packages what it is told, a line each; see sdks/conformance/README.md.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { APIClient } from '@company/api-sdk';
import { Client, JupiterIQError, VERSION, Webhook, httpResponse, verifySignature } from '@jupiteriq/sdk';
import { FakeClock, signWebhook } from '@jupiteriq/sdk/testing';

const clients = {};
const clocks = {};
const told = {};
const logs = {};

const camel = name => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

function spelled(options = {}) {
  return Object.fromEntries(Object.entries(options).map(([name, value]) =>
    [camel(name), ['timeout', 'max_wait', 'silence'].includes(name) ? value * 1000 : value]));
}

const STEPS = {
  about: () => ({ language: 'javascript', version: VERSION }),
  new({ client = 'c', options }) {
    const { facade, apiKey, ...said } = spelled(options);
    const log = logs[client] = [];
    const clock = clocks[client] = new FakeClock();
    const more = { ...said, clock, onLog: record => log.push(logged(record)) };
    clients[client] = facade === 'accounts' ? new APIClient(apiKey, more) : new Client({ apiKey, ...more });
  },
  call,
  async head(step) {
    const { status, requestId, etag, replayed } = httpResponse(await call(step));
    return { status, request_id: requestId, etag, replayed };
  },
  async all(step) {
    const taken = [];
    if (step.take === 0) {
      return taken;
    }
    for await (const item of (await call(step)).all()) {
      taken.push(item[step.field ?? 'id']);
      if (taken.length === step.take) {
        break;
      }
    }
    return taken;
  },
  parallel: ({ calls }) => Promise.all(calls.map(step => call(step).then(ok => ({ ok }), error => ({ error: said(error) })))),
  upload({ client = 'c', text, zeros, name, metadata, expires_at, upload_id }) {
    return clients[client].files.upload(text ?? '0'.repeat(zeros),
      { name, metadata, expiresAt: expires_at, uploadId: upload_id });
  },
  async download({ client = 'c', file, size, job, report, run }) {
    const { files, jobs, reports } = clients[client];
    const flow = job ? jobs.result(job) : report ? reports.result(report, run)
      : size ? files.thumbnail(file, size) : files.download(file);
    const bytes = await flow.bytes();
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
      text: bytes.length < 1000 ? new TextDecoder().decode(bytes) : null };
  },
  import: ({ client = 'c', content, content_type, type }) =>
    clients[client].data.import(content, { type, contentType: content_type }),
  async stream({ client = 'c', take, ...options }) {
    const { type, after, silence } = spelled(options);
    const taken = [];
    for await (const event of clients[client].events.stream({ type, after, silence })) {
      taken.push(event.sequence);
      if (taken.length === take) {
        break;
      }
    }
    return taken;
  },
  async session({ client = 'c', as, login, password, access_token, refresh_token }) {
    told[as] = [];
    const onTokens = ({ accessToken, refreshToken }) => told[as].push([accessToken, refreshToken]);
    clients[as] = login ? await clients[client].signIn({ login, password, onTokens })
      : clients[client].withSession({ accessToken: access_token, refreshToken: refresh_token, onTokens });
    clocks[as] = clocks[client];
  },
  tokens: ({ of }) => told[of],
  verify: ({ body, headers, secret, now }) => new Webhook(secret, { now: () => now }).verify(body, headers),
  signature: ({ body, signature, secret }) => verifySignature(body, signature, secret),
  sign: async ({ body, secret, id, timestamp }) => (await signWebhook(body, secret, { id, timestamp })).headers,
  advance: ({ client = 'c', seconds }) => clocks[client].advance(seconds * 1000),
  inspect: async step => inspect(step.method ? await call(step) : clients[step.client ?? 'c']),
  log: ({ client = 'c' }) => logs[client],
};

async function call({ client = 'c', method, path = [], query, body, options }) {
  const [resource, name] = method.split('.').map(camel);
  const given = [...path, ...(body || query ? [body ?? query] : takes(method) ? [undefined] : [])];
  return clients[client][resource][name](...given, ...(options ? [spelled(options)] : []));
}

/** Whether a method takes a body or parameters, which may be left out. */
function takes(method) {
  return /\.(list|rotate|invite|resend|accept|changes)/.test(method);
}

function logged({ requestId, wait, asked, ...record }) {
  return { ...record, request_id: requestId, seconds: wait / 1000, asked: asked === undefined ? undefined : asked / 1000 };
}

function said(error) {
  const classes = [];
  for (let at = error; at instanceof Error; at = Object.getPrototypeOf(at)) {
    const { name } = at.constructor;
    if (name !== 'Error' && !classes.includes(name)) {
      classes.push(name);
    }
  }
  if (!(error instanceof JupiterIQError)) {
    return { class: `not ours: ${error.stack}` };
  }
  return { class: error.name, classes, message: error.message, status: error.status, code: error.code,
    fields: error.fields, request_id: error.requestId, retry_after: error.retryAfter, body: error.body,
    reason: error.reason, oldest: error.oldest };
}

for await (const line of createInterface({ input: process.stdin })) {
  const step = read(line);
  const outcome = await Promise.resolve().then(() => STEPS[step.do](step))
    .then((ok = null) => ({ ok }), error => ({ error: said(error) }));
  const clock = clocks[step.client ?? 'c'];
  outcome.slept = clock?.slept.splice(0).map(each => each / 1000);
  console.log(written(outcome));
}

/** Integers of any size, as the library reads them. */
function read(line) {
  return JSON.parse(line, (_, value) => value === 9007199254740992 ? 9007199254740993n : value);
}

function written(outcome) {
  return JSON.stringify(outcome, (_, value) => typeof value === 'bigint' ? `bigint ${value}` : value)
    .replaceAll(/"bigint (-?\d+)"/g, '$1');
}
