package com.jupiteriq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/// The way between two machines: passes on what comes on a port, in both directions, after a time.
///
/// `PORT TO-PORT MICROSECONDS`: of the way there, and again of the way back
public final class Distance {

    private static final int BUFFER = 256 << 10;
    private static final long NANOS_PER_MICRO = 1_000;

    private final int target;
    private final long nanos;

    private Distance(int target, long nanos) {
        this.target = target;
        this.nanos = nanos;
    }

    public static void main(String[] arguments) throws IOException {
        Distance way = new Distance(
            Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]) * NANOS_PER_MICRO);
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket door = new ServerSocket(Integer.parseInt(arguments[0]), 0, here)) {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(here, way.target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> way.pass(near, far));
                Thread.ofPlatform().daemon().start(() -> way.pass(far, near));
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                long due = System.nanoTime() + nanos;
                for (long left = nanos; left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException ended) {
            // one of the two has closed its end, and so does the way
        }
    }
}
