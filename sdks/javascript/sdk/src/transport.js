// The wire: one request, one answer, every failure as an error of ours.
import { APIConnectionError, APITimeoutError, ConfigurationError, InvalidResponseError } from './errors.js';

// The longest answer that is held in memory.
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const DISTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH/;

/** Sends by `fetch`, which keeps its connections. */
export class FetchTransport {
  async send(request) {
    const flow = await this.flow(request, false);
    try {
      const pieces = [];
      let length = 0;
      for await (const piece of flow.pieces) {
        pieces.push(piece);
        length += piece.length;
        if (length > MAX_ANSWER_BYTES) {
          throw new InvalidResponseError(`The answer is longer than ${MAX_ANSWER_BYTES} bytes.`, { ...flow, body: '' });
        }
      }
      return { status: flow.status, headers: flow.headers, body: await new Blob(pieces).text() };
    } finally {
      flow.close();
    }
  }

  /** An answer whose bytes are still to come; with `renewed` time begins anew with each piece. */
  async flow(request, renewed = true) {
    const abort = new AbortController();
    const late = new APITimeoutError(`The answer was not whole after ${request.timeout} ms.`);
    const timer = () => setTimeout(() => abort.abort(late), request.timeout);
    let running = timer();
    const given = () => abort.abort(request.signal.reason);
    request.signal?.addEventListener('abort', given, { once: true });
    const close = () => {
      clearTimeout(running);
      request.signal?.removeEventListener('abort', given);
      abort.abort();
    };
    try {
      request.signal?.throwIfAborted();
      const response = await fetched(request, abort.signal);
      const moved = () => {
        if (renewed) {
          clearTimeout(running);
          running = timer();
        }
      };
      return { status: response.status, headers: response.headers, pieces: piecesOf(response, abort.signal, moved), close };
    } catch (failure) {
      const reason = abort.signal.aborted ? abort.signal.reason : failure;
      close();
      throw reason;
    }
  }
}

async function fetched(request, signal) {
  let ready;
  try {
    ready = new Request(request.url, {
      method: request.method, headers: request.headers, body: request.body, redirect: 'manual', signal,
    });
  } catch (cause) {
    throw new ConfigurationError(`This request cannot be sent: ${cause.message}`, { cause });
  }
  try {
    return await untilAborted(fetch(ready), signal);
  } catch (cause) {
    throw signal.aborted ? signal.reason : lost(cause);
  }
}

/** What was promised, unless the signal comes first: Node forgets signals of requests that nobody holds any more. */
function untilAborted(promised, signal) {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    promised.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}

async function* piecesOf(response, signal, moved) {
  const reader = response.body?.getReader();
  if (!reader) {
    return;
  }
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) {
        return;
      }
      moved();
      yield value;
    }
  } catch (cause) {
    throw signal.aborted ? signal.reason : lost(cause);
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

function lost(cause) {
  const code = String(cause.cause?.code ?? cause.cause?.errors?.[0]?.code ?? '');
  return new APIConnectionError(
    `The connection broke: ${cause.cause?.message || code || cause.message}`,
    { sent: !NOT_SENT.test(code) && !DISTRUSTED.test(code), passing: !DISTRUSTED.test(code), cause });
}
