package com.jupiteriq.files.kinds;

/// Contents that can be looked at anywhere, each look at a cost. What a look throws is passed on.
public interface Bytes {

    long size();

    /// The bytes from an offset on; fewer than were asked for only where the contents end.
    byte[] at(long offset, int length);

    /// How many bytes are looked at at once: the contents are cut into blocks of so many, and looked at block
    /// by block.
    default int block() {
        return Blocks.BLOCK;
    }
}
