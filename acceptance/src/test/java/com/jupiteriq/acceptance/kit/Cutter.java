package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// A bad way to a node: connections break off after so many bytes of what a client sends, and the way can be
/// closed for a while, or lead to another node.
public final class Cutter implements AutoCloseable {

    private static final int CHUNK = 16 << 10;

    private final Deque<Integer> cuts = new ConcurrentLinkedDeque<>();
    private final LocalPort local;
    private volatile int target;
    private long sent;
    private long holdAt = Long.MAX_VALUE;
    private boolean closed;

    /// @param node to which it leads
    public Cutter(Server node) {
        target = node.port();
        local = new LocalPort(0, this::lead);
    }

    public String url() {
        return "http://127.0.0.1:" + local.port();
    }

    /// The next connection that sends so much breaks off then.
    public void cutAfter(int bytes) {
        cuts.add(bytes);
    }

    /// Cuts that are still to come.
    public int cuts() {
        return cuts.size();
    }

    /// Nothing more is let through once clients have sent so many bytes in all.
    public synchronized void holdAt(long bytes) {
        holdAt = bytes;
    }

    public synchronized boolean holds() {
        return sent >= holdAt;
    }

    /// Lets everything through again, to this node.
    public synchronized void leadTo(Server node) {
        target = node.port();
        holdAt = Long.MAX_VALUE;
        notifyAll();
    }

    /// Bytes that clients have sent in all.
    public synchronized long sent() {
        return sent;
    }

    private void lead(Socket client) throws IOException {
        try (Socket node = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = Thread.startVirtualThread(() -> back(node, client));
            if (forth(client, node)) {
                client.setSoLinger(true, 0);
                node.setSoLinger(true, 0);
            } else {
                node.shutdownOutput();
                back.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void back(Socket node, Socket client) {
        try {
            node.getInputStream().transferTo(client.getOutputStream());
            client.close();
        } catch (IOException broken) {
            // cut
        }
    }

    /// Whether it is to be cut.
    private boolean forth(Socket client, Socket node) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = node.getOutputStream();
        byte[] chunk = new byte[CHUNK];
        long here = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            await(count);
            out.write(chunk, 0, count);
            here += count;
            Integer cut = cuts.peek();
            if (cut != null && here >= cut && cuts.remove(cut)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void await(int count) throws IOException {
        sent += count;
        while (sent >= holdAt && !closed) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        local.close();
    }
}
