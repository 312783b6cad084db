package com.jupiteriq.store;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import java.util.List;

/// Stages what must be on record together with a change: the audit trail and the event log each bring one.
@FunctionalInterface
public interface Recorder {

    void stage(Write write, AuditEntry entry, List<Event> events);
}
