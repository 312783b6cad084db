package com.jupiteriq.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.lists.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Places, filters, seals, and what is kept of an entry.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailTest {

    private static final int MANY = 2_500;

    private final TestTrail world = new TestTrail();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void an_entry_has_a_place_a_moment_after_its_change_and_says_all_that_is_known() {
        Caller caller = world.tenants.caller();
        world.record(caller, new AuditEntry("note.update", "note_1",
            new JsonText("{\"name\":\"Ann\"}"), new JsonText("{\"name\":\"Ü\\n\\\"\"}")));
        assertThat(world.inOrder(caller)).as("without a place it is in no list").isEmpty();
        world.placing.run();
        Entry entry = world.inOrder(caller).getFirst();
        assertThat(EntryDocument.ENTRY.of(entry).text()).startsWith("{\"id\":\"aud_")
            .contains("\"sequence\":1,\"action\":\"note.update\",\"outcome\":\"done\","
                + "\"actor\":{\"type\":\"service_account\",\"id\":\"" + caller.principal().publicId()
                + "\",\"name\":\"tester\",\"on_behalf_of\":null},"
                + "\"target\":{\"type\":\"note\",\"id\":\"note_1\"},"
                + "\"before\":{\"name\":\"Ann\"},\"after\":{\"name\":\"Ü\\n\\\"\"},"
                + "\"address\":\"127.0.0.1\",\"user_agent\":\"tests\",\"request_id\":\"req_test\","
                + "\"created_at\":\"" + Facts.micros(entry.createdAt()) + "\",\"count\":null,"
                + "\"erased\":false,\"salt\":\"");
        assertThat(entry.isSound()).isTrue();
        assertThat(world.trail.get(caller, entry.id()).digest()).isEqualTo(entry.digest());
        Caller other = world.tenants.caller();
        assertThat(world.inOrder(other)).isEmpty();
        assertThatThrownBy(() -> world.trail.get(other, entry.id())).isInstanceOf(Refused.class);
    }

    @Test
    void places_have_no_gaps_in_any_environment() {
        Caller one = world.tenants.caller();
        Caller two = world.tenants.caller();
        for (int i = 0; i < 30; i++) {
            world.record(i % 3 == 0 ? two : one, "note.create", "note_" + i);
            if (i % 7 == 0) {
                world.placing.run();
            }
        }
        world.placing.run();
        assertThat(world.inOrder(one)).extracting(Entry::sequence).containsExactlyElementsOf(counted(20));
        assertThat(world.inOrder(two)).extracting(Entry::sequence).containsExactlyElementsOf(counted(10));
        List<Entry> newest = world.page(one, Selection.ALL);
        assertThat(newest).extracting(Entry::id)
            .containsExactlyElementsOf(world.inOrder(one).reversed().stream().map(Entry::id).toList());
    }

    private static List<Long> counted(long to) {
        return LongStream.rangeClosed(1, to).boxed().toList();
    }

    @Test
    void each_filter_finds_its_own() {
        Caller caller = world.tenants.caller();
        Principal other = Principal.serviceAccount(world.tenants.ids.next(), "other");
        Caller elsewhere = new Caller(caller.tenant(), other, Permissions.EVERYTHING,
            new Origin("req_other", "2001:db8::1", "x"), caller.deadline());
        world.record(caller, "note.create", "note_1");
        world.record(caller, "note.update", "note_1");
        world.record(caller, "notebook.create", "nbk_1");
        world.record(elsewhere, "note.delete", "note_2");
        world.denials.record(
            caller.tenant(), other, elsewhere.origin(), new Denials.Deed("note.delete", null));
        world.denials.flush();
        world.placing.run();
        assertThat(found(caller, "action=note.create")).isEqualTo("1");
        assertThat(found(caller, "action=note.*")).isEqualTo("1 2 4 5");
        assertThat(found(caller, "action=notebook.*")).isEqualTo("3");
        assertThat(found(caller, "actor_id=" + other.publicId())).isEqualTo("4 5");
        assertThat(found(caller, "target_id=note_1")).isEqualTo("1 2");
        assertThat(found(caller, "request_id=req_other")).isEqualTo("4 5");
        assertThat(found(caller, "address=127.0.0.1")).isEqualTo("1 2 3");
        assertThat(found(caller, "address=2001:DB8:0::1")).isEqualTo("4 5");
        assertThat(found(caller, "outcome=denied")).isEqualTo("5");
        Instant third = world.inOrder(caller).get(2).createdAt();
        assertThat(found(caller, "created_after=" + Facts.micros(third))).isEqualTo("4 5");
        assertThat(found(caller, "created_before=" + Facts.micros(third))).isEqualTo("1 2");
        assertThat(found(caller, "created_after=0000-01-01")).isEqualTo("1 2 3 4 5");
        assertThat(found(caller, "created_before=9999-12-31")).isEqualTo("1 2 3 4 5");
        Entry denied = world.inOrder(caller).getLast();
        assertThat(EntryDocument.ENTRY.of(denied).text())
            .contains("\"outcome\":\"denied\"", "\"target\":{\"type\":\"note\",\"id\":null}",
                "\"after\":null");
    }

    private String found(Caller caller, String filter) {
        String[] parts = filter.split("=", 2);
        Selection selection = world.trail.list()
            .selection(name -> name.equals(parts[0]) ? parts[1] : null).sorted("sequence");
        return world.page(caller, selection).stream().map(entry -> Long.toString(entry.sequence()))
            .collect(Collectors.joining(" "));
    }

    @Test
    void whoever_is_denied_again_and_again_fills_no_trail() {
        Caller caller = world.tenants.caller();
        beginMinute();
        for (int i = 0; i < 250; i++) {
            world.denials.record(caller.tenant(), caller.principal(), caller.origin(),
                new Denials.Deed("note.delete", i < 200 ? "note_1" : "note_2"));
        }
        world.tenants.clock.forward(Duration.ofSeconds(61));
        world.denials.record(caller.tenant(), caller.principal(), caller.origin(),
            new Denials.Deed("note.delete", "note_1"));
        world.denials.flush();
        world.placing.run();
        List<Entry> entries = world.inOrder(caller);
        assertThat(world.tenants.count("audit where tenant_id = '" + caller.tenant().id() + "'"))
            .isEqualTo(102);
        assertThat(entries).hasSize(100);
        assertThat(world.tenants.all.sql("""
            select stands_for from audit where tenant_id = ? and target is null""")
            .param(caller.tenant().id()).query(Long.class).list())
            .as("one more for the others, which were not all about the same").containsExactly(150L);
        assertThat(world.fault(caller)).isNull();
    }

    private void beginMinute() {
        long past = world.tenants.clock.instant().getEpochSecond() % 60;
        world.tenants.clock.forward(Duration.ofSeconds(60 - past));
    }

    @Test
    void a_sign_in_that_failed_is_by_somebody_unknown_and_keeps_nothing_of_the_login() {
        Caller caller = world.tenants.caller();
        UUID user = world.tenants.ids.next();
        Origin origin = new Origin("req_sign_in", "203.0.113.9", "browser");
        beginMinute();
        world.denials.recordSignIn(caller.tenant(), user, origin);
        world.denials.recordSignIn(caller.tenant(), null, origin);
        world.denials.flush();
        world.placing.run();
        List<Entry> entries = world.inOrder(caller);
        assertThat(entries).hasSize(2);
        assertThat(EntryDocument.ENTRY.of(entries.getFirst()).text()).contains(
            "\"action\":\"session.create\",\"outcome\":\"denied\",\"actor\":{\"type\":\"user\",\"id\":null,"
                + "\"name\":null,\"on_behalf_of\":null},\"target\":{\"type\":\"session\",\"id\":\""
                + TypeId.of("usr", user) + "\"}", "\"address\":\"203.0.113.9\"");
        assertThat(EntryDocument.ENTRY.of(entries.getLast()).text())
            .contains("\"target\":{\"type\":\"session\",\"id\":null}");
        assertThat(world.tenants.count("audit where subject = '" + user + "'"))
            .as("of a known user, who can be forgotten").isEqualTo(1);
        assertThat(world.fault(caller)).isNull();
        for (int i = 0; i < 150; i++) {
            world.denials.recordSignIn(caller.tenant(), i < 120 ? user : null, origin);
        }
        world.tenants.clock.forward(Duration.ofMinutes(1));
        world.denials.flush();
        assertThat(world.tenants.count("audit where action = 'session.create' and tenant_id = '"
            + caller.tenant().id() + "'")).isEqualTo(101);
        assertThat(world.tenants.count("audit where stands_for = 52 and target is null and subject is null"))
            .isEqualTo(1);
    }

    @Test
    void each_thousand_gets_a_seal_and_what_waits_for_an_hour() {
        Caller caller = world.tenants.caller();
        world.record(caller, MANY);
        world.sealing.run();
        assertThat(sealed(caller)).isEqualTo("2000");
        world.tenants.clock.forward(Duration.ofMinutes(59));
        world.sealing.run();
        assertThat(sealed(caller)).isEqualTo("2000");
        world.tenants.clock.forward(Duration.ofMinutes(2));
        world.sealing.run();
        assertThat(sealed(caller)).isEqualTo("2500");
        Verdict verdict = world.trail.verify(caller, null, null);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.checked()).isEqualTo(MANY);
        assertThat(verdict.nextFrom()).isNull();

        Verdict part = world.within(Duration.ZERO).verify(caller, null, null);
        assertThat(part.valid()).isTrue();
        assertThat(part.checked()).isEqualTo(1_000);
        Verdict rest = world.trail.verify(caller, part.nextFrom(), null);
        assertThat(rest.valid()).isTrue();
        assertThat(part.checked() + rest.checked()).isEqualTo(MANY);
    }

    @Test
    void a_part_is_verified_in_whole_seals_and_no_further() {
        Caller caller = world.tenants.caller();
        Instant[] sealed = new Instant[3];
        for (int i = 0; i < sealed.length; i++) {
            world.record(caller, 2);
            world.trail.verify(caller, null, null);
            sealed[i] = world.tenants.clock.instant();
            world.tenants.clock.forward(Duration.ofHours(1));
        }
        assertThat(world.trail.verify(caller, null, sealed[0].minusSeconds(60)).checked()).isEqualTo(2);
        assertThat(world.trail.verify(caller, sealed[0], sealed[1]).checked())
            .as("one more tells that all of the time was verified").isEqualTo(4);
        assertThat(world.trail.verify(caller, sealed[1], null).checked()).isEqualTo(2);
        assertThat(world.trail.verify(caller, world.tenants.clock.instant(), null))
            .isEqualTo(new Verdict(0, null, null));
    }

    private String sealed(Caller caller) {
        return world.tenants.all.sql("select max(last)::text from audit_seals where tenant_id = ?")
            .param(caller.tenant().id()).query(String.class).single();
    }

    @Test
    void entries_of_an_earlier_version_get_what_they_lack() {
        Caller caller = world.tenants.caller();
        UUID id = world.tenants.ids.next();
        Instant now = world.tenants.clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] details = world.tenants.vault.seal(caller.tenant().account(), AuditStore.place(id),
            "{\"before\":null,\"after\":{\"a\":1.0},\"address\":\"local\",\"user_agent\":\"\"}");
        world.tenants.all.sql("""
            insert into audit (tenant_id, day, id, action, target, actor_id, request_id, details, created_at)
            values (?, ?, ?, 'key.create', 'key_1', ?, 'cmd_1', ?, ?)""")
            .params(caller.tenant().id(), now.atZone(ZoneOffset.UTC).toLocalDate(), id,
                new UUID(0, 0), details, now.atOffset(ZoneOffset.UTC)).update();
        world.tenants.all.sql("""
            insert into audit (tenant_id, day, id, action, target, actor_id, request_id, details, created_at)
            values (?, ?, ?, 'key.create', 'key_2', ?, 'cmd_1', 'nonsense', ?)""")
            .params(caller.tenant().id(), now.atZone(ZoneOffset.UTC).toLocalDate(),
                world.tenants.ids.next(), new UUID(0, 0), now.atOffset(ZoneOffset.UTC)).update();
        world.placing.run();
        List<Entry> entries = world.inOrder(caller);
        assertThat(entries).extracting(Entry::actor)
            .containsExactly(Principal.Kind.OPERATOR, Principal.Kind.SYSTEM);
        assertThat(EntryDocument.ENTRY.of(entries.getFirst()).text())
            .contains("\"after\":{\"a\":1.0},\"address\":\"local\"", "\"name\":null");
        assertThat(world.fault(caller)).as("what could not be opened is not what was written")
            .isEqualTo(new Fault(2, Fault.Reason.CHANGED));
    }

    @Test
    void a_time_that_ends_before_it_begins_is_refused_and_ten_years_are_not() {
        Caller caller = world.tenants.caller();
        world.record(caller, 3);
        Instant now = world.tenants.clock.instant();
        assertThatThrownBy(() -> world.trail.verify(caller, now, now.minusSeconds(1)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isInstanceOf(Failure.Unreadable.class));
        assertThat(world.trail.verify(caller, now.minus(Duration.ofDays(3_650)), now.plus(
            Duration.ofDays(3_650))).checked()).isEqualTo(3);
        Caller none = world.tenants.caller();
        assertThat(world.trail.verify(none, null, null)).isEqualTo(new Verdict(0, null, null));
        assertThat(Deadline.in(Duration.ZERO).passed()).isTrue();
    }
}
