package com.jupiteriq.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Outlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connections beside the connector whose clients do not take what they are told.
class LinesTest {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Lines lines = new Lines(PATIENCE);
    private ServerSocketChannel listening;

    /// Talks as long as there is room, and counts.
    private static final class Talker implements Live {

        final AtomicInteger said = new AtomicInteger();
        final AtomicInteger gone = new AtomicInteger();
        private Outlet out;

        @Override
        public void begin(Outlet outlet) {
            out = outlet;
            roomAgain();
        }

        @Override
        public void roomAgain() {
            while (out.hasRoom()) {
                out.send(new byte[1_000]);
                said.incrementAndGet();
            }
        }

        @Override
        public void drain() {
            out.end();
        }

        @Override
        public void gone() {
            gone.incrementAndGet();
        }
    }

    @BeforeEach
    void listen() throws IOException {
        lines.start();
        listening = ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() throws IOException {
        lines.close();
        listening.close();
    }

    private Socket connect(Live live) throws IOException {
        lines.announce();
        InetSocketAddress address = (InetSocketAddress) listening.getLocalAddress();
        Socket client = new Socket(address.getAddress(), address.getPort());
        lines.adopt(accepted(), null, live);
        return client;
    }

    private SocketChannel accepted() throws IOException {
        SocketChannel accepted = listening.accept();
        accepted.configureBlocking(false);
        return accepted;
    }

    @Test
    void who_takes_nothing_is_cut_off_and_costs_no_more_than_its_bound() throws IOException {
        Talker talker = new Talker();
        long begun = System.nanoTime();
        try (Socket client = connect(talker)) {
            Await.until("the cut", () -> talker.gone.get() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(PATIENCE);
            assertThat(talker.said.get() * 1_000).as("what the system took, and our bound")
                .isLessThan(16 << 20);
            assertThat(client.getInputStream().readAllBytes().length).isPositive();
        } catch (IOException reset) {
            assertThat(talker.gone).hasValue(1);
        }
    }

    @Test
    void who_takes_something_now_and_then_goes_on() throws IOException {
        Talker talker = new Talker();
        long end = System.nanoTime() + PATIENCE.multipliedBy(3).toNanos();
        try (Socket client = connect(talker)) {
            while (System.nanoTime() - end < 0) {
                client.getInputStream().readNBytes(100_000);
            }
            assertThat(talker.gone).hasValue(0);
            assertThat(talker.said.get()).isPositive();
        }
        Await.until("the end", () -> talker.gone.get() == 1);
    }

    @Test
    void who_does_not_close_after_the_end_is_closed() throws IOException {
        Talker talker = new Talker();
        try (Socket client = connect(talker)) {
            client.getInputStream().readNBytes(1_000);
            lines.drain();
            client.getInputStream().readAllBytes();
            Await.until("the end", () -> talker.gone.get() == 1);
        }
    }

    @Test
    void who_is_on_the_way_when_the_stop_begins_is_waited_for() throws Exception {
        Talker talker = new Talker();
        InetSocketAddress address = (InetSocketAddress) listening.getLocalAddress();
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            lines.announce();
            lines.drain();
            Thread stopping = Thread.startVirtualThread(lines::awaitEnd);
            assertThat(stopping.join(Duration.ofMillis(50))).as("the stop is over").isFalse();
            lines.adopt(accepted(), null, talker);
            assertThat(client.getInputStream().readAllBytes().length).isEqualTo(talker.said.get() * 1_000);
            client.close();
            stopping.join();
            assertThat(talker.gone).hasValue(1);
        }
    }

    @Test
    void who_was_lost_on_the_way_is_not_waited_for() {
        lines.announce();
        lines.lost();
        lines.drain();
        long begun = System.nanoTime();
        lines.awaitEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Lines.FAREWELL);
    }

    @Test
    void whatever_comes_after_the_stop_is_closed_at_once() throws IOException {
        lines.close();
        Talker talker = new Talker();
        try (Socket client = connect(talker)) {
            assertThat(client.getInputStream().read()).isNegative();
            assertThat(talker.gone).hasValue(1);
        }
    }
}
