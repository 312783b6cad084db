package com.jupiteriq.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.WholeDatabase;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.notices.Entrance;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.seals.SkeletonKey;
import com.jupiteriq.store.Writes;
import com.jupiteriq.text.EmailAddress;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Two people live the same life; one is deleted. Whoever then takes the whole database away, with the keys
/// of all accounts in hand, finds nothing of that one anywhere, and of the other one what was there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedPersonTest {

    /// Made and changed, inactive and active again: each of the last two is told by two events.
    private static final int EVENTS = 6;

    private static final Pattern CREATED = Pattern.compile("\"id\":\"(usr_[0-9a-z]{26})\"");

    private TestServer server;
    private Account account;
    private String key;
    private SkeletonKey skeleton;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
        skeleton = new SkeletonKey(server.tenants.masters, server.tenants.all);
        expect(201, "POST", "/v1/webhooks", """
            {"url":"https://hooks.example.com/","events":["*"]}""");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// @param mark occurs in everything that is said of them, and nowhere else
    private record Person(String mark, String phone, String path) {

        String body(String name) {
            return """
                {"email":"%1$s.Local@%1$s-home.example","name":"%2$s%1$s Van","username":"%1$s_login",\
                "phone":"%3$s","external_id":"%1$s-7","password":"mauve-otter-%1$s-lamp",\
                "metadata":{"note":"%1$s note"},"role":"agent"}""".formatted(mark, name, phone);
        }
    }

    @Test
    void of_a_deleted_person_nothing_is_left_and_of_another_one_everything() throws Exception {
        Person gone = living("goneq7x", "+4915100112233");
        Person there = living("thereq7x", "+4915144556677");
        List<String> hidden = hidden(gone);
        server.tenants.all.sql("analyze").update();
        WholeDatabase before = opened();
        Set<String> wereGone = places(before.whereabouts(gone.mark()));
        assertThat(wereGone).as("the search finds what is there")
            .contains("users", "events", "audit", "idempotency", "webhook_attempts");
        assertThat(places(before.whereabouts(there.mark()))).isEqualTo(wereGone);
        hidden.forEach(value -> assertThat(before.whereabouts(value)).as(value).isNotEmpty());

        expect(204, "DELETE", gone.path(), "");
        assertThat(opened().whereabouts(gone.mark())).as("the row goes at once").doesNotContain("users");
        erase();

        WholeDatabase after = opened();
        assertThat(after.whereabouts(gone.mark())).filteredOn(table -> !table.startsWith("pg_")).isEmpty();
        assertThat(after.whereabouts(gone.mark() + " note")).as("samples of metadata").isEmpty();
        hidden.forEach(value -> assertThat(after.whereabouts(value)).as(value)
            .filteredOn(table -> !table.startsWith("pg_")).isEmpty());
        assertThat(after.whereabouts(gone.phone())).isEmpty();
        assertThat(places(after.whereabouts(there.mark()))).containsAll(wereGone);
        assertThat(after.whereabouts(there.phone())).isNotEmpty();
        assertThat(count("events where subject is not null")).isEqualTo(EVENTS);
    }

    private Person living(String mark, String phone) {
        Person newcomer = new Person(mark, phone, "/v1/users");
        String body = expect(201, "POST", newcomer.path(), newcomer.body("First"),
            "X-Idempotency-Key", "make-" + mark).body();
        Matcher id = CREATED.matcher(body);
        assertThat(id.find()).as(body).isTrue();
        Person person = new Person(mark, phone, "/v1/users/" + id.group(1));
        expect(200, "PATCH", person.path(), "{\"name\":\"Second" + mark + " Van\"}");
        // which changes nothing, and is answered all the same
        expect(200, "POST", person.path() + "/activate", "", "X-Idempotency-Key", "awake-" + mark);
        expect(200, "POST", person.path() + "/deactivate", "", "X-Idempotency-Key", "asleep-" + mark);
        expect(200, "POST", person.path() + "/activate", "");
        upload(id.group(1));
        // the receiver's name cannot be looked up here, so that every delivery fails at once
        Await.until("an attempt for each event of " + mark, () ->
            count("webhook_attempts where subject = '" + row(person, "id") + "'") >= EVENTS);
        return person;
    }

    /// Who has uploaded a file is known by their id and not by what they are called; the file is the
    /// account's.
    private void upload(String person) {
        String body = expect(201, "POST", "/v1/files", "a note of somebody", "X-On-Behalf-Of", person,
            "X-File-Name", "note.txt").body();
        assertThat(count("files where uploader_kind = 'user' and status <> 'uploading'")).as(body)
            .isPositive();
    }

    /// What is not told by the mark: the hash of the password, and the blind indexes.
    private List<String> hidden(Person person) {
        UUID id = UUID.fromString(row(person, "id"));
        byte[] hash = server.tenants.all.sql("select password_hash from users where id = ?").param(id)
            .query(byte[].class).single();
        List<String> hidden = new ArrayList<>(List.of(
            server.tenants.vault.openText(
                account.live().account(), "users.password_hash:" + id, hash),
            row(person, "email_index"), row(person, "username_index")));
        hidden.addAll(server.tenants.all
            .sql("select unnest(tsvector_to_array(words)) from users where id = ?").param(id)
            .query(String.class).list());
        hidden.removeAll(server.tenants.all
            .sql("select unnest(tsvector_to_array(words)) from users where id <> ?").param(id)
            .query(String.class).list());
        assertThat(hidden).hasSizeGreaterThan(7);
        return hidden;
    }

    private String row(Person person, String column) {
        return server.tenants.all
            .sql("select " + column + "::text from users where external_id = ?").param(person.mark() + "-7")
            .query(String.class).single();
    }

    @Test
    void the_trail_keeps_who_did_what_to_whom() {
        Person person = living("trailq7x", "+4915177889900");
        String id = person.path().substring(person.path().lastIndexOf('/') + 1);
        expect(204, "DELETE", person.path(), "");
        erase();
        List<String> told = server.tenants.all
            .sql("select action from audit where target = ? order by created_at").param(id)
            .query(String.class).list();
        assertThat(told).containsExactly("user.create", "user.update", "user.deactivate", "user.activate",
            "user.delete");
        List<String> details = server.tenants.all
            .sql("select id, details from audit where target = ? and action <> 'user.delete'").param(id)
            .query((row, number) -> server.tenants.vault.openText(account.live().account(),
                "audit.details:" + row.getObject("id", UUID.class), row.getBytes("details"))).list();
        assertThat(details).hasSize(4).allMatch("erased"::equals);
        assertThat(server.tenants.count("audit where target = '" + id + "' and address_index is not null"))
            .as("but perhaps of the deletion, which tells nothing").isLessThanOrEqualTo(1);
        Await.until("places", () -> server.tenants.count("audit where sequence is null") == 0);
        assertThat(server.get("/v1/audit?target_id=" + id, key).body())
            .contains("\"erased\":true,\"salt\":null").contains("\"total\":5");
        assertThat(server.get("/v1/audit/verify", key).body()).contains("\"valid\":true");
    }

    @Test
    void the_mail_that_is_staged_at_the_same_moment_never_leaves() {
        Caller caller = caller(account.live());
        Notices notices = server.part(Notices.class);
        UUID person = server.tenants.ids.next();
        server.part(Writes.class).run(caller, write -> {
            EmailAddress address = EmailAddress.parse("mailq7x@example.com").orElseThrow();
            notices.stage(new Mail(address, person, notices.letters()
                .userInvitation("Acme", Entrance.of(null, "t"), Instant.EPOCH)), write);
            server.part(Erasures.class).ask(person, write);
            write.record(new AuditEntry("test.delete", "test", null, null));
            return person;
        });
        assertThat(server.tenants.all.sql("select outcome from mails where about = ?").param(person)
            .query(String.class).single()).isEqualTo("erased");
        assertThat(count("mails where recipient is not null")).isZero();
    }

    /// Whoever is of the live environment may have acted in the sandbox of their account.
    @Test
    void what_another_account_says_of_the_same_id_stays() {
        UUID person = server.tenants.ids.next();
        Tenant other = server.account().live();
        for (Tenant tenant : List.of(account.live(), account.test(), other)) {
            server.part(Writes.class).run(caller(tenant), write -> {
                write.record(new AuditEntry("test.change", "test", new JsonText("{}"), null).about(person));
                return person;
            });
        }
        server.part(Writes.class).run(caller(account.live()), write -> {
            server.part(Erasures.class).ask(person, write);
            write.record(new AuditEntry("test.delete", "test", null, null));
            return person;
        });
        erase();
        assertThat(server.tenants.all.sql("select tenant_id from audit where subject = ?").param(person)
            .query(UUID.class).list()).containsExactly(other.id());
    }

    private static Caller caller(Tenant tenant) {
        return new Caller(tenant, Principal.installation("test"), Permissions.NONE,
            new Origin("req_test", "local", ""), Deadline.in(Duration.ofMinutes(1)));
    }

    /// All the way: at once, again when everything has settled, and once more behind the closed door.
    private void erase() {
        Await.until("the first look", () -> count("erasures where state = 'asked'") == 0);
        server.tenants.clock.forward(Eraser.SETTLING);
        server.part(Eraser.class).erase();
        server.tenants.clock.forward(Eraser.CLOSING);
        server.part(Eraser.class).erase();
        Await.until("the last look", () -> count("erasures where state <> 'done'") == 0);
    }

    private WholeDatabase opened() throws SQLException, IOException {
        return WholeDatabase.opened(server.tenants.superuser, skeleton);
    }

    /// Tables of the product, partitions by their parents.
    private static Set<String> places(Set<String> tables) {
        return Set.copyOf(tables.stream().filter(table -> !table.startsWith("pg_"))
            .map(table -> table.replaceFirst("_[0-9]{8}$", "")).toList());
    }

    private long count(String rows) {
        return server.tenants.count(rows);
    }

    private HttpResponse<String> expect(
        int status, String method, String path, String body, String... headers) {
        HttpResponse<String> answer = server.send(method, path, key, body, headers);
        assertThat(answer.statusCode()).as(method + " " + path + " " + answer.body()).isEqualTo(status);
        return answer;
    }
}
