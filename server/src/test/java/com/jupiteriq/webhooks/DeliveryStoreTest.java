package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.Write;
import com.jupiteriq.webhooks.TestEndpoints.Endpoint;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Deliveries as their tenant sees and orders them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryStoreTest {

    private final TestEndpoints endpoints = new TestEndpoints();

    @AfterAll
    void close() {
        endpoints.close();
    }

    @Test
    void of_many_attempts_the_newest_fifty_are_shown_oldest_first() {
        Endpoint endpoint = endpoints.make();
        endpoints.wait(endpoint, 1, endpoints.now());
        UUID id = endpoints.claim(endpoint, 1, UUID.randomUUID(), endpoints.now()).getFirst().id();
        IntStream.rangeClosed(1, 60).forEach(n -> attempt(endpoint.caller().tenant(), id, n));
        List<JsonText> newest =
            IntStream.rangeClosed(11, 60).mapToObj(n -> new JsonText(Integer.toString(n))).toList();
        assertThat(endpoints.deliveries.find(endpoint.caller(), id).orElseThrow().attempts())
            .isEqualTo(newest);
    }

    private void attempt(Tenant tenant, UUID delivery, int number) {
        byte[] sealed = endpoints.tenants.vault.seal(
            tenant.account(), DeliveryStore.attemptPlace(delivery), Integer.toString(number));
        endpoints.tenants.all.sql("insert into webhook_attempts values (?, ?, ?, ?, ?, ?)")
            .params(tenant.id(), UuidV7.day(delivery), delivery, endpoints.tenants.ids.next(),
                sealed, sealed)
            .update();
    }

    @Test
    void a_test_of_an_endpoint_that_is_deleted_at_that_moment_finds_it_missing() {
        Endpoint endpoint = endpoints.make();
        assertThatThrownBy(() -> endpoints.tenants.writes().run(endpoint.caller(), write -> {
            Webhook found = endpoints.webhooks.find(endpoint.caller(), endpoint.webhook().id())
                .orElseThrow(() -> new Refused(new Failure.Missing("webhook")));
            Delivery delivery = new Delivery(endpoints.tenants.ids.next(), found.id(),
                endpoints.tenants.ids.next(), WebhookEvents.TEST, DeliveryState.PENDING, write.now(),
                write.now(), List.of());
            endpoints.deliveries.insert(
                delivery, UuidV7.day(delivery.eventId()), JsonText.EMPTY_OBJECT, write);
            return andDeleted(endpoint, write);
        })).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Missing.class));
    }

    @Test
    void a_retry_for_an_endpoint_that_is_deleted_at_that_moment_finds_it_missing() {
        Endpoint endpoint = endpoints.make();
        Caller caller = endpoint.caller();
        endpoints.wait(endpoint, 1, endpoints.now());
        UUID id = endpoints.claim(endpoint, 1, UUID.randomUUID(), endpoints.now()).getFirst().id();
        assertThatThrownBy(() -> endpoints.tenants.writes().run(caller, write -> {
            Delivery found = endpoints.deliveries.find(caller, id)
                .orElseThrow(() -> new Refused(new Failure.Missing("webhook delivery")));
            endpoints.deliveries.retry(found, write);
            return andDeleted(endpoint, write);
        })).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Missing.class));
    }

    private boolean andDeleted(Endpoint endpoint, Write write) {
        write.record(TestEndpoints.RECORD);
        return endpoints.tenants.all.sql("delete from webhook_endpoints where id = ?")
            .param(endpoint.webhook().id()).update() > 0;
    }
}
