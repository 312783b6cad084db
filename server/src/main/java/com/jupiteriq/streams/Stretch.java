package com.jupiteriq.streams;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the log, read once for all streams that stand before it; each event is put into words once.
///
/// @param more whether more may follow
record Stretch(List<Entry> entries, boolean more) {

    static Stretch of(List<LoggedEvent> events, Tenant tenant, boolean more) {
        return new Stretch(events.stream().map(event -> new Entry(event, tenant)).toList(), more);
    }

    /// Used by one thread.
    static final class Entry {

        private final LoggedEvent event;
        private final Tenant tenant;
        private @Nullable Words spoken;
        private byte[] said = {};

        private Entry(LoggedEvent event, Tenant tenant) {
            this.event = event;
            this.tenant = tenant;
        }

        String type() {
            return event.type();
        }

        long position() {
            return event.sequence();
        }

        @SuppressWarnings("ReferenceEquality") // a protocol has one object
        byte[] in(Words words) {
            if (spoken != words) {
                said = words.event(event, tenant);
                spoken = words;
            }
            return said;
        }
    }
}
