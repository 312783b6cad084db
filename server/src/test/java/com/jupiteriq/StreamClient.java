package com.jupiteriq;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of an event stream that shows every block as it was sent.
final class StreamClient implements AutoCloseable {

    /// What stands for the end of the stream.
    static final String ENDED = "<ended>";

    final String status;
    private final Socket socket;
    private final BufferedReader in;
    private final BlockingQueue<String> blocks = new LinkedBlockingQueue<>();

    /// @param path with its query
    StreamClient(int port, String path, String... headers) {
        try {
            socket = new Socket("127.0.0.1", port);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n";
            for (int i = 0; i < headers.length; i += 2) {
                request += headers[i] + ": " + headers[i + 1] + "\r\n";
            }
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
            status = in.readLine();
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                // the head is the wire's
            }
            Thread.startVirtualThread(this::read);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void read() {
        StringBuilder block = new StringBuilder();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(block.toString());
                    block.setLength(0);
                } else {
                    block.append(block.isEmpty() ? "" : "\n").append(line);
                }
            }
        } catch (IOException reset) {
            // counts as the end
        }
        blocks.add(ENDED);
    }

    /// The next block; waits for it a while.
    String next() {
        try {
            String block = blocks.poll(20, TimeUnit.SECONDS);
            if (block == null) {
                throw new AssertionError("Waited in vain for a block of the stream.");
            }
            return block;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// What has come and was not looked at.
    List<String> unread() {
        return List.copyOf(blocks);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
