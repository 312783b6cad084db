package com.jupiteriq.files.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.FileBench;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.contents.PartWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private FileBench bench;
    private Contents contents;
    private Gathering gathering;

    @BeforeEach
    void open() {
        bench = new FileBench();
        contents = bench.part(Contents.class);
        gathering =
            new Gathering(contents, bench.part(FileArrivals.class), bench.part(Uploads.class));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /// A file of so many parts, each of one line.
    private StoredFile file(int count) {
        FileKey key = new FileKey(
            bench.caller.tenant().id(), bench.tenants.ids.next(), contents.newKey());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] line = FileBench.bytes("line " + i + "\n");
            try (PartWriter writer = contents.begin(key, parts.isEmpty() ? 0 : parts.getLast().end())) {
                writer.write(line, 0, line.length);
                parts.add(writer.finish());
            }
        }
        return bench.write(write -> bench.part(FileArrivals.class)
            .begin(key, FileDetails.named("a.txt"), parts.getLast().end(), parts, write));
    }

    private KeptFile kept(StoredFile file) {
        return bench.part(FileProgress.class).bytes(bench.caller, file.id()).orElseThrow();
    }

    private byte[] bytes(KeptFile kept) throws IOException {
        try (InputStream bytes = contents.open(kept.key(), kept.parts())) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void a_file_of_very_many_parts_becomes_one_of_few() throws Exception {
        KeptFile many = kept(file(Gathering.MOST + 50));
        byte[] before = bytes(many);
        assertThat(gathering.gather(many, () -> bench.caller, () -> false)).isTrue();
        KeptFile few = kept(many.file());
        assertThat(few.parts()).hasSize(1);
        assertThat(few.file()).isEqualTo(many.file());
        assertThat(bytes(few)).isEqualTo(before);
        assertThat(bench.tenants.count("file_garbage")).isEqualTo(Gathering.MOST + 50);
        assertThat(gathering.gather(few, () -> bench.caller, () -> false)).isFalse();
    }

    @Test
    void what_another_node_has_done_already_is_left() throws Exception {
        KeptFile many = kept(file(Gathering.MOST + 1));
        gathering.gather(many, () -> bench.caller, () -> false);
        long blobs = bench.blobs();
        gathering.gather(many, () -> bench.caller, () -> false);
        assertThat(bench.blobs()).isEqualTo(blobs);
        assertThat(bytes(kept(many.file()))).isEqualTo(bytes(many));
    }

    @Test
    void few_parts_stay_and_so_do_all_when_the_node_ends() {
        KeptFile few = kept(file(Gathering.MOST));
        assertThat(gathering.gather(few, () -> bench.caller, () -> true)).isFalse();
        KeptFile many = kept(file(Gathering.MOST + 1));
        assertThatThrownBy(() -> gathering.gather(many, () -> bench.caller, () -> true))
            .isInstanceOf(Look.Stopped.class);
        assertThat(kept(many.file()).parts()).isEqualTo(many.parts());
    }

    @Test
    void neighbours_are_put_together_up_to_a_size() {
        assertThat(sizes(List.of(3L, 3L, 3L, 9L, 20L, 1L, 1L), 9)).containsExactly(
            List.of(3L, 3L, 3L), List.of(1L, 1L));
        assertThat(sizes(List.of(5L), 9)).isEmpty();
        assertThat(sizes(List.of(5L, 5L, 5L, 5L), 10)).containsExactly(List.of(5L, 5L), List.of(5L, 5L));
    }

    private static List<List<Long>> sizes(List<Long> sizes, long most) {
        List<Part> parts = new ArrayList<>();
        for (long size : sizes) {
            parts.add(new Part(parts.isEmpty() ? 0 : parts.getLast().end(), size, UUID.randomUUID()));
        }
        return Gathering.groups(parts, most).stream()
            .map(group -> group.stream().map(Part::size).toList()).toList();
    }
}
