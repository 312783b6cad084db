package com.jupiteriq.files.links;

import java.time.Instant;
import java.util.UUID;

/// An address at which anybody reads a file until it ends.
///
/// @param token of the address, told to whoever has made it and kept nowhere
public record FileLink(UUID id, UUID file, String token, Instant endsAt) {

    /// Of the address, below that of the server.
    public String path() {
        return FileLinks.MOUNT + token;
    }

    /// Links are as good as what they lead to.
    @Override
    public String toString() {
        return "FileLink[" + id + "]";
    }
}
