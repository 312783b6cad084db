package com.jupiteriq.edge.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A body that a mark cuts into stretches, each to be read before the next. The mark begins with the only
/// `CR` in it, and counts at the beginning of the body without its `CR LF` too. Whoever reads behind the last
/// mark finds that the body ends too early.
///
/// Where the mark is is looked for with the steps of Boyer, Moore and Horspool, mostly as long as the mark.
/// It is compared from its front: there is no second beginning of a mark within what was compared, so that no
/// body makes this slow.
final class Stretches {

    private static final String LINE = "\r\n";
    private static final int VALUES = 256;

    private final InputStream body;
    private final byte[] mark;
    private final int[] steps = new int[VALUES];
    private final byte[] buffer;

    /// Of the buffer: what was not given yet begins at `head`; up to `clear` there is no mark, where there is
    /// one if it was found; up to `tail` there are bytes.
    private int head;
    private int clear;
    private int tail;
    private boolean found;

    /// @param mark in ASCII, without the `CR LF` that it begins with
    /// @param buffer of how many bytes is looked for it at once
    Stretches(InputStream body, String mark, int buffer) {
        this.body = body;
        this.mark = (LINE + mark).getBytes(StandardCharsets.US_ASCII);
        this.buffer = new byte[buffer];
        Arrays.fill(steps, this.mark.length);
        for (int i = 0; i < this.mark.length - 1; i++) {
            steps[this.mark[i] & 0xff] = this.mark.length - 1 - i;
        }
        System.arraycopy(this.mark, 0, this.buffer, 0, LINE.length());
        tail = LINE.length();
    }

    /// Bytes up to the next mark; -1 when it is reached.
    ///
    /// @param length at least 1
    int read(byte[] into, int from, int length) throws IOException {
        if (!reach()) {
            return -1;
        }
        int count = Math.min(length, clear - head);
        System.arraycopy(buffer, head, into, from, count);
        head += count;
        return count;
    }

    /// Passes over what is left up to the next mark.
    void skip() throws IOException {
        while (reach()) {
            head = clear;
        }
    }

    /// Whether there is something before the next mark.
    private boolean reach() throws IOException {
        while (head == clear && !found) {
            if (!search()) {
                more();
            }
        }
        return head < clear;
    }

    private void more() throws IOException {
        System.arraycopy(buffer, head, buffer, 0, tail - head);
        clear -= head;
        tail -= head;
        head = 0;
        int count = body.read(buffer, tail, buffer.length - tail);
        if (count < 0) {
            throw new EOFException();
        }
        tail += count;
    }

    /// Whether it is known of more bytes than before what they are.
    private boolean search() {
        int last = mark.length - 1;
        int at = clear;
        while (at + last < tail) {
            byte end = buffer[at + last];
            if (end == mark[last] && buffer[at] == mark[0]
                && Arrays.equals(buffer, at, at + last, mark, 0, last)) {
                found = true;
                break;
            }
            at += steps[end & 0xff];
        }
        boolean more = found || at > clear;
        clear = at;
        return more;
    }

    /// The next byte behind the mark that was reached, or behind another such byte; it belongs to no stretch.
    byte past() throws IOException {
        if (found) {
            found = false;
            head += mark.length;
            clear = head;
        }
        if (head == tail) {
            more();
        }
        byte next = buffer[head++];
        clear = Math.max(clear, head);
        return next;
    }
}
