package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Cutter;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The programs of `examples/files` bring files up and down, whatever breaks in between (R152, R158, R165).
@AcceptanceTest
class FileExampleTest {

    private static final Path EXAMPLE = Server.root().resolve("examples/files");
    private static final String PYTHON = EXAMPLE.resolve("files.py").toString();

    /// Of an upload that breaks: three times what one request may lose.
    private static final int SIZE = 24_000_000;

    /// So much that it is downloaded by two ranges.
    private static final int DOWNLOADED = 9_000_000;

    /// Heads of requests, and the chunks in which curl sends what it reads from a pipe.
    private static final int OVERHEAD = 200_000;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world;

    @TempDir
    private Path folder;

    private FileDriver files;
    private Map<String, String> environment;

    FileExampleTest(World world) {
        this.world = world;
    }

    /// Those that go on where an upload broke off.
    enum Program {
        SHELL, PYTHON;

        List<String> command(String... words) {
            List<String> command = new ArrayList<>(switch (this) {
                case SHELL -> List.of("sh", EXAMPLE.resolve("upload.sh").toString());
                case PYTHON -> List.of("python3", FileExampleTest.PYTHON, "resume");
            });
            command.addAll(List.of(words));
            return command;
        }
    }

    @BeforeAll
    static void needPrograms() {
        Programs.need("python3");
        Programs.need("curl");
    }

    @BeforeEach
    void begin() {
        files = FileDriver.platform(world, world.acme().platform().secret());
        environment = environment(world.server().url(), files.secret());
    }

    private Path document(int size) throws IOException {
        return Files.write(folder.resolve("the large one.pdf"), UploadDriver.document(size, 7));
    }

    private static Map<String, String> environment(String server, String key) {
        return Map.of("API", server + "/v1", "KEY", key, "NO_PROXY", "*", "PYTHONDONTWRITEBYTECODE", "1");
    }

    private Shell.Outcome run(Map<String, String> environment, List<String> command) {
        return Shell.run(folder, environment, command);
    }

    private Shell.Outcome python(String... words) {
        List<String> command = new ArrayList<>(List.of("python3", PYTHON));
        command.addAll(List.of(words));
        return run(environment, command);
    }

    private static String id(Shell.Outcome uploaded) {
        String id = uploaded.must(0).out().lines().findFirst().orElseThrow();
        assertThat(id).startsWith("file_");
        return id;
    }

