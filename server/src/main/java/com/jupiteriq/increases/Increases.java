package com.jupiteriq.increases;

import static com.jupiteriq.increases.IncreaseDocument.INCREASE;
import static com.jupiteriq.increases.IncreaseDocument.LIMIT;
import static com.jupiteriq.increases.IncreaseDocument.REASON;
import static com.jupiteriq.increases.IncreaseDocument.WANTED;

import com.jupiteriq.increases.Increase.State;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Write;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// The requests of a tenant for higher limits.
///
/// Refuses with `Missing` what is not there, with `Invalid` what is no limit or no increase, and with
/// `Conflict` beyond [#MOST_PENDING].
public final class Increases {

    /// Requests of an environment that are not decided.
    public static final int MOST_PENDING = 10;

    private final IncreaseStore store;
    private final Ids ids;

    Increases(IncreaseStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    public Document<Increase> document() {
        return INCREASE;
    }

    /// Newest first.
    public Listing<Increase> list() {
        return store.list();
    }

    public Increase get(Caller caller, UUID id) {
        return store.find(caller, id)
            .orElseThrow(() -> new Refused(new Failure.Missing("increase request")));
    }

    /// @param present the limits that there are by their names, empty for one that is none
    public Increase ask(Draft<Increase> draft, Map<String, OptionalLong> present, Write write) {
        String limit = draft.get(LIMIT);
        long wanted = draft.get(WANTED);
        refuseUnlessMore(limit, wanted, present);
        if (store.pending(write.caller()) >= MOST_PENDING) {
            throw new Refused(new Failure.Conflict("There are " + MOST_PENDING
                + " requests that are not decided yet. Wait until one of them is.", null));
        }
        Increase increase = new Increase(ids.next(), 1, limit, wanted, draft.get(REASON), State.PENDING,
            write.now(), write.now());
        store.insert(increase, MOST_PENDING, write);
        write.record(new AuditEntry("increase_request.create", increase.publicId(), null,
            INCREASE.of(increase)), IncreaseEvents.created(increase));
        return increase;
    }

    private static void refuseUnlessMore(String limit, long wanted, Map<String, OptionalLong> present) {
        OptionalLong now = present.get(limit);
        if (now == null) {
            throw wrong(LIMIT.name(), "There is no such limit. Send one of "
                + String.join(", ", present.keySet().stream().sorted().toList()) + ".");
        }
        if (now.isEmpty()) {
            throw wrong(LIMIT.name(), "This is not limited, so there is nothing to increase.");
        }
        if (wanted <= now.getAsLong()) {
            throw wrong(WANTED.name(), "The limit is " + now.getAsLong() + " already. Send a higher one.");
        }
    }

    private static Refused wrong(String field, String sentence) {
        return new Refused(Failure.Invalid.of(Problem.wrong(field, sentence)));
    }

    /// What the operator has decided; a decision is never changed.
    void decide(Increase before, State decision, Write write) {
        write.follows(before.updatedAt());
        Increase after = before.decided(decision, write.now());
        store.decide(before, after, write);
        Changes changes = INCREASE.changes(before, after);
        write.record(new AuditEntry("increase_request.update", after.publicId(), changes.before(),
            changes.after()), IncreaseEvents.decided(after));
    }
}
