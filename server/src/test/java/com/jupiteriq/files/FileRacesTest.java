package com.jupiteriq.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.files.uses.FileUse;
import com.jupiteriq.files.uses.FileUses;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two change one file at the same moment: one has not committed yet when the other comes.
class FileRacesTest {

    private FileBench bench;

    @BeforeEach
    void open() {
        bench = new FileBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_deletion_takes_the_part_that_comes_at_this_moment() throws Exception {
        FileKey key = new FileKey(bench.caller.tenant().id(), bench.tenants.ids.next(),
            bench.part(Contents.class).newKey());
        StoredFile file = bench.write(write ->
            bench.part(FileArrivals.class).begin(key, FileDetails.named("a.pdf"), 10, List.of(), write));
        UUID blob = bench.tenants.ids.next();
        behind("""
            update files set received = 4 where id = '%1$s';
            insert into file_parts select tenant_id, id, 0, 4, '%2$s' from files where id = '%1$s'"""
            .formatted(file.id(), blob), () -> {
                bench.delete(file);
                return file;
            }).join();
        assertThat(bench.tenants.count("files")).isZero();
        assertThat(bench.tenants.count("file_garbage where blob = '" + blob + "'")).isOne();
    }

    @Test
    void thumbnails_of_a_file_that_is_deleted_at_this_moment_are_not_recorded() throws Exception {
        StoredFile seen = bench.judged(bench.add("a.png", "a"), new Verdict.Fine(
            bench.scan(Scan.State.CLEAN, null), "image/png", "00".repeat(32), true));
        FileKey key = new FileKey(bench.caller.tenant().id(), bench.tenants.ids.next(),
            bench.part(Contents.class).newKey());
        NewThumbnail made = new NewThumbnail(new Thumbnail(Size.SMALL, 128, 96), new ThumbnailBytes(
            "image/jpeg", 1, "00".repeat(32), key, new Part(0, 1, bench.tenants.ids.next())));
        assertThat(behind("delete from files where id = '" + seen.id() + "'", () -> bench.write(write ->
            bench.part(FileProgress.class).picture(seen, List.of(made), write))).join()).isEmpty();
        assertThat(bench.tenants.count("file_thumbnails")).isZero();
    }

    @Test
    void one_of_two_files_that_is_deleted_at_this_moment_is_not_attached() throws Exception {
        StoredFile first = bench.ready("a.pdf", "a");
        StoredFile second = bench.ready("b.pdf", "b");
        UUID ticket = bench.tenants.ids.next();
        CompletableFuture<?> attached = behind("delete from files where id = '" + second.id() + "'", () ->
            bench.write(write -> {
                bench.part(FileUses.class).use(
                    List.of(first.id(), second.id()), new FileUse(ticket, ticket, "TCK-1"), write);
                write.record(new AuditEntry("test.change", "test", null, null));
                return write;
            }));
        assertThatThrownBy(attached::join).hasCauseInstanceOf(Refused.class);
        assertThat(bench.tenants.count("file_uses")).isZero();
        assertThat(bench.files().get(bench.caller, first.id()).uses()).isZero();
    }

    /// Begins the work when somebody else has changed something, and commits that when the work waits for it.
    private <T> CompletableFuture<T> behind(String change, Supplier<T> work) throws SQLException {
        try (Connection rival = bench.tenants.superuser.unpooled().getConnection();
                Statement statement = rival.createStatement()) {
            rival.setAutoCommit(false);
            statement.execute(change);
            CompletableFuture<T> done = CompletableFuture.supplyAsync(work);
            Await.until("it waits", () -> done.isDone() || bench.tenants.count("""
                pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'""") > 0);
            rival.commit();
            return done;
        }
    }
}
