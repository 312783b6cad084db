package com.jupiteriq.files.storage;

import java.io.InputStream;

/// The bytes of a range, some at a time. What goes wrong is thrown as [com.jupiteriq.kernel.Refused] or as
/// [StorageFailure].
public abstract class RangeInput extends InputStream {

    /// How many bytes there may still be.
    protected abstract long left();

    /// Reads at least one byte, and says how many; -1 where there are none though some were left.
    ///
    /// @param most at least 1, and not more than is left
    protected abstract int some(byte[] bytes, int from, int most);

    @Override
    public final int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        return left() <= 0 ? -1 : some(bytes, from, (int) Math.min(length, left()));
    }
}
