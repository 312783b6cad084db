package com.jupiteriq.files.scanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanSettingsTest {

    private static final String TOO_LONG = "/run/12345678901234567890123456789012345678901234567890"
        + "12345678901234567890123456789012345678901234567890123";

    @Test
    void the_scanner_has_a_port_or_a_socket() {
        assertThat(new ScanSettings("clam_av.internal:3310", "hold").address())
            .isEqualTo(new ClamdAddress.Tcp("clam_av.internal", 3310));
        assertThat(ClamdAddress.parse("[::1]:1").place()).isEqualTo("[::1]:1");
        assertThat(ClamdAddress.parse("/run/clamav/clamd.ctl").place()).isEqualTo("/run/clamav/clamd.ctl");
        String longest = "/" + "x".repeat(ClamdAddress.MAX_PATH - 1);
        assertThat(ClamdAddress.parse(longest).place()).isEqualTo(longest);
        assertThat(new ScanSettings(null, "hold").address()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamd.ctl", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "::1:3310", ":3310",
        "http://127.0.0.1:3310", "scanner:3310:1", "scan ner:3310", "/\0", TOO_LONG})
    void a_bad_address_is_one_sentence(String value) {
        assertThatThrownBy(() -> new ScanSettings(value, "hold")).isInstanceOf(StartRefused.class)
            .hasMessage("--clamd must be a host with a port, such as 127.0.0.1:3310, or the path of a socket"
                + " of at most 107 bytes, such as /run/clamav/clamd.ctl, not \"" + value + "\".");
    }

    @Test
    void what_no_scanner_takes_is_held_or_allowed() {
        assertThat(new ScanSettings(null, "allow").allowsOversize()).isTrue();
        assertThat(new ScanSettings(null, "hold").allowsOversize()).isFalse();
        assertThatThrownBy(() -> new ScanSettings(null, "skip")).isInstanceOf(StartRefused.class)
            .hasMessage("--scan-oversize must be hold or allow, not \"skip\".");
    }

    @Test
    void its_port_is_one_of_our_own() {
        assertThat(new ScanSettings("[::1]:3310", "hold").ports()).containsExactly(3310);
        assertThat(new ScanSettings("/run/clamav/clamd.ctl", "hold").ports()).isEmpty();
        assertThat(new ScanSettings(null, "hold").ports()).isEmpty();
    }
}
