package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What cannot be done in one place. Reading and writing fail apart: a full disk can be read.
record Outages(Outage reading, Outage writing) {

    private static final String METER = "jupiteriq_files_refused_total";
    private static final String ABOUT = "Times that the storage of files refused, as it was full or away";

    /// @param place for messages
    Outages(String place) {
        this(new Outage("Files cannot be read from " + place),
            new Outage("Files cannot be written to " + place));
    }

    Meters metersAnd(Meter... others) {
        List<Meter> all = new ArrayList<>(List.of(others));
        all.add(Meter.counter(METER, ABOUT, Map.of("what", "read"), reading::refused));
        all.add(Meter.counter(METER, ABOUT, Map.of("what", "write"), writing::refused));
        return new Meters(all);
    }
}
