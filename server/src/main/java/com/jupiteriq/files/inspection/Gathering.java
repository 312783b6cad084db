package com.jupiteriq.files.inspection;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Puts a file that has come in very many parts into few larger ones, before anybody reads it. Each that is
/// done stays so when a node ends in the middle.
record Gathering(Contents contents, FileArrivals arrivals, Uploads uploads) {

    /// A file of as many parts is left as it is.
    static final int MOST = 100;

    /// What is put together at least, where there is as much; for large files so much that there are fewer
    /// than [#MOST] parts.
    private static final long GROUP = 64L << 20;
    private static final int GROUPS = MOST / 4;

    /// Whether its parts are others by now.
    ///
    /// @param caller whoever takes the next step
    /// @param stopping whether to give up, for another node to go on
    boolean gather(KeptFile kept, Supplier<Caller> caller, BooleanSupplier stopping) {
        if (kept.parts().size() <= MOST) {
            return false;
        }
        for (List<Part> group : groups(kept.parts(), Math.max(GROUP, kept.file().size() / GROUPS))) {
            if (stopping.getAsBoolean()) {
                throw new Look.Stopped();
            }
            Part joined = contents.join(kept.key(), group);
            if (!arrivals.join(caller.get(), kept.file().id(), group, joined)) {
                uploads.forget(kept.key(), joined);
            }
        }
        return true;
    }

    /// Neighbours that have at most so many bytes, but no part that is alone.
    static List<List<Part>> groups(List<Part> parts, long most) {
        List<List<Part>> groups = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= parts.size(); i++) {
            if (i == parts.size() || parts.get(i).end() - parts.get(begin).from() > most) {
                if (i - begin > 1) {
                    groups.add(parts.subList(begin, i));
                }
                begin = i;
            }
        }
        return groups;
    }
}
