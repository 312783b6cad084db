package com.jupiteriq.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.post.Outcome;
import com.jupiteriq.store.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Mails as they are staged, counted, kept and erased.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesTest {

    private static final String CONTENT = "select recipient, subject, plain, html from mails";

    private final TestPost post = new TestPost();
    private final TestPost.Way sending = new TestPost.Way(mail -> new Outcome.Sent());
    private Caller caller;

    @AfterAll
    void close() {
        post.close();
    }

    @BeforeEach
    void caller() {
        post.clear();
        sending.carried.clear();
        caller = post.tenants.caller();
    }

    @Test
    void a_write_that_fails_sends_nothing_and_wakes_nobody() {
        AtomicInteger woken = new AtomicInteger();
        Notices notices = post.notices(500, woken::incrementAndGet);
        Mail mail = post.mail("ann@example.com", UUID.randomUUID());
        assertThatThrownBy(() -> post.tenants.writes().run(caller, write -> {
            notices.stage(mail, write);
            throw new Refused(new Failure.Missing("user"));
        })).isInstanceOf(Refused.class);
        assertThat(post.waiting()).isZero();
        assertThat(woken).hasValue(0);
        post.stage(notices, caller, mail, post.mail("bob@example.com", UUID.randomUUID()));
        assertThat(post.waiting()).isEqualTo(2);
        assertThat(woken).hasValue(1);
    }

    @Test
    void who_has_sent_his_mails_of_this_hour_is_told_when_there_are_more() {
        Notices notices = post.notices(3, () -> { });
        Mail mail = post.mail("ann@example.com", UUID.randomUUID());
        post.stage(notices, caller, mail, mail);
        post.tenants.clock.forward(Duration.ofMinutes(20));
        assertThat(refusal(notices, mail, mail).retryAfter())
            .isBetween(Duration.ofMinutes(38), Duration.ofMinutes(41));
        post.stage(notices, caller, mail);
        refusal(notices, mail);
        post.stage(notices, post.tenants.caller(), mail);
        post.tenants.clock.forward(Duration.ofMinutes(41));
        post.stage(notices, caller, mail, mail);
        refusal(notices, mail);
    }

    private Failure.Limited refusal(Notices notices, Mail... some) {
        try {
            post.stage(notices, caller, some);
        } catch (Refused refused) {
            return (Failure.Limited) refused.failure();
        }
        throw new AssertionError("more than there may be");
    }

    @Test
    void the_limit_holds_when_many_write_at_once() {
        Notices notices = post.notices(3, () -> { });
        List<CompletableFuture<Boolean>> writes = new ArrayList<>(IntStream.range(0, 8).mapToObj(n ->
            CompletableFuture.supplyAsync(() -> {
                try {
                    post.stage(notices, caller, post.mail("ann@example.com", UUID.randomUUID()));
                    return true;
                } catch (Refused refused) {
                    return false;
                }
            })).toList());
        assertThat(writes.stream().filter(CompletableFuture::join)).hasSize(3);
        assertThat(post.waiting()).isEqualTo(3);
    }

    @Test
    void an_erased_person_is_told_nothing_more_and_nothing_of_her_is_left() {
        UUID ann = UUID.randomUUID();
        post.stage(caller, post.mail("ann@example.com", ann));
        post.postman(sending).deliver();
        post.stage(caller, post.mail("ann@example.com", ann),
            post.mail("bob@example.com", UUID.randomUUID()));
        Caller other = post.tenants.caller();
        post.stage(other, post.mail("ann@example.com", ann));
        post.tenants.writes().run(caller, write -> {
            post.notices().erase(ann, write);
            write.record(TestPost.RECORD);
            return ann;
        });
        assertThat(post.outcomes()).containsExactly("sent", "erased", "waiting", "waiting");
        assertThat(post.tenants.count("mails where about = '" + ann + "' and recipient is not null"))
            .as("of the other tenant").isEqualTo(1);
        sending.carried.clear();
        post.postman(sending).deliver();
        assertThat(sending.carried).containsExactlyInAnyOrder("bob@example.com", "ann@example.com");
        assertThat(post.tenants.count("mails where outcome = 'erased'")).isEqualTo(1);
    }

    @Test
    void an_erased_mail_that_is_under_way_stays_erased() {
        UUID ann = UUID.randomUUID();
        post.stage(caller, post.mail("ann@example.com", ann));
        TestPost.Way slow = new TestPost.Way(mail -> {
            post.tenants.writes().run(caller, write -> {
                post.notices().erase(ann, write);
                write.record(TestPost.RECORD);
                return ann;
            });
            return new Outcome.Later("the server answered 450");
        });
        post.postman(slow).deliver();
        assertThat(post.outcomes()).containsExactly("erased");
        assertThat(slow.carried).hasSize(1);
    }

    @Test
    void nothing_of_a_waiting_mail_lies_in_clear() throws SQLException {
        post.stage(caller, post.mail("recipientmark@example.com", UUID.randomUUID()));
        String rows = String.join("\n", Rows.of(post.tenants.superuser, "select mails::text from mails"))
            .toLowerCase(Locale.ROOT);
        assertThat(rows).contains(caller.tenant().id().toString());
        for (String secret : List.of("recipientmark", "tokenmark", "invites", "northwind", "<html")) {
            assertThat(rows).doesNotContain(secret, HexFormat.of().formatHex(secret.getBytes()));
        }
        List<String> seen = new ArrayList<>();
        post.postman(new TestPost.Way(mail -> {
            seen.add(mail.contents().recipient() + mail.contents().plain() + mail.contents().html());
            return new Outcome.Sent();
        })).deliver();
        assertThat(seen).singleElement().asString()
            .contains("recipientmark@example.com", "tokenmark", "<html");
    }

    @Test
    void a_tenant_sees_its_own_mails_only() throws SQLException {
        post.stage(caller, post.mail("ann@example.com", UUID.randomUUID()));
        UUID other = post.tenants.caller().tenant().id();
        assertThat(Rows.of(post.tenants.logins.app(), caller.tenant().id(), CONTENT)).hasSize(1);
        assertThat(Rows.of(post.tenants.logins.app(), other, CONTENT)).isEmpty();
        assertThat(Rows.of(post.tenants.logins.app(), CONTENT)).isEmpty();
    }

    @Test
    void a_mail_does_not_print_itself() {
        assertThat(post.mail("ann@example.com", UUID.randomUUID()).toString()
            + post.mail("ann@example.com", UUID.randomUUID()).letter()).doesNotContain("ann@", "tokenmark");
        assertThat(Entrance.of("https://x.example/", "tokenmark").toString()
            + Entrance.of(null, "tokenmark")).doesNotContain("tokenmark");
    }
}
