package com.jupiteriq;

import static com.jupiteriq.Sizes.above;
import static com.jupiteriq.Sizes.p90;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Code stays in pieces that fit a screen and a head.
class SizesTest {

    static final int PACKAGE = 30;
    static final int FILE = 400;
    static final int MOST_FILES = 200;
    static final int METHOD = 60;
    static final int MOST_METHODS = 20;
    static final int LINE = 110;
    static final int PARAMETERS = 5;

    /// What a part is built from is listed once, in its module, and read there; a record that only carries it
    /// across would be one more name.
    static final int WIRED = 8;

    static final Path MAIN = Path.of("src/main/java");
    static final Path TEST = Path.of("src/test/java");

    @Test
    void no_package_is_too_large() {
        assertThat(above(Sizes.packages(MAIN), PACKAGE)).isEmpty();
        assertThat(p90(Sizes.packages(MAIN))).isBetween(2, PACKAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void nothing_is_too_large(String sources) {
        Sizes sizes = Sizes.of(Path.of(sources));
        assertThat(above(sizes.files(), FILE)).isEmpty();
        assertThat(above(sizes.methods(), METHOD)).isEmpty();
        assertThat(above(sizes.lines(), LINE)).isEmpty();
        assertThat(above(sizes.parameters(), PARAMETERS)).isEmpty();
        assertThat(above(sizes.wired(), WIRED)).isEmpty();
        assertThat(p90(sizes.files())).isBetween(20, sources.contains("main") ? MOST_FILES : FILE);
        assertThat(p90(sizes.methods())).isBetween(2, MOST_METHODS);
    }
}
