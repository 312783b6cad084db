package com.jupiteriq.webhooks.formats;

import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The formats in which endpoints can be told of events: the platform's, and those that contracts offer. One
/// whose contract has been taken out since is the platform's again.
public final class Formats {

    /// The one of 000:338-349.
    public static final String PLATFORM = "platform";

    private final List<PayloadFormat> offered;

    public Formats(List<PayloadFormat> offered) {
        this.offered = List.copyOf(offered);
    }

    public List<String> names() {
        return Stream.concat(Stream.of(PLATFORM), offered.stream().map(PayloadFormat::name)).toList();
    }

    /// Refuses with `Invalid` events of which the format cannot tell.
    ///
    /// @param events types, families and `*`
    public void refuseUntold(String name, List<String> events) {
        format(name).ifPresent(format -> {
            if (!events.stream().allMatch(event -> tells(format, event))) {
                throw new Refused(Failure.Invalid.of(Problem.wrong("events", "With the format `"
                    + format.name() + "` this field takes `" + format.family() + "` and its types only.")));
            }
        });
    }

    /// What an endpoint is told. What waits since before it chose its format is told as the platform does
    /// where the format cannot tell of it.
    public JsonText body(String name, LoggedEvent event, Tenant tenant) {
        return format(name).filter(format -> tells(format, event.type()))
            .map(format -> format.body(event.type(), event.data(), event.at()))
            .orElseGet(() -> event.payload(tenant));
    }

    /// The body of a test; empty where it is the platform's.
    public Optional<JsonText> sample(String name, String event, Instant at) {
        return format(name).map(format -> format.sample(event, at));
    }

    private Optional<PayloadFormat> format(String name) {
        return offered.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /// `*` is of no family.
    private static boolean tells(PayloadFormat format, String selector) {
        return selector.contains(".") && EventCatalogue.family(selector).equals(format.family());
    }
}
