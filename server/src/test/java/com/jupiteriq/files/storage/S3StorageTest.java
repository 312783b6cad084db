package com.jupiteriq.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3StorageTest extends StorageContract {

    private final String prefix = TestS3.freshPrefix();
    private final S3Bucket bucket = TestS3.bucket(prefix);
    private final S3Storage storage = new S3Storage(bucket, clock);

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    String[] where() {
        return new String[] {TestS3.url(), prefix};
    }

    @Override
    void layDownHold() {
        put(prefix + "/" + Hold.NAME);
    }

    private void put(String key) {
        try (S3Writing writing = new S3Writing(bucket, key)) {
            writing.finish();
        }
    }

    @Test
    void what_else_lies_in_the_bucket_is_none_of_our_business() throws IOException {
        BlobName name = fresh();
        write(name, bytes(10));
        put("other-" + prefix + "/" + name.tenant() + "/" + name.id());
        put(prefix + "/" + name.tenant() + "/readme.txt");
        put(prefix + "/" + name.tenant() + "/" + name.id() + "/more");
        put(prefix + "/" + name.tenant().toString().toUpperCase(Locale.ROOT) + "/" + name.id());
        assertThat(all()).containsExactly(name);
    }

    @Test
    void names_are_told_and_deleted_some_at_a_time() {
        S3Storage storage = new S3Storage(bucket, clock, 10);
        List<BlobName> names = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            names.add(fresh());
            write(names.getLast(), bytes(1));
        }
        List<BlobName> begun = List.of(fresh(), fresh());
        List<Storage.Writing> left = begun.stream().map(storage::write).toList();
        left.forEach(writing -> writing.write(new byte[S3Writing.PART + 1], 0, S3Writing.PART + 1));
        List<Integer> told = new ArrayList<>();
        storage.olderThan(Instant.MAX, some -> told.add(some.size()));
        assertThat(told).containsExactly(10, 10, 5, 2);
        names.addAll(begun);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(names);
        storage.delete(names);
        assertThat(all()).isEmpty();
    }

    @Test
    void the_start_asks_for_the_bucket() {
        assertThatCode(storage::checked).doesNotThrowAnyException();
        S3Address none = S3Address.of(TestS3.url(), "no-such-bucket", null, null);
        try (S3Storage absent = new S3Storage(
                new S3Bucket(none, "a", "b", S3Limits.STANDARD), InstantSource.system())) {
            assertThatThrownBy(absent::checked).isInstanceOf(StartRefused.class)
                .hasMessage("There is no bucket no-such-bucket at " + TestS3.url()
                    + "; create it or name another with --s3-bucket.");
        }
    }
}
