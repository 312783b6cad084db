package com.jupiteriq.store;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// One unit of work, bound to its caller: statements are staged here and sent as one transaction in one round
/// trip (decision D8). Changed rows without a record of the change are a bug and are not committed.
///
/// The operator's changes of accounts and keys are no writes: they belong to no caller, and read and lock
/// rows of several tenants and of none, step by step in an open transaction (`accounts.Change`).
public final class Write {

    /// Rows over which a counter is spread, so that creates do not queue on one row (decision D14). Each
    /// connection adds to a row of its own, as far as there are enough.
    static final int COUNTER_SLOTS = 64;

    /// In the order in which every write adds to several, so that none waits for another that waits for it.
    private static final String COUNT = """
        insert into counters (tenant_id, name, key, slot, value)
        select ?, name, key, mod(pg_backend_pid(), %d), value
        from unnest(?, ?, ?) as added (name, key, value)
        order by name, key
        on conflict (tenant_id, name, key, slot) do update
        set value = counters.value + excluded.value""".formatted(COUNTER_SLOTS);

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String OF_TENANT = "select set_config('app.tenant', ?, true)";

    private final Caller caller;
    private Instant now;
    private final boolean again;
    private final List<Recorder> recorders;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<UUID> subjects = new LinkedHashSet<>(0);
    private final List<Sql> first = new ArrayList<>(1);
    private final List<Staged> staged = new ArrayList<>();
    private final Map<RowStatement, Staged.Rows> together = new HashMap<>();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final Map<String, Room> rooms = new TreeMap<>();
    private final List<Write> parts = new ArrayList<>(0);
    private final Map<String, String> unique = new HashMap<>(0);
    private Supplier<List<Problem>> taken = List::of;
    private final Set<Runnable> afterwards = new LinkedHashSet<>(0);
    private final List<Runnable> keepers = new ArrayList<>(0);
    private boolean beginsAnew;
    private boolean insists;
    private boolean recorded;

    private sealed interface Staged {

        record Statement(Sql sql) implements Staged {}

        record Rows(RowStatement statement, List<Object[]> values) implements Staged {}

        default Sql sql() {
            return switch (this) {
                case Statement(Sql sql) -> sql;
                case Rows(RowStatement statement, List<Object[]> values) -> statement.rows(values);
            };
        }
    }

    /// @param again whether the same work has lost a race before
    Write(Caller caller, Instant now, boolean again, List<Recorder> recorders) {
        this.caller = caller;
        this.now = now;
        this.again = again;
        this.recorders = recorders;
    }

    public Caller caller() {
        return caller;
    }

    /// The one time of everything in this write, in microseconds.
    public Instant now() {
        return now;
    }

    /// The UTC day of [#now()], whose partitions hold what happens now.
    public LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// Moves the time of this write behind that of the state it has read. Clocks of nodes differ, and a write
    /// may have begun before another one that committed first; the log must tell them in the order of their
    /// commits.
    public void follows(Instant read) {
        if (!now.isAfter(read)) {
            now = read.plus(1, ChronoUnit.MICROS);
        }
    }

    /// Changes a state that it has read, and [#follows(Instant)] it. Refuses with `PreconditionFailed` when
    /// the caller expected another version.
    public void follows(IntPredicate expected, int version, Instant updatedAt) {
        if (!expected.test(version)) {
            throw new Refused(new Failure.PreconditionFailed());
        }
        follows(updatedAt);
    }

    /// Says which object the write is about, by the names that a path may have for it. A repeated request is
    /// known by each of them (decision C15), so they are said as soon as they are known: also when the object
    /// turns out not to be there.
    public void about(String... objectNames) {
        names.addAll(List.of(objectNames));
    }

    /// What [#about(String...)] was told so far.
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /// Says of which person the answer tells, where no record of a change says it already: a kept answer is
    /// wiped with them.
    public void tellsOf(UUID person) {
        subjects.add(person);
    }

    /// All people of whom the answer tells.
    public Set<UUID> subjects() {
        return Set.copyOf(subjects);
    }

    public void stage(String text, Object... parameters) {
        staged.add(new Staged.Statement(new Sql(text, parameters)));
    }

    /// Stages a row. Those of one `insert` are sent together, where the first of them stands.
    public void insert(Insert insert, Object... values) {
        row(insert, values);
    }

    /// Stages the change of a row, by its key and what it gets. Those of one `update` are sent together.
    public void update(Update update, Object... values) {
        row(update, values);
    }

    /// Stages that a row goes, by its key. Those of one `delete` are sent together.
    public void delete(Delete delete, Object... key) {
        row(delete, key);
    }

    private void row(RowStatement statement, Object... values) {
        Staged.Rows rows = together.get(statement);
        if (rows == null) {
            rows = new Staged.Rows(statement, new ArrayList<>(1));
            together.put(statement, rows);
            staged.add(rows);
        }
        rows.values.add(values);
    }

    /// Stages a statement that ends in `returning 1` and that must meet a row: when another write has changed
    /// that row since it was read, the whole write fails and is tried again.
    public void stageConditional(String text, Object... parameters) {
        stage("with changed as (\n" + text + ")\nselect must_change(count(*)) from changed", parameters);
    }

