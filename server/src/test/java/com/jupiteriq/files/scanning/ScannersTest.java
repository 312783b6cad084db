package com.jupiteriq.files.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.scanning.ScanResult.Infected;
import com.jupiteriq.files.scanning.ScanResult.Skipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannersTest {

    private static final Scanners NONE = Scanners.of(new ScanSettings(null, "hold"));
    private static final ScanResult TEST_FILE = new Infected(new Engine("Sandbox", "1"), "EICAR-Test-File");

    @Test
    void the_test_file_is_the_one_that_its_publisher_defines() throws NoSuchAlgorithmException {
        assertThat(Eicar.contents()).hasSize(68);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Eicar.contents())))
            .isEqualTo("275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f");
    }

    @Test
    void without_a_scanner_nothing_is_scanned() throws IOException {
        assertThat(scan(NONE.live(), Eicar.contents())).isEqualTo(new Skipped());
        assertThat(scan(NONE.test(), "harmless".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Skipped());
        assertThat(scan(NONE.test(), new byte[0])).isEqualTo(new Skipped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", " \t\r\n\u001a"})
    void the_sandbox_knows_the_test_file_with_white_space_behind_it(String behind) throws IOException {
        assertThat(scan(NONE.test(), with(behind))).isEqualTo(TEST_FILE);
    }

    @Test
    void white_space_may_fill_128_bytes() throws IOException {
        assertThat(scan(NONE.test(), with(" ".repeat(60)))).isEqualTo(TEST_FILE);
        assertThat(scan(NONE.test(), with(" ".repeat(61)))).isEqualTo(new Skipped());
    }

    @Test
    void what_differs_from_it_is_not_it() throws IOException {
        assertThat(scan(NONE.test(), with("x"))).isEqualTo(new Skipped());
        assertThat(scan(NONE.test(), with("\0"))).isEqualTo(new Skipped());
        byte[] test = Eicar.contents();
        assertThat(scan(NONE.test(), Arrays.copyOf(test, 67))).isEqualTo(new Skipped());
        assertThat(scan(NONE.test(), (" " + new String(test, StandardCharsets.US_ASCII))
            .getBytes(StandardCharsets.US_ASCII))).isEqualTo(new Skipped());
        for (int i = 0; i < test.length; i++) {
            byte[] other = test.clone();
            other[i] ^= 0x20;
            assertThat(scan(NONE.test(), other)).isEqualTo(new Skipped());
        }
    }

    @Test
    void with_a_scanner_both_environments_are_scanned_by_it() {
        Scanners scanners = Scanners.of(new ScanSettings("127.0.0.1:3310", "allow"));
        assertThat(scanners.live()).isInstanceOf(Clamd.class).isSameAs(scanners.test());
    }

    private static byte[] with(String behind) {
        return (new String(Eicar.contents(), StandardCharsets.US_ASCII) + behind)
            .getBytes(StandardCharsets.US_ASCII);
    }

    private static ScanResult scan(Scanner scanner, byte[] contents) throws IOException {
        return scanner.scan(new ByteArrayInputStream(contents), contents.length);
    }
}
