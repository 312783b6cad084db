package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A PostgreSQL that nodes reach by its address. One start of the server makes it, with roles, schema and
/// secrets, and is killed then: nobody but the test revives this database.
final class OwnPostgres implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Server maker;
    private final int port;

    private OwnPostgres(Server maker) {
        this.maker = maker;
        try (Ledger ledger = Ledger.of(maker)) {
            this.port = ledger.port();
        }
    }

    static OwnPostgres create() {
        Server maker = Server.fresh();
        maker.kill();
        return new OwnPostgres(maker);
    }

    /// How a node reaches it, and the files of which it tells.
    Map<String, String> environment() {
        return Map.of(
            "JUPITER_DATABASE_URL", address("jupiter_app"),
            "JUPITER_DATABASE_WORKER_URL", address("jupiter_worker"),
            "JUPITER_DATABASE_ADMIN_URL", address("jupiter_owner"),
            "JUPITER_FILES_FOLDER", maker.data().resolve("files").toString(),
            "JUPITER_MASTER_KEY_FILE", secret("master.key").toString(),
            "JUPITER_PEPPER_FILE", secret("pepper.key").toString());
    }

    private String address(String role) {
        try {
            String password = Files.readString(secret(role + ".password")).strip();
            return "postgresql://" + role + ":" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "@127.0.0.1:" + port + "/jupiter?sslmode=disable";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path secret(String name) {
        return maker.data().resolve("secrets").resolve(name);
    }

    Admin admin() {
        return maker.admin();
    }

    Ledger ledger() {
        return Ledger.of(maker);
    }

    /// SIGKILL to all its processes.
    void kill() {
        maker.killDatabase();
    }

    /// On the same port. It refuses while a process of the killed one is left, so this tries again.
    void start() {
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(programs().resolve("pg_ctl").toString(), "start", "--silent", "--wait",
            "--pgdata=" + maker.data().resolve("pg"),
            "--log=" + maker.data().resolve("logs/restarts.log")));
        Eventually.until("PostgreSQL starts", START, () ->
            Shell.run(maker.data(), Map.of("LC_ALL", "C"), command).exit() == 0);
    }

    /// Where the server has unpacked them.
    private Path programs() {
        try (Stream<Path> versions = Files.list(maker.data().resolve("pg-bin"))) {
            return versions.map(version -> version.resolve("bin")).filter(Files::isDirectory).findFirst()
                .orElseThrow(() -> new AssertionError("There are no programs in pg-bin."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL refuses to run as root; in a user namespace without a mapping root is nobody.
    private static List<String> asOrdinaryUser() {
        try {
            boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            return root ? List.of("unshare", "-U") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        maker.close();
    }
}
