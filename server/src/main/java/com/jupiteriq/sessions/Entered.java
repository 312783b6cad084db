package com.jupiteriq.sessions;

import java.util.UUID;

/// Who has shown who they are, and by what: a session begins only while it is still theirs.
///
/// @param secret the hash of the password, as it is kept
@SuppressWarnings("ArrayRecordComponent")
public record Entered(UUID user, byte[] secret) {

    /// No hash gets into an exception or a log.
    @Override
    public String toString() {
        return "Entered[" + user + "]";
    }
}
