package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.Verdict;
import com.jupiteriq.files.pictures.Wire;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// The process that draws: answers one question after the other, until there is none any more.
public final class Drawing {

    private Drawing() {}

    /// Whatever libraries print must not get between the answers, nor fill a pipe that nobody reads.
    public static void main(String[] none) throws IOException {
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        Readers readers = new Readers();
        Lateness lateness = Lateness.watched();
        BufferedInputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        BufferedOutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        try (DataInputStream from = new DataInputStream(in);
                DataOutputStream to = new DataOutputStream(out)) {
            to.writeLong(Wire.GREETING);
            to.flush();
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            while (true) {
                Wire.Question question = Wire.question(from);
                Optional<List<byte[]>> picture = Wire.picture(from);
                if (picture.isPresent()) {
                    lateness.begin();
                    Sketch sketch = sketch(question, new Chunks(picture.get()), readers);
                    Wire.answer(sketch.verdict(), sketch.thumbnails(), to);
                    lateness.end();
                }
            }
        } catch (EOFException nobodyAsks) {
            return;
        }
    }

    private static Sketch sketch(Wire.Question question, Chunks picture, Readers readers) {
        try {
            return new Drafting(readers).draw(question, picture);
        } catch (OutOfMemoryError full) {
            return Sketch.none(Verdict.TOO_MUCH_MEMORY);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return Sketch.none(Verdict.UNREADABLE);
        }
    }
}
