package com.jupiteriq.acceptance.kit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/// A scanner for viruses on this machine that speaks as clamd does, or as nobody does, and that goes and
/// comes back.
public final class Scanner implements AutoCloseable {

    /// What it calls what it finds.
    public static final String SIGNATURE = "Test.Signature-1";

    private static final String VERSION = "ClamAV 1.4.6/27812/Mon Nov 30 09:12:01 2026\0";
    private static final int MANY = 1_000_000;

    /// What it says of every file.
    public enum Manner {

        CLEAN("stream: OK\0"),
        FINDS("stream: " + SIGNATURE + " FOUND\0"),
        NONSENSE("HTTP/1.1 200 OK\r\n\r\nstream: OK\0"),
        /// When it is told to.
        SLOW("stream: OK\0");

        private final String verdict;

        Manner(String verdict) {
            this.verdict = verdict;
        }
    }

    private final int port = Ports.free();
    private final Semaphore told = new Semaphore(0);
    private final Semaphore asked = new Semaphore(0);
    private volatile Manner manner = Manner.CLEAN;
    private LocalPort local = new LocalPort(port, this::serve);

    /// As the server is told of it.
    public String place() {
        return "127.0.0.1:" + port;
    }

    public void behave(Manner other) {
        manner = other;
    }

    /// How often it was sent a file since it was asked this the last time.
    public int asked() {
        return asked.drainPermits();
    }

    /// Everything that it was slow with is said.
    public void speak() {
        told.release(MANY);
    }

    public void goAway() {
        local.close();
    }

    public void comeBack() {
        local = new LocalPort(port, this::serve);
    }

    private void serve(Socket call) throws IOException {
        try (DataInputStream in = new DataInputStream(call.getInputStream());
            OutputStream out = call.getOutputStream()) {
            if (command(in).equals("zVERSION")) {
                out.write(VERSION.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                in.skipNBytes(length);
            }
            asked.release();
            Manner now = manner;
            if (now == Manner.SLOW) {
                told.acquire();
            }
            out.write(now.verdict.getBytes(StandardCharsets.US_ASCII));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c != 0; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            command.append((char) c);
        }
        return command.toString();
    }

    @Override
    public void close() {
        speak();
        goAway();
    }
}
