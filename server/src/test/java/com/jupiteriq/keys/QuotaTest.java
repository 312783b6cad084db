package com.jupiteriq.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.People;
import com.jupiteriq.accounts.PlanQuota;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploaded;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.Users;
import com.jupiteriq.webhooks.WebhookDetails;
import com.jupiteriq.webhooks.Webhooks;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Quotas of plans hold exactly, however many are made at once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaTest {

    private static final int AT_ONCE = 200;
    private static final int ROOM = 10;

    private People people;

    private record Resource(String quota, Consumer<Write> make, ToLongFunction<Caller> used) {}

    @BeforeAll
    void start() {
        people = new People();
    }

    @AfterAll
    void stop() {
        people.close();
    }

    private Resource resource(PlanQuota quota) {
        Users users = people.server.part(Users.class);
        Organizations organizations = people.server.part(Organizations.class);
        Keys keys = people.server.part(Keys.class);
        Webhooks webhooks = people.server.part(Webhooks.class);
        return switch (quota) {
            case USERS -> new Resource(Users.QUOTA, write -> users.create(
                People.draft(UserDocument.USER, "{\"email\":\"" + UUID.randomUUID() + "@example.com\"}"),
                write), caller -> users.list().count(caller));
            case ORGANIZATIONS -> new Resource(organizations.quota(), write -> organizations.create(
                People.draft(organizations.document(), "{\"name\":\"Ours\"}"), write),
                caller -> organizations.list().count(caller));
            case KEYS -> new Resource(Keys.QUOTA,
                write -> keys.create(KeyWish.plain("platform"), KeyBounds.NONE, write), keys::used);
            case WEBHOOKS -> new Resource(Webhooks.QUOTA, write -> webhooks.create(new WebhookDetails(
                "https://hooks.example.com/x", List.of("*"), "platform", null, true), null, write),
                caller -> webhooks.list().count(caller));
            case FILES -> new Resource(FileRoom.FILES, this::addFile,
                caller -> people.server.part(FileRoom.class).files(caller));
            case DATA_ITEMS, STORAGE_BYTES, FILE_BYTES ->
                throw new IllegalStateException(quota + " is looked at elsewhere");
        };
    }

    private void addFile(Write write) {
        Uploaded uploaded = people.server.part(Uploads.class)
            .take(people.caller, new ByteArrayInputStream(new byte[1]));
        people.server.part(Files.class).add(uploaded, FileDetails.named("a.bin"), write);
    }

    @ParameterizedTest
    @EnumSource(names = {"USERS", "ORGANIZATIONS", "KEYS", "WEBHOOKS", "FILES"})
    void of_many_that_are_made_at_once_exactly_as_many_succeed_as_there_is_room_for(PlanQuota quota)
            throws Exception {
        Resource resource = resource(quota);
        assertThat(resource.quota()).isEqualTo(quota.word());
        people.run(write -> made(resource, write));
        long most = resource.used().applyAsLong(people.caller) + ROOM;
        Caller bound = bound(resource.quota(), most);
        long told = told();
        List<Object> outcomes = atOnce(() -> people.run(bound, write -> made(resource, write)));

        assertThat(outcomes.stream().filter("made"::equals)).hasSize(ROOM);
        assertThat(outcomes.stream().filter(outcome -> !"made".equals(outcome)))
            .hasSize(AT_ONCE - ROOM)
            .containsOnly(new Failure.QuotaExceeded(resource.quota(), most, most));
        assertThat(resource.used().applyAsLong(people.caller)).isEqualTo(most);
        assertThat(told()).isEqualTo(told + ROOM);
    }

    @ParameterizedTest
    @EnumSource(names = {"USERS", "ORGANIZATIONS", "KEYS", "WEBHOOKS", "FILES"})
    void a_quota_below_what_there_is_takes_nothing_away_and_adds_nothing(PlanQuota quota) {
        Resource resource = resource(quota);
        people.run(write -> made(resource, write));
        long used = resource.used().applyAsLong(people.caller);
        long told = told();
        assertThatThrownBy(() ->
            people.run(bound(resource.quota(), used - 1), write -> made(resource, write)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isEqualTo(new Failure.QuotaExceeded(resource.quota(), used - 1, used)));
        assertThat(resource.used().applyAsLong(people.caller)).isEqualTo(used);
        assertThat(told()).isEqualTo(told);
    }

    @Test
    void what_one_write_makes_is_counted_together() {
        Resource users = resource(PlanQuota.USERS);
        long used = users.used().applyAsLong(people.caller);
        Consumer<Write> three = write -> {
            users.make().accept(write);
            users.make().accept(write);
            users.make().accept(write);
        };
        assertThatThrownBy(() -> people.run(bound("users", used + 2), write -> {
            three.accept(write);
            return "made";
        })).isInstanceOf(Refused.class);
        people.run(bound("users", used + 3), write -> {
            three.accept(write);
            return "made";
        });
        assertThat(users.used().applyAsLong(people.caller)).isEqualTo(used + 3);
    }

    private static String made(Resource resource, Write write) {
        resource.make().accept(write);
        return "made";
    }

    private Caller bound(String quota, long most) {
        return people.caller.entitled(new Caller.Entitled("starter", Map.of(quota, most), Set.of()));
    }

    /// Entries of the audit trail, of which each change has one. What is found out about files has its own.
    private long told() {
        return people.server.tenants.count("audit where outcome = 'done' and action <> 'file.inspect'");
    }

    private interface Making {
        String make();
    }

    private static List<Object> atOnce(Making making) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Object>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    try {
                        return making.make();
                    } catch (Refused refused) {
                        return refused.failure();
                    }
                }));
            }
            start.countDown();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