    /// Bounds the rows of a table that the tenant may have when this write, which adds one, is done. Whoever
    /// adds another waits here; a write that comes too late fails, to be tried again.
    public void atMost(int rows, String table) {
        UUID tenant = caller.tenant().id();
        oneAtATime(table);
        stageConditional("select 1 where (select count(*) from " + table + " where tenant_id = ?) < ?",
            tenant, rows);
    }

    /// Takes room for one more of what a quota bounds. Refuses with `QuotaExceeded` when it is committed and
    /// there is none; then nothing is written.
    ///
    /// @param used the query of one number, which tells how many there are
    public void takeRoom(String quota, long most, Sql used) {
        takeRoom(quota, most, used, 1, 1);
    }

    /// The same for as much as this, where others add more or less.
    ///
    /// @param largest what one write adds at most
    public void takeRoom(String quota, long most, Sql used, long amount, long largest) {
        rooms.merge(quota, new Room(most, used, amount, largest), Room::and);
    }

    /// What of this write is done in another tenant, by somebody who may act there: it is committed with it.
    public Write in(Caller there) {
        Write part = new Write(there, now, again, recorders);
        parts.add(part);
        return part;
    }

    /// Whatever of the tenant is staged behind this under the same name waits until this write is committed.
    public void oneAtATime(String what) {
        stage(ONE_AT_A_TIME, what + ":" + caller.tenant().id());
    }

    /// Says which field a unique index stands for, so that a value that another object has is refused by the
    /// name of the field.
    public void unique(String index, String field) {
        unique.put(index, field);
    }

    /// Says how to find out which values others have, once an index that stands for a field has refused one
    /// of several: an index names only its own.
    public void taken(Supplier<List<Problem>> all) {
        taken = all;
    }

    /// Whether the same work has lost a race before: what it remembers of the state may be old.
    public boolean isAgain() {
        return again;
    }

    /// Says that many may want to change the same at once and none of them is to be refused for it: the work
    /// is tried until its time is over.
    public void insist() {
        insists = true;
    }

    boolean insists() {
        return insists;
    }

    /// Says that the work looks by itself for values that others have, so that it begins anew when somebody
    /// else has taken one in between.
    public void beginAnewWhenTaken() {
        beginsAnew = true;
    }

    boolean beginsAnew(DuplicateKey duplicate) {
        return beginsAnew && unique.containsKey(duplicate.constraint());
    }

    /// What it means to the caller that an index refused this write.
    RuntimeException meaning(DuplicateKey duplicate) {
        String field = unique.get(duplicate.constraint());
        if (field == null) {
            return duplicate;
        }
        List<Problem> all = taken.get();
        return new Refused(all.isEmpty() ? Failure.Taken.of(field) : new Failure.Taken(all));
    }

    /// Adds to a counter whose sum is exact once the write is committed.
    public void count(String name, String key, long delta) {
        counts.computeIfAbsent(name, none -> new TreeMap<>()).merge(key, delta, Long::sum);
    }

    /// Puts the change on record: its audit entry and the events that subscribers hear of.
    public void record(AuditEntry entry, Event... events) {
        recorded = true;
        if (entry.subject() != null) {
            tellsOf(entry.subject());
        }
        recorders.forEach(recorder -> recorder.stage(this, entry, List.of(events)));
    }

    /// Tells somebody that this is committed, or may be: where the connection broke nobody knows. On its
    /// thread and before anybody else hears of it; must not throw. Of what is not told nothing was kept.
    public void ifKept(Runnable told) {
        keepers.add(told);
    }

    void kept() {
        keepers.forEach(Runnable::run);
    }

    /// Wakes somebody when this is committed, on its thread and once; must not wait. A process that dies does
    /// not come to it, so that what was committed is to be found without it, too.
    public void afterwards(Runnable wake) {
        afterwards.add(wake);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
        parts.forEach(Write::committed);
    }

    /// Puts a statement before all others; the idempotency claim, on which a rival waits.
    public void stageFirst(String text, Object... parameters) {
        first.add(new Sql(text, parameters));
    }

    private Optional<Sql> counted() {
        List<String> of = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> deltas = new ArrayList<>();
        counts.forEach((name, values) -> values.forEach((key, delta) -> {
            if (delta != 0) {
                of.add(name);
                keys.add(key);
                deltas.add(delta.toString());
            }
        }));
        return of.isEmpty() ? Optional.empty() : Optional.of(Sql.of(COUNT, caller.tenant().id(),
            of.toArray(String[]::new), keys.toArray(String[]::new),
            new Sql.Array("bigint", deltas.toArray(String[]::new))));
    }

    /// Everything in the order in which it is sent: counters last, since others wait for their rows.
    List<Sql> statements() {
        if (!recorded && !(staged.isEmpty() && counts.isEmpty())) {
            throw new IllegalStateException("a write changed rows without a record of the change");
        }
        List<Sql> all = new ArrayList<>(first);
        rooms.forEach((quota, room) ->
            all.addAll(room.statements(quota, caller.tenant().id())));
        staged.forEach(each -> all.add(each.sql()));
        counted().ifPresent(all::add);
        for (Write part : parts) {
            all.add(Sql.of(OF_TENANT, part.caller.tenant().id().toString()));
            all.addAll(part.statements());
        }
        return all;
    }
}
