package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// The table `sign_in_tries`.
final class TryStore {

    enum Begun { BEGUN, FULL, FAILED, LOCKED }

    private static final String BEGIN = "select begin_sign_in(?, ?, ?, ?, ?, ?)";

    private static final String END = "select end_sign_in(?, ?, ?, ?)";

    /// Whoever comes first locks; the others find it done.
    private static final String LOCK = """
        update sign_in_tries
        set locked_until = ?
        where tenant_id = ? and subject = ? and failed >= ? and locked_until is null
        returning 1""";

    private static final String IS_TO_BE_LOCKED = """
        select 1
        from sign_in_tries
        where tenant_id = ? and subject = ? and failed >= ? and locked_until is null""";

    private static final String FORGET = """
        delete from sign_in_tries
        where tenant_id = ? and subject = ?""";

    private final Writes writes;

    TryStore(Writes writes) {
        this.writes = writes;
    }

    /// @param latest until when the try is looked at, whatever becomes of this node
    Begun begin(Caller caller, Subject subject, Instant now, Instant latest) {
        String text = writes.aside(caller, Sql.of(BEGIN, subject.id(), Sql.orNull(subject.user(), Null.UUID),
            Sql.orNull(subject.textIndex(), Null.TEXT), now, latest, Tries.MOST),
            row -> row.getString(1)).orElseThrow();
        return Begun.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// The failures in a row.
    int end(Caller caller, Subject subject, Tries.Outcome outcome, Instant lockUntil) {
        return writes.aside(
            caller, Sql.of(END, subject.id(), outcome.word(), lockUntil, Tries.MOST),
            row -> row.getInt(1)).orElseThrow();
    }

    boolean isToBeLocked(Caller caller, Subject subject) {
        return writes.aside(
            caller, Sql.of(IS_TO_BE_LOCKED, caller.tenant().id(), subject.id(), Tries.MOST),
            row -> true).isPresent();
    }

    void lock(Subject subject, Instant until, Write write) {
        write.stageConditional(LOCK, until, write.caller().tenant().id(), subject.id(), Tries.MOST);
    }

    void forget(UUID user, Write write) {
        write.stage(FORGET, write.caller().tenant().id(), user);
    }
}
