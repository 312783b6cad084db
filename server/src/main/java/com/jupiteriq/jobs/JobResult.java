package com.jupiteriq.jobs;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Optional;

/// What a job has made.
///
/// @param fileName under which a client may save it
/// @param bytes of all its parts
/// @param parts how many there are, of a MiB at most
public record JobResult(String mediaType, String fileName, long bytes, int parts, Parts source) {

    /// Reads a part by its number, from 0; empty when it is kept no longer.
    @FunctionalInterface
    public interface Parts {
        Optional<byte[]> read(Caller caller, int part);
    }

    /// @param number from 0
    public byte[] part(Caller caller, int number) {
        return source.read(caller, number).orElseThrow(() -> new Refused(new Failure.Gone(Jobs.NOT_KEPT)));
    }
}
