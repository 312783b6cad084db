package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.OPERATOR;
import static com.jupiteriq.access.AccessFixture.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.keys.OperatorKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two whole servers on one database, as their clients see them.
class TwoNodesTest {

    private static final TestServer ONE = new TestServer();
    private static final TestServer TWO = ONE.another();
    private static final Account ACCOUNT = ONE.account();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROMISED = Duration.ofSeconds(1);

    @AfterAll
    static void stop() {
        TWO.close();
        ONE.close();
    }

    @ParameterizedTest
    @CsvSource({"platform, /v1/tickets", "integration, /functions/v1/integration-tickets"})
    void what_one_does_to_a_key_the_clients_of_the_other_are_told_in_under_a_second(
        String contract, String path) {
        OperatorKeys keys = ONE.part(OperatorKeys.class);
        NewKey key = keys.create(OPERATOR, KeyOrder.plain(ACCOUNT.publicId(), "live", contract));
        assertThat(within(PATIENCE, TwoNodesTest::bothRemember)).isTrue();
        assertThat(bothAnswer(200, path, key.secret())).isTrue();

        keys.disable(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> bothAnswer(401, path, key.secret()))).isTrue();
        keys.enable(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> bothAnswer(200, path, key.secret()))).isTrue();
        keys.revoke(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> bothAnswer(401, path, key.secret()))).isTrue();
        assertThat(bothRemember()).as("not because they asked the database each time").isTrue();
    }

    private static boolean bothRemember() {
        return ONE.part(KeyCache.class).isOpen() && TWO.part(KeyCache.class).isOpen();
    }

    private static boolean bothAnswer(int status, String path, String secret) {
        return List.of(ONE, TWO).stream()
            .allMatch(server -> server.get(path, secret).statusCode() == status);
    }
}
