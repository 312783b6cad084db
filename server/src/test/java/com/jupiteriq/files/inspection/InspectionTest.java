package com.jupiteriq.files.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.People;
import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.FileCallers;
import com.jupiteriq.files.FileContents;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.FileStatus;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Scan;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Uploaded;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.kinds.FileType;
import com.jupiteriq.files.kinds.Found;
import com.jupiteriq.files.pictures.PictureSettings;
import com.jupiteriq.files.pictures.Pictures;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.files.quarantine.QuarantineMail;
import com.jupiteriq.files.scanning.Engine;
import com.jupiteriq.files.scanning.ScanResult;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.scanning.Scanner;
import com.jupiteriq.files.scanning.Scanners;
import com.jupiteriq.jobs.Chore;
import com.jupiteriq.jobs.Chores;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.Users;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What becomes of files by what their bytes are and what a scanner says, turn by turn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionTest {

    private static final Engine ENGINE = new Engine("Tester", "1");
    private static final byte[] PDF = """
        %PDF-1.4
        trailer<</Size 1>>
        startxref
        9
        %%EOF
        """.getBytes(StandardCharsets.US_ASCII);

    private static final Scanner CLEAN =
        (contents, size) -> new ScanResult.Clean(ENGINE);
    private static final Scanner INFECTED = (contents, size) ->
        new ScanResult.Infected(ENGINE, "Eicar");
    private static final Scanner TOO_LARGE = (contents, size) ->
        new ScanResult.TooLarge(ENGINE);

    private People people;
    private InspectionStore store;
    private Pictures pictures;

    @BeforeAll
    void start() {
        people = new People();
        people.server.part(Background.class).stop();
        store = new InspectionStore(people.server.tenants.worker);
        pictures = new Pictures(new PictureSettings(null), people.server.tenants.clock);
    }

    @AfterAll
    void stop() {
        pictures.close();
        people.close();
    }

    private <T> T part(Class<T> type) {
        return people.server.part(type);
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Chore.Outcome inspect(StoredFile file, Scanner scanner, String oversize) {
        Contents contents = part(Contents.class);
        Inspection.Tools tools = new Inspection.Tools(contents, new Scanners(scanner, scanner),
            new ScanSettings(null, oversize), pictures,
            new Drawings(contents, part(Uploads.class), part(Ids.class)), part(Gathering.class));
        return new Inspection(store, part(FileProgress.class), tools, part(QuarantineMail.class),
            part(Writes.class), people.server.tenants.clock)
            .work(new Chore.Turn(people.caller.tenant().id(), file.id(), 0, () -> false));
    }

    private StoredFile inspected(byte[] contents, Scanner scanner) {
        StoredFile file = added(contents);
        assertThat(inspect(file, scanner, "hold")).isInstanceOf(Chore.Done.class);
        return now(file);
    }

    private Uploaded uploaded(byte[] contents) {
        return part(Uploads.class).take(people.caller, new ByteArrayInputStream(contents));
    }

    /// One of which nothing was found out while it came.
    private StoredFile added(byte[] contents) {
        Uploaded bytes = uploaded(contents);
        return people.run(write -> part(FileArrivals.class).begin(
            bytes.key(), FileDetails.named("a.bin"), contents.length, List.of(bytes.part()), write));
    }

    private StoredFile come(byte[] contents) {
        Uploaded bytes = uploaded(contents);
        return people.run(write -> part(Files.class).add(bytes, FileDetails.named("a.bin"), write));
    }

    private StoredFile now(StoredFile file) {
        return part(Files.class).get(people.caller, file.id());
    }

    private long told(String type) {
        return people.server.tenants.count("events where type = '" + type + "'");
    }

    @Test
    void a_clean_file_of_a_known_type_is_ready() {
        long told = told("file.ready");
        StoredFile file = inspected(PDF, CLEAN);
        assertThat(file.status()).isEqualTo(FileStatus.READY);
        assertThat(file.state().contentType()).isEqualTo("application/pdf");
        assertThat(file.state().scan().engine()).isEqualTo(ENGINE.text());
        assertThat(part(FileContents.class).of(people.caller, file.id()).sha256())
            .isEqualTo(file.state().sha256()).hasSize(64);
        assertThat(told("file.ready")).isEqualTo(told + 1);
        assertThat(inspect(file, INFECTED, "hold")).as("it does not wait any more")
            .isInstanceOf(Chore.Done.class);
        assertThat(now(file)).isEqualTo(file);
    }

    @Test
    void what_no_scanner_has_to_see_is_ready_when_it_is_there() {
        long uploaded = told("file.uploaded");
        long ready = told("file.ready");
        StoredFile file = come(PDF);
        assertThat(file).isEqualTo(now(file));
        assertThat(file.status()).isEqualTo(FileStatus.READY);
        assertThat(file.version()).isOne();
        assertThat(file.state().scan().state()).isEqualTo(Scan.State.SKIPPED);
        assertThat(told("file.uploaded")).isEqualTo(uploaded + 1);
        assertThat(told("file.ready")).isEqualTo(ready + 1);
        StoredFile looked = inspected(PDF, CLEAN);
        assertThat(looked.state().sha256()).isEqualTo(file.state().sha256());
        assertThat(looked.state().contentType()).isEqualTo(file.state().contentType());
        assertThat(inspect(file, INFECTED, "hold")).isInstanceOf(Chore.Done.class);
        assertThat(now(file)).as("it does not wait for anybody").isEqualTo(file);
    }

    @Test
    void a_picture_that_no_scanner_has_to_see_is_only_drawn() {
        long ready = told("file.ready");
        StoredFile file = come(picture());
        assertThat(file.status()).isEqualTo(FileStatus.PROCESSING);
        assertThat(file.state().contentType()).isEqualTo("image/png");
        assertThat(told("file.ready")).isEqualTo(ready);
        inspect(file, INFECTED, "hold");
        assertThat(now(file).status()).isEqualTo(FileStatus.READY);
        assertThat(now(file).state().thumbnails()).hasSize(2);
        assertThat(now(file).state().sha256()).isEqualTo(file.state().sha256());
    }

    @Test
    void whatever_else_there_is_to_say_takes_a_look_at_all_of_it() {
        for (byte[] contents : List.of("only text".getBytes(StandardCharsets.US_ASCII),
            Arrays.copyOf(picture(), 60), "<html>".getBytes(StandardCharsets.US_ASCII))) {
            StoredFile file = come(contents);
            assertThat(file.status()).isEqualTo(FileStatus.SCANNING);
            assertThat(file.state().scan()).isEqualTo(Scan.PENDING);
        }
    }

    @Test
    void a_scanner_sees_everything_and_that_of_the_sandbox_what_its_test_file_can_be() {
        Found pdf = new Found.Kind(FileType.PDF);
        Scanners none = Scanners.of(new ScanSettings(null, "hold"));
        Scanners clamd = Scanners.of(new ScanSettings("127.0.0.1:1", "hold"));
        Caller live = people.caller;
        Caller test =
            FileCallers.system(new Tenant(new UUID(0, 1), new UUID(0, 2), Environment.TEST), "test");
        assertThat(glance(none, live, 1, pdf)).isTrue();
        assertThat(glance(none, test, 129, pdf)).isTrue();
        assertThat(glance(none, test, 128, pdf)).isFalse();
        assertThat(glance(clamd, live, 1 << 20, pdf)).isFalse();
        assertThat(glance(clamd, test, 1 << 20, pdf)).isFalse();
        assertThat(glance(none, live, 1, new Found.Kind(FileType.TEXT))).as("not of all accounts").isFalse();
        assertThat(glance(none, live, 1, new Found.Unknown())).isFalse();
        assertThat(glance(none, live, 1, new Found.Corrupt("It is."))).isFalse();
    }

    private boolean glance(Scanners scanners, Caller caller, long size, Found found) {
        return new Glance(part(Chores.class), scanners, people.server.tenants.clock)
            .passes(caller, size, found, "0").isPresent();
    }

    @Test
    void without_an_answer_of_the_scanner_it_stays_where_it_is() {
        StoredFile file = added(PDF);
        Scanner away = (contents, size) -> new ScanResult.Failed("it is away");
        assertThat(inspect(file, away, "hold")).isInstanceOf(Chore.Again.class);
        assertThat(now(file)).isEqualTo(file);
        inspect(file, CLEAN, "hold");
        assertThat(now(file).status()).isEqualTo(FileStatus.READY);
    }

    @Test
    void what_the_scanner_does_not_take_waits_until_it_does_or_is_let_through() {
        StoredFile file = inspected(PDF, TOO_LARGE);
        assertThat(file.status()).isEqualTo(FileStatus.SCANNING);
        assertThat(file.state().scan().state()).isEqualTo(Scan.State.ERROR);
        assertThat(people.server.tenants.count("files where id = '" + file.id()
            + "' and status in ('scanning', 'processing') and scan_state <> 'error'")).isZero();
        new Rescan(store, part(FileProgress.class), part(Writes.class)).work();
        StoredFile again = now(file);
        assertThat(again.state().scan()).isEqualTo(Scan.PENDING);
        inspect(again, TOO_LARGE, "allow");
        assertThat(now(file).status()).isEqualTo(FileStatus.READY);
        assertThat(now(file).state().scan().state()).isEqualTo(Scan.State.SKIPPED);
    }

    @Test
    void a_virus_is_told_to_owners_and_the_file_kept_from_everybody() {
        String owner = "owner-of-files@example.com";
        people.run(write -> part(Users.class).create(People.draft(
            UserDocument.USER,
            "{\"email\":\"" + owner + "\",\"role\":\"owner\",\"password\":\"mauve-otter-lamp-17\"}"), write));
        long mails = people.server.tenants.count("mails");
        StoredFile file = inspected(PDF, INFECTED);
        assertThat(file.status()).isEqualTo(FileStatus.QUARANTINED);
        assertThat(file.state().scan().signature()).isEqualTo("Eicar");
        assertThat(file.state().rejection()).isNotNull();
        assertThat(people.server.tenants.count("mails")).isEqualTo(mails + 1);
        assertThat(people.server.tenants.count("file_parts where file_id = '" + file.id() + "'")).isOne();
    }

    @Test
    void an_appeal_that_is_granted_outweighs_the_scanner() {
        StoredFile file = inspected(PDF, INFECTED);
        FileAppeals appeals = part(FileAppeals.class);
        people.run(write -> appeals.appeal(file.id(), "Ours", write));
        people.run(write -> appeals.decide(file.id(), Appeal.State.GRANTED, write));
        AtomicInteger asked = new AtomicInteger();
        Scanner counting = (contents, size) -> {
            asked.incrementAndGet();
            return INFECTED.scan(contents, size);
        };
        inspect(file, counting, "hold");
        assertThat(now(file).status()).isEqualTo(FileStatus.READY);
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_picture_has_small_ones_which_only_its_tenant_reads() {
        StoredFile file = inspected(picture(), CLEAN);
        assertThat(file.status()).isEqualTo(FileStatus.READY);
        assertThat(file.state().thumbnails()).extracting(one -> one.size())
            .containsExactly(Size.SMALL, Size.MEDIUM);
        FileContents.Readable small = part(FileContents.class).of(people.caller, file.id(), Size.SMALL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        small.source().read(0, small.length(), bytes::write);
        assertThat(bytes.size()).isEqualTo((int) small.length());
        assertThat(bytes.toByteArray()).startsWith(0xFF, 0xD8);
    }

    @Test
    void what_only_begins_like_its_type_is_rejected() {
        StoredFile cut = inspected(Arrays.copyOf(picture(), 60), CLEAN);
        assertThat(cut.status()).isEqualTo(FileStatus.REJECTED);
        assertThat(cut.state().rejection()).extracting(rejection -> rejection.reason().word())
            .isEqualTo("corrupt");
        assertThat(people.server.tenants.count("file_parts where file_id = '" + cut.id() + "'")).isZero();
    }

    @Test
    void types_are_kept_by_account() {
        byte[] text = "only text".getBytes(StandardCharsets.US_ASCII);
        assertThat(inspected(text, CLEAN).state().rejection())
            .extracting(rejection -> rejection.reason().word()).isEqualTo("type");
        people.server.tenants.all.sql("update accounts set file_types = '{text/plain}' where id = ?")
            .param(people.caller.tenant().account()).update();
        assertThat(inspected(text, CLEAN).state().contentType()).isEqualTo("text/plain");
    }

    @Test
    void nothing_is_left_to_do_for_a_file_that_is_gone() {
        StoredFile file = added(PDF);
        people.run(write -> {
            part(Files.class).delete(file.id(), version -> true, write);
            return write;
        });
        assertThat(inspect(file, CLEAN, "hold")).isInstanceOf(Chore.Done.class);
    }
}
