package com.jupiteriq.files.scanning;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A clamd on this machine that answers what it is told to, when it is told to.
final class FakeClamd implements AutoCloseable {

    static final String VERSION = "ClamAV 1.4.6/27812/Mon Nov 30 09:12:01 2026\0";
    static final String CLEAN = "stream: OK\0";

    /// As an answer: nothing until the server is closed.
    static final String HANG = "hang";
    /// As an answer: one letter after the other, without end.
    static final String DRIP = "drip";

    private final ServerSocket socket;
    private final List<byte[]> taken = new CopyOnWriteArrayList<>();
    private final List<Integer> chunks = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile String version = VERSION;
    private volatile String verdict = CLEAN;
    private volatile long limit = Long.MAX_VALUE;
    private volatile boolean reads = true;

    FakeClamd() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    ClamdAddress address() {
        return ClamdAddress.parse(place());
    }

    String place() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /// Says this when it is asked who it is; with what ends an answer.
    FakeClamd version(String answer) {
        version = answer;
        return this;
    }

    /// Says this behind everything that it was sent.
    FakeClamd verdict(String answer) {
        verdict = answer;
        return this;
    }

    /// Says the same behind so many bytes, and closes.
    FakeClamd verdictBehind(long bytes, String answer) {
        limit = bytes;
        return verdict(answer);
    }

    /// Takes no more than the network holds.
    FakeClamd readsNothing() {
        reads = false;
        return this;
    }

    List<byte[]> taken() {
        return List.copyOf(taken);
    }

    List<Integer> chunks() {
        return List.copyOf(chunks);
    }

    private void accept() {
        try {
            while (true) {
                Socket call = socket.accept();
                Thread.ofVirtual().start(() -> serve(call));
            }
        } catch (IOException closed) {
            closing.countDown();
        }
    }

    private void serve(Socket call) {
        try (call) {
            DataInputStream in = new DataInputStream(call.getInputStream());
            switch (command(in)) {
                case "zVERSION" -> say(version, call.getOutputStream());
                case "zINSTREAM" -> {
                    if (reads) {
                        take(in);
                    }
                    say(reads ? verdict : HANG, call.getOutputStream());
                }
                default -> say("UNKNOWN COMMAND\0", call.getOutputStream());
            }
        } catch (IOException | InterruptedException gone) {
            // the client is gone, or the test is over
        }
    }

    private static String command(InputStream in) throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        for (int c = in.read(); c != 0; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            command.write(c);
        }
        return command.toString(StandardCharsets.US_ASCII);
    }

    private void take(DataInputStream in) throws IOException {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        int length = in.readInt();
        while (length > 0 && contents.size() + length <= limit) {
            chunks.add(length);
            contents.write(in.readNBytes(length));
            length = in.readInt();
        }
        taken.add(contents.toByteArray());
    }

    private void say(String answer, OutputStream out) throws IOException, InterruptedException {
        switch (answer) {
            case HANG -> closing.await();
            case DRIP -> {
                while (!closing.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('.');
                    out.flush();
                }
            }
            default -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
