package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Heap;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The largest file, and as many at once as one account may send: every byte arrives, and the server holds
/// few of them. `-Dupload.load=full` for the sizes of the plans, 2 GiB and 20 files of 100 MiB; without it
/// they are smaller, and still larger than what the server may hold more.
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadLoadTest {

    private static final boolean FULL = "full".equals(System.getProperty("upload.load"));
    private static final long MIB = 1L << 20;
    private static final long LARGEST = (FULL ? 2_048 : 128) * MIB;
    private static final long EACH = (FULL ? 100 : 8) * MIB;

    /// Of one account, by principals that may send five each.
    private static final int AT_ONCE = 20;
    private static final int PRINCIPALS = 4;

    /// That the server may hold more while it takes a large file, and while it gives one.
    private static final long MORE = 64 * MIB;

    private static final int BUSY = 503;
    private static final int TRIES = 4;

    /// Between two reads of somebody else.
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Duration LOOKED_AT = Duration.ofMinutes(3);

    private Server server;
    private Http http;
    private List<FileDriver> principals;

    @BeforeAll
    void start() {
        server = Server.fresh("--files-reserve", "0");
        http = new Http(server);
        Admin admin = server.admin();
        String account = admin.createAccount("Heavy", "enterprise");
        principals = Stream.generate(() -> admin.createKey(account, "live", "platform").secret())
            .limit(PRINCIPALS).map(secret -> new FileDriver(http, secret, false)).toList();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// On a machine that is busy with other things too, connections to the database may be late: then the
    /// server says that it cannot now, and is asked again.
    private static String upload(FileDriver files, LongDocument document) {
        Call call = FileDriver.raw("large.pdf", new byte[0]).bearer(files.secret());
        Answer answer = files.http().send(call, document.size(), document::open);
        for (int tries = 1; answer.status() == BUSY && tries < TRIES; tries++) {
            System.out.println("upload load: an upload was refused, for the server was too busy");
            answer = files.http().send(call, document.size(), document::open);
        }
        return files.object(answer.must(201)).path("id").asString();
    }

    private static JsonNode settled(FileDriver files, String id) {
        return Eventually.get(id + " is looked at", LOOKED_AT,
            () -> Optional.of(files.object(files.read(id).must(200)))
                .filter(file -> !Set.of("scanning", "processing").contains(file.path("status").asString())));
    }

    private static String download(FileDriver files, String id) {
        return LongDocument.sha256(
            files.http().open(Call.get(FileDriver.path(id) + "/content").bearer(files.secret())));
    }

    private static void assertWhole(FileDriver files, String id, LongDocument document) {
        JsonNode file = settled(files, id);
        assertThat(file.path("status").asString()).as(file.toString()).isEqualTo("ready");
        assertThat(file.path("size").asLong()).isEqualTo(document.size());
        assertThat(file.path("sha256").asString()).isEqualTo(document.sha256());
    }

    /// A small one before, so that what every upload needs is there already.
    @Test
    void the_largest_file_comes_and_goes_in_few_megabytes() throws Exception {
        FileDriver files = principals.getFirst();
        download(files, files.ready("small.pdf", UploadDriver.document((int) MIB, 1)).path("id").asString());
        LongDocument document = LongDocument.of(LARGEST, 1);
        String[] id = new String[1];
        try (Heap heap = server.heap()) {
            long before = heap.used();
            long since = System.nanoTime();
            long up = heap.peak(() -> id[0] = upload(files, document));
            long arrived = System.nanoTime();
            long looked = heap.peak(() -> settled(files, id[0]));
            assertWhole(files, id[0], document);
            long begun = System.nanoTime();
            long down = heap.peak(() -> {
                assertThat(download(files, id[0])).isEqualTo(document.sha256());
                return id[0];
            });
            System.out.printf("upload load: %d MiB up in %.1f s, down in %.1f s; heap %.1f MiB before, at"
                + " most %.1f up, %.1f while it was looked at, %.1f down%n", LARGEST / MIB,
                (arrived - since) / 1e9, (System.nanoTime() - begun) / 1e9, mib(before), mib(up),
                mib(looked), mib(down));
            assertThat(Math.max(up, Math.max(looked, down))).isLessThan(before + MORE);
        }
    }

    private static double mib(long bytes) {
        return (double) bytes / MIB;
    }

    /// Meanwhile somebody else reads.
    @Test
    void as_many_as_one_account_may_send_at_once_arrive_whole() throws Exception {
        LongDocument document = LongDocument.of(EACH, 2);
        String reader = Tenant.create(server.admin(), "Reader").platform().secret();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long since = System.nanoTime();
            Future<List<String>> uploads = threads.submit(() -> Together.run(AT_ONCE,
                i -> () -> upload(principals.get(i % PRINCIPALS), document)));
            long[] reads = readUntil(uploads, reader);
            List<String> ids = uploads.get();
            System.out.printf("upload load: %d files of %d MiB at once in %.1f s; meanwhile %d reads, half of"
                + " them within %.1f ms, the slowest took %.1f ms%n", AT_ONCE, EACH / MIB,
                (System.nanoTime() - since) / 1e9, reads.length, reads[reads.length / 2] / 1e6,
                reads[reads.length - 1] / 1e6);
            ids.forEach(id -> assertWhole(principals.getFirst(), id, document));
            assertThat(download(principals.getLast(), ids.getLast())).isEqualTo(document.sha256());
            assertThat(Set.copyOf(ids)).hasSize(AT_ONCE);
        }
    }

    /// How long each read took, the quickest first.
    private long[] readUntil(Future<?> done, String reader) {
        Call read = Call.get("/v1/tickets?limit=1").bearer(reader);
        LongStream.Builder taken = LongStream.builder();
        do {
            long begun = System.nanoTime();
            Answer answer = http.send(read);
            if (answer.status() != BUSY) {
                answer.must(200);
                taken.add(System.nanoTime() - begun);
            }
            http.takeAnswers();
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (!done.isDone());
        return taken.build().sorted().toArray();
    }
}
