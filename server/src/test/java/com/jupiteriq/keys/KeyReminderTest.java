package com.jupiteriq.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.store.Sql;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What becomes of keys by themselves: an old one is told of, a revoked one is deleted at last.
class KeyReminderTest {

    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_key_that_is_too_old_is_told_of_once() {
        Account account = SERVER.account();
        String young = SERVER.key(account, "platform");
        String old = SERVER.key(account, "platform");
        String other = SERVER.key(account, "platform");
        user("gone", "owner", young);
        SERVER.tenants.all.sql("update users set status = 'inactive'").update();
        user("one", "owner", young);
        user("two", "owner", young);
        user("three", "admin", young);
        age(List.of(id(old), id(other)));
        long mails = mails();
        KeyReminders reminders = SERVER.part(KeyReminders.class);
        reminders.tell();
        reminders.tell();
        Await.until("routing", () -> SERVER.tenants.count("events where position is null") == 0);
        assertThat(told(young)).containsExactlyInAnyOrder(id(old), id(other));
        assertThat(SERVER.get("/v1/keys/current", old).body()).contains("\"rotation_due\":true");
        assertThat(SERVER.get("/v1/keys/current", young).body()).contains("\"rotation_due\":false");
        assertThat(SERVER.tenants.count("audit where action = 'key.remind'")).isEqualTo(2);
        assertThat(mails() - mails).as("one for each owner, of both keys").isEqualTo(2);
    }

    private static void user(String name, String role, String key) {
        HttpResponse<String> made = SERVER.send("POST", "/v1/users", key, """
            {"email":"%s@example.com","role":"%s","password":"harbour-lantern-79-quince"}"""
            .formatted(name, role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private static void age(List<String> keys) {
        keys.forEach(key -> SERVER.tenants.all
            .sql("update api_keys set created_at = created_at - interval '91 days' where id = ?")
            .param(TypeId.parse("key", key).orElseThrow()).update());
    }

    private static long mails() {
        return SERVER.tenants.count("mails");
    }

    @Test
    void a_revoked_key_stays_listed_for_90_days_and_is_deleted_then_with_its_use() {
        Account account = SERVER.account();
        String admin = SERVER.key(account, "platform");
        String used = SERVER.key(account, "platform");
        String path = "/v1/keys/" + id(used);
        assertThat(SERVER.send("POST", path + "/disable", admin, "").statusCode()).isEqualTo(200);
        assertThat(SERVER.send("DELETE", path, admin, "").statusCode()).isEqualTo(204);
        String row = "api_keys where revoked_at is not null";
        SERVER.tenants.all.sql("""
            insert into key_usage (tenant_id, key_id, day, requests, errors, last_details)
            select tenant_id, id, current_date, 7, 0, ''
            from api_keys
            where revoked_at is not null""").update();
        KeySweep sweep = SERVER.part(KeySweep.class);
        revokedBefore(KeySweep.LISTED.minusMinutes(5));
        sweep.sweep();
        assertThat(SERVER.get(path, admin).body()).contains("\"state\":\"revoked\"");
        long others = SERVER.tenants.count("api_keys where revoked_at is null");
        revokedBefore(KeySweep.LISTED.plusMinutes(5));
        sweep.sweep();
        assertThat(SERVER.get(path, admin).statusCode()).isEqualTo(404);
        assertThat(SERVER.tenants.count(row)).isZero();
        assertThat(SERVER.tenants.count("key_usage where requests = 7")).isZero();
        assertThat(SERVER.tenants.count("api_keys")).isEqualTo(others);
        assertThat(SERVER.get("/v1/keys", used).statusCode()).isEqualTo(401);
    }

    private static void revokedBefore(Duration span) {
        SERVER.tenants.all.sql("update api_keys set revoked_at = ? where revoked_at is not null")
            .param(Sql.time(SERVER.tenants.clock.instant().minus(span))).update();
    }

    private static List<String> told(String key) {
        String log = SERVER.get("/v1/events?type=key.rotation_due", key).body();
        return Pattern.compile("\"data\":\\{\"id\":\"(key_[^\"]+)\"").matcher(log).results()
            .map(found -> found.group(1)).toList();
    }

    private static String id(String secret) {
        String shown = SERVER.get("/v1/keys/current", secret).body();
        return shown.substring(shown.indexOf("key_"), shown.indexOf("key_") + "key_".length() + 26);
    }
}
