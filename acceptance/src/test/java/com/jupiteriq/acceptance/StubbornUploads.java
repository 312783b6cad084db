package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.FileDriver.Part;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Crew;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Clients that upload files to a server that dies, until they are told that all bytes are there: some as
/// they are or in a form, under an idempotency key, the others by tus, from wherever they are told to go on.
final class StubbornUploads implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LARGEST = 2 << 20;

    /// Larger than a part, so that what is recorded of it is only a part of it.
    private static final int VERY_LARGE = 10 << 20;

    /// What a busy or dying node may say.
    private static final Set<Integer> AGAIN = Set.of(409, 429, 503, 504);

    private final FileDriver files;
    private final UploadDriver uploads;
    private final long seed;
    private final Crew crew = new Crew();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger resumed = new AtomicInteger();
    private final Map<String, byte[]> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    StubbornUploads(Server server, Tenant tenant, long seed) {
        this.files = new FileDriver(new Http(server), tenant.platform().secret(), false);
        this.uploads = new UploadDriver(files);
        this.seed = seed;
    }

    void start(int count) {
        crew.start(count, this::uploadUntilFinishing);
    }

    private void uploadUntilFinishing(int client) {
        Random random = new Random(seed + client);
        while (crew.begins()) {
            int number = names.incrementAndGet();
            int size = 1_000 + random.nextInt(client == 0 ? VERY_LARGE : LARGEST);
            byte[] bytes = UploadDriver.document(size, seed + number);
            String name = "kill-" + number + ".pdf";
            String id = client % 3 == 1 ? atOnce(name, bytes, random) : byAndBy(name, bytes, random);
            if (id != null) {
                told.put(id, bytes);
            }
        }
    }

    /// Null when it was given up.
    private @Nullable String atOnce(String name, byte[] bytes, Random random) {
        while (crew.tries()) {
            Call call = random.nextBoolean()
                ? FileDriver.raw(name, bytes) : FileDriver.form(Part.file(name, bytes));
            Answer answer = tried(call.idempotent(name));
            if (answer != null && answer.status() == 201) {
                return files.object(answer).path("id").asString();
            }
            surprise(answer);
        }
        return null;
    }

    /// Nobody knows of one that was begun and not told of; it is left.
    private @Nullable String byAndBy(String name, byte[] bytes, Random random) {
        String id = null;
        long acknowledged = 0;
        boolean lost = false;
        while (crew.tries()) {
            Answer answer = tried(id == null ? UploadDriver.creation(bytes.length, name)
                : lost ? UploadDriver.head(id) : UploadDriver.addition(id, acknowledged,
                    next(bytes, (int) acknowledged, random)));
            boolean fine = answer != null && answer.status() < 300;
            if (fine) {
                long offset = Long.parseLong(answer.need(UploadDriver.OFFSET));
                if (offset < acknowledged) {
                    surprises.add("asked again for what was told to be there: " + answer);
                }
                resumed.addAndGet(lost && offset > acknowledged ? 1 : 0);
                acknowledged = offset;
                id = id == null ? files.object(answer).path("id").asString() : id;
                if (offset == bytes.length) {
                    return id;
                }
            } else {
                surprise(answer);
            }
            lost = !fine && id != null;
        }
        return null;
    }

    private static byte[] next(byte[] bytes, int from, Random random) {
        int most = random.nextInt(4) == 0 ? bytes.length : 1 + random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
    }

    /// Null when the connection was lost.
    private @Nullable Answer tried(Call call) {
        underway.incrementAndGet();
        try {
            Answer answer = files.http().trySend(call.bearer(files.secret()));
            files.http().takeAnswers();
            answered.addAndGet(answer.status() < 300 ? 1 : 0);
            return answer;
        } catch (IOException lost) {
            return null;
        } finally {
            underway.decrementAndGet();
        }
    }

    private void surprise(@Nullable Answer answer) {
        if (answer != null && !AGAIN.contains(answer.status())) {
            surprises.add(answer.toString());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /// Waits until some request has succeeded since now.
    void awaitProgress() {
        int before = answered.get();
        Eventually.until("uploads go on", RECOVERY, () -> answered.get() > before);
    }

    int underway() {
        return underway.get();
    }

    /// The bytes of each file that is there for certain, by its id.
    Map<String, byte[]> told() {
        return told;
    }

    /// How often more was there than the client knew of.
    int resumed() {
        return resumed.get();
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    FileDriver files() {
        return files;
    }

    /// Begins nothing new and waits until every client has uploaded its last file.
    void finish() {
        crew.finish(RECOVERY, () -> "surprises: " + surprises);
    }

    @Override
    public void close() {
        crew.close();
    }
}
