package com.jupiteriq.files.resuming;

import com.jupiteriq.files.contents.Part;
import java.util.List;

/// Which parts at the end of a growing file become one, so that clients which send little at a time do not
/// leave thousands.
///
/// They are joined when there are many of like size, and those that this makes are joined in their turn, so
/// that each byte is moved a few times and not with every request; and a request never waits for more than
/// [#MOST] bytes to be moved.
final class Joining {

    /// As many parts become one.
    static final int MANY = 16;

    /// All of them together have at most so many bytes.
    static final long MOST = Growth.PART;

    /// As many times as large as the others are in the middle, a part waits for more that are like it.
    private static final int UNLIKE = 4;

    private Joining() {}

    /// Those that are to be joined, empty for none.
    ///
    /// @param last the last [#MANY] parts of a file in their order, or all
    static List<Part> of(List<Part> last) {
        if (last.size() < MANY) {
            return List.of();
        }
        List<Part> some = last.subList(last.size() - MANY, last.size());
        long all = some.getLast().end() - some.getFirst().from();
        long first = some.getFirst().size();
        boolean alike = first * (MANY - 1) <= (all - first) * UNLIKE;
        return all <= MOST && alike ? List.copyOf(some) : List.of();
    }
}
