// Gives new tickets a priority by what they say; see README.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Client, NotFoundError, PreconditionFailedError, httpResponse } from '@jupiteriq/sdk';

const URGENT = ['down', 'outage', 'cannot log in'];
const client = new Client();

async function triage(event) {
  const ticket = await client.tickets.get(event.data.id);
  if (ticket.tags.includes('triaged')) {
    return;
  }
  const urgent = URGENT.some(word => ticket.subject.toLowerCase().includes(word));
  const priority = urgent ? 'urgent' : ticket.priority;
  try {
    await client.tickets.update(ticket.id, { priority, tags: [...ticket.tags, 'triaged'] },
      { ifMatch: httpResponse(ticket).etag });
  } catch (error) {
    if (error instanceof PreconditionFailedError) {
      return triage(event);
    }
    throw error;
  }
  await client.tickets.createComment(ticket.id, { content: `Triaged: ${priority}.`, is_internal: true },
    { idempotencyKey: `triage-${event.id}` });
  console.log(`${ticket.id}: ${priority}`);
}

const [file, once] = process.argv.slice(2);
const after = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
const events = once ? (await client.events.list({ type: 'ticket.created', after })).all()
  : client.events.stream({ type: 'ticket.created', after });
for await (const event of events) {
  await triage(event).catch(error => {
    if (!(error instanceof NotFoundError)) { // else it was deleted meanwhile
      throw error;
    }
  });
  writeFileSync(file, String(event.sequence));
}
