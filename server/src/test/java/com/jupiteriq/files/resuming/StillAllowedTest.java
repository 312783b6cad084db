package com.jupiteriq.files.resuming;

import static com.jupiteriq.files.resuming.UploadBench.PART;
import static com.jupiteriq.files.resuming.UploadBench.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Whoever sends a file by and by may lose the right to while bytes come.
class StillAllowedTest {

    private static final RuntimeException GONE = new IllegalStateException("the client has gone");

    private boolean revoked;

    @Test
    void what_comes_of_whoever_may_not_go_on_is_not_put_on_record() {
        byte[] all = random(2 * PART + 1_000);
        try (UploadBench bench = new UploadBench()) {
            StoredFile file = bench.begin(all.length);
            Story story = Story.of(Arrays.copyOf(all, PART + 10)).meanwhile(() -> revoked = true)
                .then(Arrays.copyOfRange(all, PART + 10, all.length));
            assertThatThrownBy(() -> bench.grow(file, addition(0, story)))
                .isInstanceOfSatisfying(Refused.class, refused ->
                    assertThat(refused.failure()).isInstanceOf(Failure.Unauthenticated.class));
            assertThat(bench.offset(file)).isEqualTo(PART);
            assertThatThrownBy(() -> bench.grow(file, addition(PART, Story.of(random(10)).breaks(GONE))))
                .isSameAs(GONE);
            assertThat(bench.offset(file)).as("nor what came before it broke").isEqualTo(PART);
            assertThat(bench.files.blobs()).isOne();
        }
    }

    private Addition addition(long offset, Story bytes) {
        return new Addition(offset, bytes, OptionalLong.empty(), null, () -> {
            if (revoked) {
                throw new Refused(new Failure.Unauthenticated(Failure.Reason.REVOKED));
            }
        });
    }
}
