package com.jupiteriq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole way, with real sockets: in a network namespace whose only interface is loopback, so that nothing
/// leaves the machine, and in which loopback answers for every address, so that nothing that is dialled is
/// missed. Needs `unshare` and `ip`, and a system that lets users make namespaces; skipped elsewhere, but not
/// where `CI=true`.
class HostileNetworkTest {

    private static final String EVERYWHERE = """
        ip link set lo up &&
        ip route add local 0.0.0.0/0 dev lo &&
        ip -6 route add local ::/0 dev lo""";

    @Test
    void nothing_that_is_refused_is_dialled() throws Exception {
        Ended possible = run("unshare", "-rn", "sh", "-c", EVERYWHERE);
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(possible.code()).as("no namespace here: %s", possible.said()).isZero();
        }
        assertThat(possible.code()).as(possible.said()).isZero();
        Ended ended = run("unshare", "-rn", "sh", "-c", EVERYWHERE + " && exec \"$@\"", "sh",
            ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-Xmx128m",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            HostileDials.class.getName());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).doesNotContain("WRONG")
            .containsPattern("refused [0-9]{3}, arrived 0\n")
            .contains("reached 8, arrived 8\n")
            .contains("204 from [0:0:0:0:0:0:0:1]:8000 true\n");
    }

    private record Ended(int code, String said) {}

    private static Ended run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            return new Ended(process.waitFor(), said);
        } catch (IOException missing) {
            return new Ended(-1, missing.getMessage());
        }
    }
}
