package com.jupiteriq.files.resuming;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// The body of a request: bytes, and what happens between them.
final class Story extends InputStream {

    private final Deque<Supplier<byte[]>> steps = new ArrayDeque<>();
    private byte[] some = new byte[0];
    private int next;

    static Story of(byte[] bytes) {
        return new Story().then(bytes);
    }

    Story then(byte[] bytes) {
        steps.add(() -> bytes);
        return this;
    }

    Story meanwhile(Runnable work) {
        steps.add(() -> {
            work.run();
            return new byte[0];
        });
        return this;
    }

    Story breaks(RuntimeException with) {
        return meanwhile(() -> {
            throw with;
        });
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        while (next == some.length) {
            if (steps.isEmpty()) {
                return -1;
            }
            some = steps.remove().get();
            next = 0;
        }
        int count = Math.min(length, some.length - next);
        System.arraycopy(some, next, into, from, count);
        next += count;
        return count;
    }
}
