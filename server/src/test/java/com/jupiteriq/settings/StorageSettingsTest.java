package com.jupiteriq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.kernel.StartRefused;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageSettingsTest {

    private static final Map<String, String> S3_KEYS =
        Map.of("JUPITER_S3_ACCESS_KEY", "tops3cret", "JUPITER_S3_SECRET_KEY", "tops3cret");

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        files-reserve=-1 | --files-reserve must be a whole number from 0 to 1048576, not "-1".
        s3-bucket=files | --s3-bucket is given without --s3-url; give the address too, or leave both out.
        s3-region=eu-central-1 | --s3-region is given without --s3-url; give the address too, or leave both \
        out.
        s3-url=https://s3.example files-folder=x | Files lie in a folder or in S3; keep one of \
        --files-folder and --s3-url.
        s3-url=https://s3.example | With --s3-url files need a bucket; name it with --s3-bucket.
        s3-url=https://s3.example/files s3-bucket=files | --s3-url must be an http or https address without \
        user, path and query, such as https://s3.eu-central-1.amazonaws.com; the bucket has a setting of its \
        own.
        s3-url=https://a:b@s3.example s3-bucket=files | --s3-url must be an http or https address without \
        user, path and query, such as https://s3.eu-central-1.amazonaws.com; the bucket has a setting of its \
        own.
        s3-url=ftp://s3.example s3-bucket=files | --s3-url must be an http or https address without \
        user, path and query, such as https://s3.eu-central-1.amazonaws.com; the bucket has a setting of its \
        own.
        s3-url=https://s3.example s3-bucket=a/b | --s3-bucket must be the name of a bucket, 3 to 63 letters, \
        digits, dots, underscores and hyphens, not "a/b".
        s3-url=https://s3.example s3-bucket=files s3-region=a_b | --s3-region must be the name of a region \
        such as eu-central-1, not "a_b".
        s3-url=https://s3.example s3-bucket=files s3-prefix=/x | --s3-prefix must be at most 200 letters, \
        digits and !_.*'()- with single slashes between, such as jupiteriq/files, not "/x".
        s3-url=https://s3.example s3-bucket=files s3-prefix=a//b | --s3-prefix must be at most 200 letters, \
        digits and !_.*'()- with single slashes between, such as jupiteriq/files, not "a//b".
        """)
    void a_bad_setting_of_storage_is_one_sentence(String flags, String sentence) {
        Map<String, String> given = Arrays.stream(flags.split(" "))
            .collect(Collectors.toMap(flag -> flag.split("=")[0], flag -> flag.split("=")[1]));
        assertRefused(() -> Settings.of(given, S3_KEYS, Map.of()).area(StorageSettings.class), sentence);
    }

    @Test
    void s3_needs_both_halves_of_its_key_and_a_folder_none() {
        Map<String, String> s3 = Map.of("s3-url", "https://s3.example", "s3-bucket", "files");
        assertRefused(() -> Settings.of(s3, Map.of("JUPITER_S3_ACCESS_KEY", "a"), Map.of())
            .area(StorageSettings.class), "With --s3-url both JUPITER_S3_ACCESS_KEY and"
                + " JUPITER_S3_SECRET_KEY must be in the environment; JUPITER_S3_SECRET_KEY is missing.");
        assertRefused(() -> Settings.of(Map.of(), Map.of("JUPITER_S3_SECRET_KEY", "a"), Map.of())
            .area(StorageSettings.class), "JUPITER_S3_SECRET_KEY is given without --s3-url; give the address"
                + " too, or leave both out.");
        StorageSettings whole = Settings.of(s3, S3_KEYS, Map.of()).area(StorageSettings.class);
        assertThat(whole.shared()).isTrue();
        assertThat(whole.ports()).containsExactly(443);
        assertThat(whole.toString()).isEqualTo(
            "StorageSettings[the bucket files at https://s3.example, filesReserve=1024]");
    }

    private static void assertRefused(ThrowingCallable work, String sentence) {
        assertThatThrownBy(work).isInstanceOf(StartRefused.class).hasMessage(sentence);
    }
}
