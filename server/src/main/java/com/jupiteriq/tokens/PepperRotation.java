package com.jupiteriq.tokens;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Change;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.seals.Peppers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Replaces the pepper while servers run: another one is put in force, credentials take it when they are
/// used, and the old one is retired when none needs it any more.
public final class PepperRotation {

    private final Controls controls;
    private final Accounts accounts;
    private final Peppers peppers;
    private final List<Peppered> tables;

    public PepperRotation(Controls controls, Accounts accounts, Peppers peppers, List<Peppered> tables) {
        this.controls = controls;
        this.accounts = accounts;
        this.peppers = peppers;
        this.tables = List.copyOf(tables);
    }

    /// A pepper as the operator sees it.
    ///
    /// @param inForce whether new hashes take it
    /// @param needed how many credentials only it recognises
    public record Shown(String id, Instant addedAt, boolean inForce, long needed) {}

    /// All that are not retired, the oldest first.
    public List<Shown> list() {
        Instant now = controls.now();
        return controls.read(jdbc -> peppers.all(jdbc).stream()
            .map(kept -> new Shown(
                kept.id(), kept.addedAt(), kept.inForce(), needing(jdbc, kept.id(), now)))
            .toList());
    }

    private long needing(JdbcClient jdbc, String pepper, Instant now) {
        return tables.stream().mapToLong(table -> table.needing(jdbc, pepper, now)).sum();
    }

    /// Puts another pepper in force. Refuses with `Invalid` one that is there already, and with `Conflict`
    /// one too many. Answers its id.
    public String add(Actor actor, byte[] next) {
        String id = Peppers.id(next);
        return controls.change(actor, change -> {
            String before = Peppers.id(peppers.inForce(change.jdbc()));
            List<Peppers.Kept> there = peppers.all(change.jdbc());
            if (there.stream().anyMatch(kept -> kept.id().equals(id))) {
                throw invalid("This pepper is in use already; give a new one.");
            }
            if (there.size() == Peppers.MOST) {
                throw conflict("There are " + Peppers.MOST + " peppers; retire an old one first.");
            }
            peppers.add(change.jdbc(), next, change.now());
            record(change, "pepper.add", id, named(before), named(id));
            change.announce(new Told.PeppersChanged());
            return id;
        });
    }

    /// Makes an old pepper worthless. Refuses with `Missing` one that is not there, with `Conflict` the one
    /// in force, and with `Conflict` one that credentials need, unless these are ended with it.
    ///
    /// Answers how many credentials were ended.
    ///
    /// @param force ends the credentials that need it
    /// @param keeping keeps the pepper in force where the next start finds it, or throws when it will not be
    ///     found; nothing is retired before
    public int retire(Actor actor, String id, boolean force, Consumer<byte[]> keeping) {
        refuseUnlessOld(peppersNow(), id);
        int ended = force ? end(actor, id) : 0;
        try {
            controls.change(actor, change -> retire(change, id, keeping));
        } catch (DataIntegrityViolationException usedMeanwhile) {
            throw conflict("A credential was made with this pepper just now; try again in a moment.");
        }
        return ended;
    }

    private List<Peppers.Kept> peppersNow() {
        return controls.read(peppers::all);
    }

    private int end(Actor actor, String id) {
        int ended = 0;
        for (Peppered table : tables) {
            int some;
            do {
                some = table.end(actor, id);
                ended += some;
            } while (some > 0);
        }
        return ended;
    }

    private String retire(Change change, String id, Consumer<byte[]> keeping) {
        byte[] current = peppers.inForce(change.jdbc());
        refuseUnlessOld(peppers.all(change.jdbc()), id);
        long needed = needing(change.jdbc(), id, change.now());
        if (needed > 0) {
            throw conflict(needed + (needed == 1 ? " credential needs" : " credentials need")
                + " this pepper, and takes the newest when it is used next. Wait, or end what is left with"
                + " --force.");
        }
        keeping.accept(Arrays.copyOf(current, current.length));
        tables.forEach(table -> table.forget(change.jdbc(), id));
        peppers.retire(change.jdbc(), id);
        record(change, "pepper.retire", id, named(id), null);
        change.announce(new Told.PeppersChanged());
        return id;
    }

    private static void refuseUnlessOld(List<Peppers.Kept> there, String id) {
        Peppers.Kept kept = there.stream().filter(one -> one.id().equals(id)).findFirst()
            .orElseThrow(() -> new Refused(new Failure.Missing("pepper")));
        if (kept.inForce()) {
            throw conflict("This pepper is in force; add another one first.");
        }
    }

    /// What concerns all accounts is told to the first, which is the operator's.
    private void record(
            Change change, String action, String id, @Nullable JsonText before, @Nullable JsonText after) {
        accounts.first().ifPresent(operator ->
            change.record(operator.live(), new AuditEntry(action, id, before, after)));
    }

    private static JsonText named(String id) {
        return new JsonWriter().object().field("fingerprint", id).endObject().done();
    }

    private static Refused invalid(String sentence) {
        return new Refused(Failure.Invalid.of(Problem.wrong("pepper", sentence)));
    }

    private static Refused conflict(String sentence) {
        return new Refused(new Failure.Conflict(sentence, null));
    }
}
