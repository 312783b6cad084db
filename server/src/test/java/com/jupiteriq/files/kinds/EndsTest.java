package com.jupiteriq.files.kinds;

import static com.jupiteriq.files.kinds.Samples.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.kinds.Found.Corrupt;
import com.jupiteriq.files.kinds.Found.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told of contents by both of their ends, and that it is never anything else than what all of them
/// tell.
class EndsTest {

    private static Ends passed(byte[] bytes, int step) {
        Ends ends = new Ends();
        for (int from = 0; from < bytes.length; from += step) {
            ends.pass(bytes, from, Math.min(step, bytes.length - from));
        }
        assertThat(ends.size()).isEqualTo(bytes.length);
        return ends;
    }

    @ParameterizedTest
    @EnumSource
    void a_small_file_is_told_whole(FileType type) {
        byte[] bytes = Samples.all().get(type);
        for (int step : new int[] {1, 7, bytes.length}) {
            assertThat(passed(bytes, step).found()).contains(new Kind(type));
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThat(passed(part, 1 << 10).found()).contains(Kinds.of(Repeated.of(part)));
        }
    }

    /// Also where an end lies across blocks.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 21, 22, 100, 65_535})
    void a_large_one_is_told_where_its_format_keeps_to_its_ends(int beyond) {
        byte[] pdf = Samples.pdf();
        for (int blocks : new int[] {1, 2, 3, 4, 40}) {
            byte[] filler = new byte[blocks * Ends.BLOCK + beyond - pdf.length];
            byte[] large = joined(pdf, filler, pdf);
            assertThat(passed(large, 64 << 10).found()).as("%s blocks", blocks)
                .contains(new Kind(FileType.PDF));
            assertThat(passed(large, 8_191).found()).contains(new Kind(FileType.PDF));
        }
    }

    @Test
    void an_archive_with_the_longest_comment_is_told() {
        byte[] zip = Archives.with("a", "b").bytes();
        byte[] commented = joined(zip, new byte[0xffff]);
        commented[zip.length - 2] = (byte) 0xff;
        commented[zip.length - 1] = (byte) 0xff;
        assertThat(passed(commented, 10_000).found()).contains(new Kind(FileType.ZIP));
    }

    @Test
    void what_lies_between_both_ends_is_not_told() {
        byte[] jpeg = Samples.picture("jpg");
        byte[] followed = joined(jpeg, new byte[Ends.LAST * Ends.BLOCK]);
        assertThat(passed(followed, 5_000).found()).contains(new Kind(FileType.JPEG));
        byte[] farther = joined(new byte[] {(byte) 0xff, (byte) 0xd8}, jpeg, new byte[5 * Ends.BLOCK]);
        assertThat(passed(farther, 5_000).found()).isEqualTo(Optional.empty());
        assertThat(Kinds.of(Repeated.of(farther))).isInstanceOfAny(Kind.class, Corrupt.class);
        byte[] text = "a line of text\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(passed(text, 64 << 10).found()).isEmpty();
    }
}