    private void assertThere(String id, Path file) throws IOException {
        JsonNode told = files.object(files.read(id).must(200));
        assertThat(told.path("status").asString()).isEqualTo("ready");
        assertThat(told.path("name").asString()).isEqualTo(file.getFileName().toString());
        assertThat(files.content(id).must(200).body()).isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @EnumSource
    void an_upload_goes_on_where_its_connection_broke(Program program) throws IOException {
        Path file = document(SIZE);
        try (Cutter way = new Cutter(world.server())) {
            way.cutAfter(SIZE / 20);
            way.cutAfter(SIZE * 5 / 6);
            Map<String, String> bad = environment(way.url(), files.secret());
            assertThere(id(run(bad, program.command(file.toString()))), file);
            assertThat(way.cuts()).isZero();
            // how much of it was there is known late on a busy machine
            assertThat(way.sent()).as("it does not begin anew each time")
                .isBetween((long) SIZE, SIZE + SIZE * 5L / 6 + SIZE / 20 - 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_that_was_killed_is_gone_on_with(Program program) throws Exception {
        Path file = document(SIZE);
        try (Cutter way = new Cutter(world.server())) {
            Path said = folder.resolve("said");
            way.holdAt(SIZE / 2);
            Process killed = begun(way, said, program.command(file.toString()));
            Eventually.until("half of it was sent", SOON, way::holds);
            List<ProcessHandle> all = killed.descendants().toList();
            killed.destroyForcibly().waitFor();
            all.forEach(ProcessHandle::destroyForcibly);
            way.leadTo(world.server());
            String id = Files.readAllLines(said).getFirst();
            UploadDriver uploads = new UploadDriver(files);
            Eventually.until("what was sent is there", SOON, () -> uploads.offset(id) > SIZE / 2 - OVERHEAD);

            long before = way.sent();
            Map<String, String> again = environment(way.url(), files.secret());
            assertThat(id(run(again, program.command(file.toString(), id)))).isEqualTo(id);
            assertThere(id, file);
            assertThat(way.sent() - before).isLessThan(SIZE / 2 + 2 * OVERHEAD);
            Path other = Files.write(folder.resolve("other.pdf"), FileDriver.PDF);
            assertThat(run(again, program.command(other.toString(), id)).must(1).err())
                .contains(SIZE + " bytes");
        }
    }

    private Process begun(Cutter way, Path said, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment(way.url(), files.secret()));
        return builder.start();
    }

    @Test
    void a_file_comes_in_a_form_or_as_it_is() throws IOException {
        Path file = Files.write(folder.resolve("\"Größe\" 100%.pdf"), FileDriver.PDF);
        Shell.Outcome formed = python("form", file.toString(), "{\"order\":\"A-1001\"}");
        assertThat(formed.must(0).out()).endsWith("ready application/pdf\n");
        assertThere(id(formed), file);
        assertThat(files.object(files.read(id(formed)).must(200)).at("/metadata/order").asString())
            .isEqualTo("A-1001");
        assertThere(id(python("form", file.toString())), file);
        assertThere(id(python("raw", file.toString())), file);
    }

    @Test
    void a_download_goes_on_behind_what_is_there() throws IOException {
        Path file = document(DOWNLOADED);
        String id = id(python("raw", file.toString()));
        byte[] bytes = Files.readAllBytes(file);
        Path got = folder.resolve("got.pdf");
        Path part = folder.resolve("got.pdf.part");
        Files.write(part, Arrays.copyOf(bytes, DOWNLOADED / 3));
        python("get", id, got.toString()).must(0);
        assertThat(got).hasBinaryContent(bytes);
        assertThat(part).doesNotExist();

        Files.delete(got);
        Files.write(part, new byte[DOWNLOADED / 3]);
        assertThat(python("get", id, got.toString()).must(1).err()).contains("another file");
        assertThat(got).doesNotExist();
        assertThat(part).doesNotExist();
        python("get", id, got.toString()).must(0);
        assertThat(got).hasBinaryContent(bytes);
    }

    @Test
    void whoever_has_a_link_needs_no_key() throws IOException {
        Path file = document(DOWNLOADED);
        String id = id(python("raw", file.toString()));
        String link = python("link", id, "60").must(0).out().strip();
        assertThat(link).startsWith(world.server().url() + "/f/");
        Map<String, String> keyless = new HashMap<>(environment);
        keyless.remove("API");
        keyless.remove("KEY");
        List<String> get = List.of("python3", PYTHON, "get", link, folder.resolve("got.pdf").toString());
        run(keyless, get).must(0);
        assertThat(folder.resolve("got.pdf")).hasSameBinaryContentAs(file);
        files.delete(id).must(204);
        assertThat(run(keyless, get).must(1).err()).contains("404");
    }

    @Test
    void what_is_refused_is_told_with_the_reason() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "<html></html>");
        assertThat(python("raw", page.toString()).must(1).err()).contains("rejected: ");
        assertThat(run(environment, Program.SHELL.command(page.toString())).must(1).out())
            .contains("\"rejection\":{\"reason\":\"type\"");

        String small = world.admin().createKey(
            world.admin().createAccount("Small", "starter"), "live", "platform").secret();
        environment = environment(world.server().url(), small);
        for (Program program : Program.values()) {
            assertThat(run(environment, program.command(page.toString())).must(1).err())
                .contains("403", "resumable_upload");
        }
        Path huge = folder.resolve("huge.pdf");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(101L << 20);
        }
        assertThat(python("raw", huge.toString()).must(1).err()).contains("413");
    }
}
