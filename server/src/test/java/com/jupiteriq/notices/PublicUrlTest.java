package com.jupiteriq.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which address is printed and mailed, and which is not believed.
class PublicUrlTest {

    private static final String SAID = "https://api.example.com";
    private static final PublicUrl LOCAL = new PublicUrl(null, () -> Optional.of("http://127.0.0.1:8080"));
    private static final PublicUrl REMOTE = new PublicUrl(null, Optional::empty);
    private static final PublicUrl NAMED = new PublicUrl(SAID, () -> Optional.of("http://127.0.0.1:8080"));
    private static final Tenant LIVE =
        new Tenant(new UUID(0, 1), UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"), Environment.LIVE);

    @Test
    void the_operators_word_counts_whatever_a_request_says() {
        assertThat(NAMED.base()).contains(SAID);
        assertThat(NAMED.base("evil.example")).contains(SAID);
        assertThat(NAMED.secure()).isTrue();
        assertThat(LOCAL.secure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9000", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void without_it_a_host_of_this_machine_is_believed(String host) {
        assertThat(LOCAL.base(host)).contains("http://" + host.toLowerCase(Locale.ROOT));
        assertThat(REMOTE.base(host)).as("of a server that others reach").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
        "1270.0.1",
        "localhost@evil.example", "localhost:80@evil.example", "localhost/evil", "localhost\\evil",
        "[::1]evil", "[::2]", "0.0.0.0", "localhost:123456", "localhost\r\nX: y",
        "localhost#", "localhost?a"})
    void no_other_host_is(String host) {
        assertThat(LOCAL.base(host)).isEmpty();
    }

    @Test
    void a_link_brings_account_and_token() {
        OwnLinks links = new OwnLinks(NAMED);
        String link = links.own(OwnLinks.RESET, LIVE, "jpr_t0ken").orElseThrow();
        assertThat(link).startsWith(SAID + "/sign-in/password?token=acc_").endsWith(".jpr_t0ken");
        String text = link.substring(link.indexOf('=') + 1);
        assertThat(OwnLinks.brought(text)).contains(new OwnLinks.Brought(LIVE.account(), "jpr_t0ken"));
        assertThat(OwnLinks.brought("acc_1.x")).isEmpty();
        assertThat(OwnLinks.brought("jpr_t0ken")).isEmpty();
        assertThat(links.entrance(Optional.of("https://app.example.com/in"), OwnLinks.RESET, LIVE, "t"))
            .isEqualTo(new Entrance.ByLink("https://app.example.com/in#token=t"));
        assertThat(new OwnLinks(REMOTE).entrance(Optional.empty(), OwnLinks.RESET, LIVE, "t"))
            .isEqualTo(new Entrance.ByToken("t"));
        Tenant sandbox = new Tenant(new UUID(0, 2), LIVE.account(), Environment.TEST);
        assertThat(links.entrance(Optional.empty(), OwnLinks.RESET, sandbox, "t"))
            .as("pages take nobody of the sandbox").isEqualTo(new Entrance.ByToken("t"));
    }
}
