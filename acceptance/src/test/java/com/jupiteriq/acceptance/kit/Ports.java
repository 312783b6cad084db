package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports of this machine for servers that are stopped and come back to the same one. They lie below those
/// that the system gives to connections, so that none is taken meanwhile, and no two tests get the same.
public final class Ports {

    private static final int FIRST = 20_000;

    /// Linux gives connections those from 32768 on.
    private static final int LAST = 32_767;

    /// Two runs on one machine begin at different places.
    private static final AtomicInteger NEXT =
        new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % (LAST - FIRST)));

    private Ports() {}

    /// One on which nobody listens.
    public static int free() {
        for (int tries = 0; tries < LAST - FIRST; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), LAST - FIRST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port from " + FIRST + " to " + LAST + " is free.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
