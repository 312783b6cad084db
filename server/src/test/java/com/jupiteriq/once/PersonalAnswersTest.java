package com.jupiteriq.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Kept answers that tell of people go with them, and no others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalAnswersTest {

    private static final AuditEntry ENTRY = new AuditEntry("test.write", "test", null, null);

    private final TestTenants tenants = new TestTenants();
    private final Writes writes = tenants.writes();
    private final Once once =
        new Once(new ClaimStore(tenants.reads, writes, tenants.vault, tenants.clock));
    private final PersonalAnswers answers = new PersonalAnswers(tenants.worker);
    private final UUID ann = tenants.ids.next();
    private final UUID bob = tenants.ids.next();
    private Caller caller;

    @AfterAll
    void close() {
        tenants.close();
    }

    @BeforeEach
    void newcomer() {
        caller = tenants.caller();
    }

    @Test
    void an_answer_is_wiped_with_any_one_of_whom_it_told() {
        perform("both", write -> {
            write.record(ENTRY.about(ann));
            write.record(ENTRY.about(bob));
        });
        perform("bob", write -> write.record(ENTRY.about(bob)));
        perform("seen", write -> write.tellsOf(ann));
        perform("nobody", write -> write.record(ENTRY));
        assertThat(answers.wipe(caller.tenant(), ann, 1)).isEqualTo(1);
        assertThat(answers.wipe(caller.tenant(), ann, 100)).isEqualTo(1);
        assertThat(answers.wipe(caller.tenant(), ann, 100)).isZero();
        assertGone("both");
        assertGone("seen");
        assertThat(again("bob").replayed()).isTrue();
        assertThat(again("nobody").replayed()).isTrue();
        assertThat(tenants.count("idempotency where answer is null and length(fingerprint) = 0"))
            .as("what was asked is not kept as a hash either").isEqualTo(2);
    }

    @Test
    void answers_of_another_tenant_stay() {
        perform("mine", write -> write.record(ENTRY.about(ann)));
        Caller first = caller;
        newcomer();
        perform("theirs", write -> write.record(ENTRY.about(ann)));
        assertThat(answers.wipe(first.tenant(), ann, 100)).isEqualTo(1);
        assertThat(again("theirs").replayed()).isTrue();
    }

    @Test
    void the_key_is_free_again_after_its_day() {
        perform("k", write -> write.record(ENTRY.about(ann)));
        answers.wipe(caller.tenant(), ann, 100);
        assertGone("k");
        tenants.clock.forward(Once.KEPT.plus(Duration.ofSeconds(1)));
        assertThat(perform("k", write -> write.record(ENTRY)).replayed()).isFalse();
    }

    @Test
    void they_are_found_by_their_index_however_many_there_are() {
        perform("k", write -> write.record(ENTRY.about(ann)));
        Await.until("the index to be used", () -> {
            answers.wipe(caller.tenant(), bob, 100);
            return tenants.count(
                "pg_stat_user_indexes where indexrelname = 'idempotency_by_subject' and idx_scan > 0") == 1;
        });
    }

    private void assertGone(String key) {
        for (String body : new String[] {"body", "another body"}) {
            assertThatThrownBy(() -> once.perform(writes, caller, claim(key, body), write -> kept()))
                .isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.failure()).isInstanceOf(Failure.Gone.class));
        }
    }

    private Kept again(String key) {
        return once.perform(writes, caller, claim(key, "body"), write -> kept());
    }

    private Kept perform(String key, Consumer<Write> work) {
        return once.perform(writes, caller, claim(key, "body"), write -> {
            work.accept(write);
            return kept();
        });
    }

    private static Kept kept() {
        return new Kept(201, Map.of(), "{}".getBytes(StandardCharsets.UTF_8), false);
    }

    private static Claim claim(String key, String body) {
        return new Claim("POST /v1/rows", key, body.getBytes(StandardCharsets.UTF_8));
    }
}
