package com.jupiteriq.cannedreplies;

import static com.jupiteriq.cannedreplies.CannedReplyDocument.CANNED_REPLY;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.events.Life;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Resource;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// The canned replies of a tenant. Refuses with `QuotaExceeded` beyond [#MOST], and with `Taken` for the name
/// of another one.
public final class CannedReplies implements Resource<CannedReply> {

    /// How many an environment may have, whatever its plan.
    static final int MOST = 1_000;

    private static final String TABLE = "canned_replies";
    private static final Life<CannedReply> LIFE =
        new Life<>("canned_reply", CANNED_REPLY, CannedReply::publicId);

    private final CannedReplyStore store;
    private final Ids ids;

    CannedReplies(CannedReplyStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    static EventTypes events() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        CannedReply sample = new CannedReply(EventType.SAMPLE_ID, 1, "Password reset",
            "Use the link below to choose a new password.", List.of("login"), at, at);
        return LIFE.types("A canned reply", sample, at, List.of("content"));
    }

    @Override
    public Document<CannedReply> document() {
        return CANNED_REPLY;
    }

    @Override
    public Listing<CannedReply> list() {
        return store.list();
    }

    @Override
    public String quota() {
        return TABLE;
    }

    @Override
    public CannedReply create(Draft<CannedReply> draft, Write write) {
        list().makeRoom(MOST, quota(), write);
        CannedReply reply = CannedReplyDocument.made(ids.next(), draft, write.now());
        store.insert(reply, write);
        LIFE.created(reply, write);
        return reply;
    }

    @Override
    public CannedReply get(Caller caller, UUID id) {
        return store.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing("canned reply")));
    }

    @Override
    public CannedReply change(
        UUID id, IntPredicate expected, Function<CannedReply, Draft<CannedReply>> change, Write write) {
        CannedReply before = changeable(id, expected, write);
        CannedReply after = CannedReplyDocument.changed(before, change.apply(before), write.now());
        Changes changes = CANNED_REPLY.changes(before, after);
        if (changes.none()) {
            return before;
        }
        store.update(before, after, write);
        LIFE.changed(after, changes, write);
        return after;
    }

    @Override
    public void delete(UUID id, IntPredicate expected, Write write) {
        CannedReply reply = changeable(id, expected, write);
        store.delete(reply, write);
        LIFE.deleted(reply, write);
    }

    private CannedReply changeable(UUID id, IntPredicate expected, Write write) {
        CannedReply reply = get(write.caller(), id);
        write.follows(expected, reply.version(), reply.updatedAt());
        return reply;
    }

    @Override
    public String publicId(CannedReply reply) {
        return reply.publicId();
    }

    @Override
    public int version(CannedReply reply) {
        return reply.version();
    }
}
