package com.jupiteriq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.audit.Fault.Reason;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every column of every entry, by turns each of its bytes: whoever changes one is named, on the server and,
/// where the column is shown, elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlippedByteTest {

    /// What the server alone can see.
    private static final Set<String> HIDDEN = Set.of("day", "address_index", "subject", "on_behalf");

    private final TestTrail world = new TestTrail();
    private final Caller caller = world.tenants.caller();
    private List<String> columns = List.of();
    private long turn;

    @TempDir
    private Path folder;

    @BeforeAll
    void fill() {
        world.record(caller, 2);
        world.record(as(Principal.operator()), new AuditEntry("key.create", "key_1", null, null));
        world.record(as(Principal.installation("webhooks")), new AuditEntry("webhook.disable", "wh_1",
            new JsonText("{\"status\":\"active\"}"), new JsonText("{\"status\":\"disabled\"}")));
        world.record(caller, new AuditEntry("user.update", "usr_1", null, new JsonText("{\"name\":\"Ann\"}"))
            .about(world.tenants.ids.next()));
        world.denials.record(
            caller.tenant(), caller.principal(), caller.origin(), new Denials.Deed("note.delete", "note_1"));
        world.denials.recordSignIn(caller.tenant(), world.tenants.ids.next(), caller.origin());
        world.denials.flush();
        world.forUser(caller, world.tenants.ids.next(), new AuditEntry("note.create", "note_9", null, null));
        world.record(caller, new AuditEntry("user.update", "usr_2", null, null));
        world.placing.run();
        assertThat(world.fault(caller)).isNull();
        // whoever writes past the server takes away what would stop him
        world.tenants.all.sql("""
            select conname from pg_constraint where conrelid = 'audit'::regclass and contype = 'c'""")
            .query(String.class).list()
            .forEach(check -> run("alter table audit drop constraint " + check));
        run("create table kept as select * from audit");
        columns = world.tenants.all.sql("""
            select attname from pg_attribute
            where attrelid = 'audit'::regclass and attnum > 0 and not attisdropped
            order by attnum""").query(String.class).list();
    }

    private Caller as(Principal principal) {
        return new Caller(caller.tenant(), principal, Permissions.EVERYTHING,
            new Origin("cmd_test", "local", ""), caller.deadline());
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void is_named_wherever_it_is() throws IOException {
        List<Entry> entries = world.inOrder(caller);
        assertThat(entries).hasSize(9);
        assertThat(columns).hasSize(18);
        int flipped = 0;
        for (String column : columns) {
            for (Entry entry : entries) {
                flipped += flip(column, entry.sequence()) ? 1 : 0;
            }
        }
        assertThat(flipped).isEqualTo(columns.size() * entries.size());
    }

    private boolean flip(String column, long sequence) throws IOException {
        String what = column + " of " + sequence;
        String where = " where sequence = " + sequence + " and tenant_id = '" + caller.tenant().id() + "'";
        String type = world.tenants.all.sql("select pg_typeof(" + column + ")::text from audit" + where)
            .query(String.class).single();
        boolean shown = !HIDDEN.contains(column) && (!column.equals("actor_id") || isTold(where));
        int changed = world.tenants.all
            .sql("update audit set " + column + " = " + flipped(column, type) + where).update();
        Fault fault = world.fault(caller);
        assertThat(fault).as(what).isNotNull();
        if (column.equals("tenant_id")) {
            assertThat(fault).as(what).isEqualTo(new Fault(sequence, Reason.MISSING));
        } else if (column.equals("sequence")) {
            assertThat(fault.reason()).as(what).isIn(Reason.MISSING, Reason.REORDERED);
            assertThat(fault.sequence()).as(what).isBetween(sequence - 1, sequence + 1);
        } else {
            assertThat(fault).as(what).isEqualTo(new Fault(sequence, Reason.CHANGED));
        }
        // before the first exported entry there may have been others
        boolean cut = sequence == 1 && column.equals("tenant_id");
        assertThat(world.elsewhere(caller, folder)).as(what + ", elsewhere")
            .isEqualTo(shown && !cut ? fault : null);
        run("delete from audit; insert into audit select * from kept");
        return changed == 1;
    }

    /// The operator and the system have no id.
    private boolean isTold(String where) {
        return world.tenants.all.sql("select actor_type not in ('operator', 'system') from audit" + where)
            .query(Boolean.class).single();
    }

    /// Another one of its bytes each time; what is null gets a value.
    private String flipped(String column, String type) {
        turn++;
        String place = "(%d %% length(%s))::integer".formatted(turn * 7, column);
        String pattern = switch (type) {
            case "bytea" -> "set_byte($, @, get_byte($, @) # %d)".formatted(1 << turn % 8);
            case "text" -> "coalesce(overlay($ placing chr(ascii(substr($, 1 + @, 1)) # 1)"
                + " from 1 + @ for 1), 'x')";
            case "uuid" -> "coalesce(overlay($::text placing translate(right($::text, 1),"
                + " '0123456789abcdef', '1032547698badcfe') from 36)::uuid, gen_random_uuid())";
            case "date" -> "$ + 1";
            case "timestamp with time zone" -> "$ + interval '1 microsecond'";
            case "bigint" -> "coalesce($ # 1, 2)";
            default -> throw new AssertionError(type);
        };
        return pattern.replace("$", column).replace("@", place);
    }

    private void run(String sql) {
        world.tenants.all.sql(sql).update();
    }
}
