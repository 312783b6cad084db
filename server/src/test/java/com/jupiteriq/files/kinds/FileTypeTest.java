package com.jupiteriq.files.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileTypeTest {

    @Test
    void the_published_types_need_nobody_to_enable_them() {
        assertThat(Stream.of(FileType.values()).filter(FileType::isAlwaysAllowed).map(FileType::mediaType))
            .containsExactly("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf",
                "application/msword", "application/vnd.ms-excel",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip",
                "application/vnd.rar");
    }

    @Test
    void a_type_is_found_by_its_exact_name() {
        assertThat(FileType.values())
            .allSatisfy(type -> assertThat(FileType.of(type.mediaType())).contains(type));
        assertThat(FileType.of("IMAGE/PNG")).isEmpty();
        assertThat(FileType.of("image/svg+xml")).isEmpty();
        assertThat(FileType.of("text/html")).isEmpty();
    }
}
