"""Gives new tickets a priority by what they say; see README.md."""
import sys
from pathlib import Path

from jupiteriq import Client, NotFoundError, PreconditionFailedError

URGENT = ("down", "outage", "cannot log in")


def triage(client, event):
    ticket = client.tickets.get(event.data.id)
    if "triaged" in ticket.tags:
        return
    urgent = any(word in ticket.subject.lower() for word in URGENT)
    priority = "urgent" if urgent else ticket.priority
    try:
        client.tickets.update(ticket.id, priority=priority, tags=[*ticket.tags, "triaged"],
                              options={"if_match": ticket.http_response.etag})
    except PreconditionFailedError:
        return triage(client, event)
    client.tickets.create_comment(ticket.id, content="Triaged: %s." % priority, is_internal=True,
                                  options={"idempotency_key": "triage-" + event.id})
    print("%s: %s" % (ticket.id, priority), flush=True)


def main(file, once=None):
    place = Path(file)
    after = int(place.read_text()) if place.exists() else 0
    with Client() as client:
        events = client.events.list(type="ticket.created", after=after).all() if once \
            else client.events.stream(type="ticket.created", after=after)
        for event in events:
            try:
                triage(client, event)
            except NotFoundError:
                pass  # deleted meanwhile
            place.write_text(str(event.sequence))


main(*sys.argv[1:])
