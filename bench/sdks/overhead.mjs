// Reads a ticket by the library and by fetch alone, in turns; prints microseconds of a call of each side.
import { Client } from '@jupiteriq/sdk';

const [ticket, rounds, calls] = process.argv.slice(2);
const { JUPITERIQ_BASE_URL: base, JUPITERIQ_API_KEY: key } = process.env;
const client = new Client();

const byLibrary = async () => (await client.tickets.get(ticket)).id;

async function byHttp() {
  const answer = await fetch(`${base}/v1/tickets/${ticket}`, { headers: { Authorization: `Bearer ${key}` } });
  if (!answer.ok) {
    throw new Error(`${answer.status} came`);
  }
  return (await answer.json()).id;
}

async function microseconds(call) {
  const taken = [];
  for (let at = 0; at < calls; at++) {
    const begun = performance.now();
    if (await call() !== ticket) {
      throw new Error('another ticket came');
    }
    taken.push((performance.now() - begun) * 1000);
  }
  return taken.sort((one, other) => one - other)[Math.floor(calls / 2)].toFixed(1);
}

await microseconds(byHttp);
await microseconds(byLibrary);
for (let round = 0; round < rounds; round++) {
  console.log(`plain_us=${await microseconds(byHttp)} library_us=${await microseconds(byLibrary)}`);
}
