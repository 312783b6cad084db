package com.jupiteriq.files.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// One process that draws; for one thread at a time.
final class Child {

    /// Of what a process says that could not be started.
    private static final int MOST_LAST_WORDS = 2_048;

    private final Process process;
    private final Alarm alarm;
    private final DataOutputStream to;
    private final DataInputStream from;
    private int asked;

    private Child(Process process, Alarm alarm) {
        this.process = process;
        this.alarm = alarm;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /// Waits until it has greeted.
    static Child greeted(Process process, Function<Process, Alarm> alarms) throws Lost {
        Child child = new Child(process, alarms.apply(process));
        child.alarm.set();
        try {
            if (child.from.readLong() != Wire.GREETING) {
                throw new ProtocolException("another greeting");
            }
            return child;
        } catch (IOException failed) {
            String words = child.lastWords();
            child.end();
            throw child.lost(failed, words.isEmpty() ? "" : ": " + words);
        } finally {
            child.alarm.close();
        }
    }

    private String lastWords() {
        try (InputStream errors = process.getErrorStream()) {
            int there = process.isAlive() ? errors.available() : MOST_LAST_WORDS;
            return new String(errors.readNBytes(Math.min(there, MOST_LAST_WORDS)), StandardCharsets.UTF_8)
                .strip();
        } catch (IOException mute) {
            return "";
        }
    }

    /// The answer for one picture. What the picture itself throws passes, and leaves the process as it was.
    Answer draw(InputStream picture, Wire.Question question) throws Lost {
        asked++;
        try {
            Wire.ask(question, to);
            boolean whole;
            try {
                whole = Sending.all(picture, Wire.MOST_BYTES, this::send);
            } catch (RuntimeException failed) {
                breakOff();
                throw failed;
            }
            if (!whole) {
                breakOff();
                return new Answer(Verdict.TOO_MANY_BYTES, List.of());
            }
            alarm.set();
            Wire.end(to);
            return Answer.read(question.sizes(), from);
        } catch (IOException failed) {
            throw lost(failed, "");
        } finally {
            alarm.close();
        }
    }

    private void send(byte[] bytes, int length) throws IOException {
        alarm.set();
        Wire.chunk(bytes, length, to);
        alarm.close();
    }

    private void breakOff() throws IOException {
        alarm.set();
        Wire.breakOff(to);
    }

    private Lost lost(IOException failed, String more) {
        String why = alarm.hasRung() ? "it took too long"
            : failed instanceof ProtocolException ? "it answered " + failed.getMessage() : "it ended";
        return new Lost(why + more, failed);
    }

    /// How many pictures it was asked for.
    int asked() {
        return asked;
    }

    long pid() {
        return process.pid();
    }

    /// It has nothing that it would have to put away.
    void end() {
        alarm.close();
        Alarm.end(process);
    }
}
