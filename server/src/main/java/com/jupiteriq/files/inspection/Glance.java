package com.jupiteriq.files.inspection;

import com.jupiteriq.files.InspectionTrigger;
import com.jupiteriq.files.Scan;
import com.jupiteriq.files.Verdict;
import com.jupiteriq.files.kinds.FileType;
import com.jupiteriq.files.kinds.Found;
import com.jupiteriq.files.scanning.Scanners;
import com.jupiteriq.jobs.Chores;
import com.jupiteriq.kernel.Caller;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lets a file pass that no scanner has to see and that all accounts may keep. Whatever else there is to be
/// said of one, and to be looked up for it, is left to [Inspection].
record Glance(Chores chores, Scanners scanners, InstantSource clock) implements InspectionTrigger {

    @Override
    public void filesWait() {
        chores.wake();
    }

    @Override
    public Optional<Verdict.Fine> passes(Caller caller, long size, Found found, String sha256) {
        return found instanceof Found.Kind(FileType type) && type.isAlwaysAllowed()
            && scanners.of(caller.tenant().environment()).letsPass(size)
                ? Optional.of(Look.fine(skipped(), type, sha256)) : Optional.empty();
    }

    private Scan skipped() {
        return new Scan(Scan.State.SKIPPED, null, null, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
