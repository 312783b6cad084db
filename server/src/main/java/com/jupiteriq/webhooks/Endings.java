package com.jupiteriq.webhooks;

import com.jupiteriq.json.Changes;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.webhooks.Settled.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Writes down how attempts ended. What only moves a delivery on is written in batches; what the tenant is
/// told of, the end of a delivery that is given up and an endpoint that is switched off, is a write of its
/// own with its audit entry and its event.
final class Endings {

    /// An endpoint that took nothing for so long is switched off when a delivery is given up.
    static final Duration FAILING_TOO_LONG = Duration.ofDays(5);

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    /// Who acts when nobody asked.
    private static final Principal SERVER = Principal.installation("server");
    private static final Duration TIME = Duration.ofSeconds(30);

    private final AttemptStore attempts;
    private final WebhookStore webhooks;
    private final Writes writes;

    Endings(AttemptStore attempts, WebhookStore webhooks, Writes writes) {
        this.attempts = attempts;
        this.webhooks = webhooks;
        this.writes = writes;
    }

    /// Takes what is over out of the list; what is left there when this fails is to be written again.
    ///
    /// @param written hears of each one that is written down
    /// @param lost hears of each one that can never be; its claim ends by itself
    void write(List<Settled> all, Consumer<Settled> written, Consumer<Settled> lost) {
        List<Settled> moved = all.stream().filter(one -> !givenUp(one)).toList();
        Set<Settled> refused = settle(moved);
        all.removeIf(one -> !givenUp(one));
        moved.forEach(one -> (refused.contains(one) ? lost : written).accept(one));
        moved.stream().filter(Endings::switchesOff).forEach(this::switchOff);
        while (!all.isEmpty()) {
            Settled last = all.getLast();
            (gaveUp(last) ? written : lost).accept(last);
            all.removeLast();
            if (switchesOff(last)) {
                switchOff(last);
            }
        }
    }

    /// One that the database refuses must not keep the others from being written down.
    ///
    /// @return those that it refuses
    private Set<Settled> settle(List<Settled> some) {
        try {
            attempts.settle(some);
            return Set.of();
        } catch (DataAccessException refused) {
            if (SqlErrors.unreachable(refused)) {
                throw refused;
            }
            if (some.size() == 1) {
                tellLost(refused);
                return Set.copyOf(some);
            }
            return some.stream().flatMap(one -> settle(List.of(one)).stream()).collect(Collectors.toSet());
        }
    }

    private static void tellLost(RuntimeException refused) {
        LOG.error("The end of an attempt cannot be written down; its delivery is sent again when its claim"
            + " ends", refused);
    }

    private static boolean givenUp(Settled one) {
        return one.next() instanceof Next.GivenUp;
    }

    /// False when the database refuses it.
    private boolean gaveUp(Settled one) {
        Delivery delivery = one.claimed().dead();
        try {
            quietly(one, write -> {
                AttemptStore.bury(one, write);
                write.record(
                    new AuditEntry("webhook_delivery.give_up", delivery.publicId(), null,
                        DeliveryDocument.SUMMARY.of(delivery)),
                    WebhookEvents.deliveryFailed(delivery, switchedOffAt(one)));
            });
            return true;
        } catch (IllegalStateException refused) {
            tellLost(refused);
            return false;
        }
    }

    /// Another node, or the customer, may have been there first: then there is nothing left to write.
    private void quietly(Settled one, Consumer<Write> work) {
        try {
            writes.run(caller(one), write -> {
                work.accept(write);
                return one;
            });
        } catch (Refused raced) {
            if (!(raced.failure() instanceof Failure.Conflict)) {
                throw raced;
            }
        }
    }

    private static boolean switchesOff(Settled one) {
        Instant end = switchedOffAt(one);
        return one.health().gone()
            || givenUp(one) && end != null && !end.isAfter(one.health().at());
    }

    /// When the endpoint is switched off if it goes on failing.
    private static @Nullable Instant switchedOffAt(Settled one) {
        Instant failing = one.claimed().failingSince();
        return one.health().takes() || failing == null ? null : failing.plus(FAILING_TOO_LONG);
    }

    private void switchOff(Settled one) {
        quietly(one, write -> {
            Webhook before = webhooks.find(write.caller(), one.claimed().webhook()).orElse(null);
            if (before != null && before.details().enabled()
                && before.version() == one.claimed().version()) {
                write.follows(before.updatedAt());
                Webhook after = before.changedTo(before.details().disabled(), write.now());
                webhooks.update(before, after, write);
                Changes changes = WebhookDocument.WEBHOOK.changes(before, after);
                write.record(new AuditEntry("webhook.switch_off", after.publicId(),
                    changes.before(), changes.after()));
            }
        });
    }

    private static Caller caller(Settled one) {
        String request = Delivery.publicId(one.delivery());
        return new Caller(one.claimed().tenant(), SERVER, Permissions.NONE,
            new Origin(request, "local", ""), Deadline.in(TIME));
    }
}
