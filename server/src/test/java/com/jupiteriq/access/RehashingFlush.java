package com.jupiteriq.access;

import com.jupiteriq.TestServer;

/// Writes down at once which hashes have another pepper.
public final class RehashingFlush {

    private RehashingFlush() {}

    public static void now(TestServer server) {
        server.part(Rehashing.class).flush();
    }
}
