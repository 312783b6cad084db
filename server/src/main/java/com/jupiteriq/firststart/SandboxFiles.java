package com.jupiteriq.firststart;

import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploaded;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.scanning.Eicar;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.Writes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A file of each type that everybody may keep, and one in which a virus is found, with ids that are the same
/// everywhere. They are uploaded when everything else is there, which takes a few milliseconds each; what
/// becomes of them becomes of them later, in the background.
final class SandboxFiles {

    private static final Instant BEGIN = Instant.parse("2025-01-29T10:30:00Z");
    private static final Duration APART = Duration.ofMinutes(3);
    private static final String FOLDER = "/sandbox/";
    private static final String INFECTED = "eicar-test.txt";

    private static final List<String> NAMES = List.of("invoice.pdf", "fjord.jpg", "night.png", "postcard.gif",
        "morning.webp", "letter.docx", "prices.xlsx", "memo-1997.doc", "stock-1997.xls", "samples.zip",
        "samples.rar", INFECTED);

    private final Files files;
    private final Uploads uploads;
    private final Writes writes;

    SandboxFiles(Files files, Uploads uploads, Writes writes) {
        this.files = files;
        this.uploads = uploads;
        this.writes = writes;
    }

    static int count() {
        return NAMES.size();
    }

    /// Uploads the last ones, which are missing.
    void make(Caller caller, int missing) {
        for (int i = NAMES.size() - missing; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            Uploaded uploaded = uploads.take(caller, id(i), new ByteArrayInputStream(contents(name)));
            FileDetails details =
                new FileDetails(name, new JsonText("{\"sandbox\":" + (i + 1) + "}"), null);
            writes.run(caller, write -> {
                write.count(SandboxStore.COUNTER, SandboxStore.MISSING_FILES, -1);
                return files.add(uploaded, details, write);
            });
        }
    }

    /// As if they had been uploaded one after the other.
    private static UUID id(int number) {
        Instant at = BEGIN.plus(APART.multipliedBy(number));
        return new UUID(UuidV7.from(at).getMostSignificantBits() | 0x7000, Long.MIN_VALUE | number);
    }

    private static byte[] contents(String name) {
        if (name.equals(INFECTED)) {
            return Eicar.contents();
        }
        try (InputStream file = SandboxFiles.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("no file " + name + " for the sandbox");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
