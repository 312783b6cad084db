package com.jupiteriq.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.notices.post.Outcome;
import com.jupiteriq.notices.post.TestMailServer;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.text.EmailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// What was committed is sent at least once, and once as long as nobody dies; a mail server that is away
/// delays mail and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostmanTest {

    private static final Outcome SENT = new Outcome.Sent();

    @TempDir
    Path temp;

    private final TestPost post = new TestPost();
    private Caller caller;

    @AfterAll
    void close() {
        post.close();
    }

    @BeforeEach
    void caller() {
        post.clear();
        caller = post.tenants.caller();
    }

    private void stage(String... recipients) {
        for (String recipient : recipients) {
            post.stage(caller, post.mail(recipient, UUID.randomUUID()));
        }
    }

    @Test
    void a_mail_is_sent_once_and_its_contents_are_wiped() {
        try (TestMailServer server = TestMailServer.plain()) {
            stage("ann@example.com");
            Postman postman = post.postman(server.port(), temp);
            postman.deliver();
            postman.deliver();
            assertThat(server.taken()).hasSize(1);
            assertThat(server.taken().getFirst().data())
                .contains("Acme invites you to Northwind", "tokenmark", "Reply-To: help@northwind.example");
            assertThat(post.outcomes()).containsExactly("sent");
            assertThat(post.tenants.count("mails where num_nonnulls(recipient, subject, plain, html) = 0"))
                .isEqualTo(1);
        }
    }

    @Test
    void names_add_no_header_and_no_recipient() {
        String hostile = "Acme\r\nBcc: all@evil.example\r\n\r\n<b>\u0000\u202E.\r\n.\r\nQUIT";
        Letter letter = post.notices().letters()
            .organizationInvitation(hostile, hostile, Entrance.of(null, "t"), Instant.EPOCH);
        try (TestMailServer server = TestMailServer.plain()) {
            post.stage(caller,
                new Mail(EmailAddress.parse("ann@example.com").orElseThrow(), UUID.randomUUID(), letter));
            post.postman(server.port(), temp).deliver();
            TestMailServer.Taken taken = server.taken().getFirst();
            assertThat(taken.recipients()).containsExactly("ann@example.com");
            String head = taken.data().substring(0, taken.data().indexOf("\r\n\r\n"));
            assertThat(head.lines().filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> line.split(":")[0])).containsExactlyInAnyOrder(
                "From", "Reply-To", "To", "Message-ID", "Subject", "Date", "MIME-Version", "Content-Type",
                "Content-Language", "Auto-Submitted");
            assertThat(server.commands().stream().filter(line -> line.equals("QUIT"))).hasSizeLessThan(2);
        }
    }

    @Test
    void a_server_that_is_down_delays_mail_and_nothing_is_held_against_it() {
        int port;
        try (TestMailServer server = TestMailServer.plain()) {
            port = server.port();
        }
        stage("ann@example.com", "bob@example.com");
        Postman postman = post.postman(port, temp);
        postman.deliver();
        assertThat(post.outcomes()).containsExactly("waiting", "waiting");
        assertThat(post.tenants.count("mails where tries > 0 or claimed_by is not null")).isZero();
        try (TestMailServer server = TestMailServer.on(port)) {
            postman.deliver();
            assertThat(server.connections()).as("it is left alone for a moment").isZero();
            post.tenants.clock.forward(Way.FIRST_PAUSE.plusSeconds(1));
            postman.deliver();
            assertThat(server.taken()).hasSize(2);
            assertThat(post.waiting()).isZero();
        }
    }

    @Test
    void while_a_server_is_down_test_environments_go_on() throws IOException {
        try (Socket holder = new Socket()) {
            // where nobody listens, nor can
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            stage("ann@example.com");
            Postman postman = post.postman(holder.getLocalPort(), temp);
            postman.deliver();
            post.stage(post.inTest(caller), post.mail("bob@example.com", UUID.randomUUID()));
            postman.deliver();
            assertThat(post.outcomes()).containsExactly("waiting", "sent");
        }
    }

    @Test
    void in_a_test_environment_a_mail_is_a_file_whatever_server_there_is() throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            post.stage(post.inTest(caller), post.mail("ann@example.com", UUID.randomUUID()));
            post.postman(server.port(), temp).deliver();
            assertThat(server.connections()).isZero();
            assertThat(post.outcomes()).containsExactly("sent");
            try (Stream<Path> files = Files.list(temp.resolve("mail"))) {
                assertThat(files.toList()).singleElement()
                    .satisfies(file -> assertThat(file).content().contains("To: ann@example.com"));
            }
        }
    }

    @Test
    void what_is_refused_for_good_ends_at_once() {
        stage("ann@example.com", "bob@example.com");
        TestPost.Way way = new TestPost.Way(mail -> mail.contents().recipient().startsWith("ann")
            ? new Outcome.Refused("the server answered 550 to the recipient") : SENT);
        Postman postman = post.postman(way);
        postman.deliver();
        post.tenants.clock.forward(Duration.ofDays(1));
        postman.deliver();
        assertThat(way.carried).containsExactly("ann@example.com", "bob@example.com");
        assertThat(post.outcomes()).containsExactly("refused", "sent");
        assertThat(post.tenants.count("mails where recipient is not null")).isZero();
    }

    @Test
    void what_is_put_off_is_tried_less_and_less_often_and_given_up_after_three_days() {
        stage("ann@example.com");
        TestPost.Way way = new TestPost.Way(mail -> new Outcome.Later("the server answered 450"));
        Postman postman = post.postman(way);
        postman.deliver();
        List<Duration> waits = new ArrayList<>(Postman.WAITS);
        waits.addAll(IntStream.range(0, 15).mapToObj(n -> Postman.WAITS.getLast()).toList());
        int tries = 1;
        for (Duration wait : waits) {
            post.tenants.clock.forward(wait.minusSeconds(10));
            postman.deliver();
            assertThat(way.carried).as("not before " + wait).hasSize(tries);
            post.tenants.clock.forward(Duration.ofSeconds(11));
            postman.deliver();
            tries++;
            assertThat(way.carried).as("after " + wait).hasSize(tries);
        }
        assertThat(post.outcomes()).containsExactly("waiting");
        post.tenants.clock.forward(Postman.PATIENCE);
        postman.deliver();
        assertThat(post.outcomes()).containsExactly("given_up");
        assertThat(post.tenants.count("mails where recipient is not null")).isZero();
    }

    @Test
    void what_waits_for_three_days_for_a_server_is_tried_once_more_and_given_up() {
        stage("ann@example.com");
        TestPost.Way way = new TestPost.Way(mail -> new Outcome.Down("away", false));
        Postman postman = post.postman(way);
        postman.deliver();
        post.tenants.clock.forward(Postman.PATIENCE);
        postman.deliver();
        assertThat(way.carried).hasSize(2);
        assertThat(post.outcomes()).containsExactly("given_up");
    }

    @Test
    void one_mail_on_which_the_server_breaks_does_not_hold_up_the_others() {
        stage("ann@example.com", "bob@example.com", "cat@example.com");
        TestPost.Way way = new TestPost.Way(mail -> mail.contents().recipient().startsWith("ann")
            ? new Outcome.Down("the connection was lost", true) : SENT);
        Postman postman = post.postman(way);
        postman.deliver();
        assertThat(way.carried).containsExactly("ann@example.com");
        post.tenants.clock.forward(Way.FIRST_PAUSE.plusSeconds(1));
        postman.deliver();
        assertThat(way.carried).containsExactly("ann@example.com", "bob@example.com", "cat@example.com");
        assertThat(post.outcomes()).containsExactly("waiting", "sent", "sent");
    }

    @Test
    void two_nodes_send_each_mail_once() {
        String[] recipients = IntStream.range(0, 60).mapToObj(n -> "p" + n + "@example.com")
            .toArray(String[]::new);
        stage(recipients);
        try (TestMailServer server = TestMailServer.plain()) {
            List<CompletableFuture<Void>> nodes = Stream.of(1, 2)
                .map(node -> CompletableFuture.runAsync(post.postman(server.port(), temp)::deliver)).toList();
            nodes.forEach(CompletableFuture::join);
            assertThat(server.taken()).extracting(taken -> taken.recipients().getFirst())
                .containsExactlyInAnyOrder(recipients);
        }
        assertThat(post.waiting()).isZero();
    }

    @Test
    void who_dies_between_sending_and_writing_it_down_sends_twice_and_loses_nothing() {
        stage("ann@example.com", "bob@example.com");
        AtomicBoolean alive = new AtomicBoolean(true);
        TestPost.Way killed = new TestPost.Way(mail -> {
            alive.set(false);
            throw new StackOverflowError("killed");
        });
        assertThatThrownBy(post.postman(killed)::deliver).isInstanceOf(StackOverflowError.class);
        assertThat(alive).isFalse();
        TestPost.Way other = new TestPost.Way(mail -> SENT);
        Postman postman = post.postman(other);
        postman.deliver();
        assertThat(other.carried).as("still claimed").isEmpty();
        post.tenants.clock.forward(PostStore.CLAIM.plusSeconds(1));
        postman.deliver();
        assertThat(other.carried).containsExactly("ann@example.com", "bob@example.com");
        assertThat(post.outcomes()).containsExactly("sent", "sent");
    }

    @Test
    void what_the_database_could_not_be_told_is_told_later_and_not_sent_again() {
        stage("ann@example.com", "bob@example.com");
        AtomicBoolean away = new AtomicBoolean();
        JdbcClient worker = JdbcClient.create(new DelegatingDataSource(post.tenants.database.worker()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.get()) {
                    throw new SQLTransientConnectionException("away");
                }
                return super.getConnection();
            }
        });
        TestPost.Way way = new TestPost.Way(mail -> {
            away.set(true);
            return SENT;
        });
        Postman postman = post.postman(worker, way);
        assertThatThrownBy(postman::deliver).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(postman::deliver).isInstanceOf(RuntimeException.class);
        away.set(false);
        post.tenants.clock.forward(PostStore.CLAIM.plusSeconds(1));
        assertThatThrownBy(postman::deliver).isInstanceOf(RuntimeException.class);
        assertThat(way.carried).containsExactly("ann@example.com", "bob@example.com");
    }

    @Test
    void a_stop_does_not_wait_for_a_server_that_hangs_and_the_mail_is_tried_again() {
        stage("ann@example.com");
        try (TestMailServer server = TestMailServer.plain()) {
            server.reply("DATA", TestMailServer.HANG);
            Postman postman = post.postman(server.port(), temp);
            Background background = new Background(List.of(postman.tasks()));
            background.start();
            postman.wake();
            Await.until("the mail server", () -> server.commands().contains("DATA"));
            long begun = System.nanoTime();
            background.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            server.behave();
            post.tenants.clock.forward(PostStore.CLAIM.plusSeconds(1));
            post.postman(server.port(), temp).deliver();
            assertThat(server.taken()).hasSize(1);
        }
        assertThat(post.outcomes()).containsExactly("sent");
    }

    @Test
    void a_commit_wakes_the_postman_of_its_node() {
        TestPost.Way way = new TestPost.Way(mail -> SENT);
        Postman postman = post.postman(way);
        Background background = new Background(List.of(postman.tasks()));
        background.start();
        try {
            post.stage(post.notices(500, postman::wake), caller,
                post.mail("ann@example.com", UUID.randomUUID()));
            Await.until("the mail", () -> way.carried.size() == 1);
        } finally {
            background.stop();
        }
    }

    @Test
    void what_ended_long_ago_is_deleted_and_what_waits_is_not() {
        stage("ann@example.com");
        post.postman(new TestPost.Way(mail -> SENT)).deliver();
        stage("bob@example.com");
        MailSweep sweep = new MailSweep(post.store, post.tenants.clock);
        post.tenants.clock.forward(MailSweep.KEPT.minusHours(1));
        sweep.sweep();
        assertThat(post.outcomes()).containsExactly("sent", "waiting");
        post.tenants.clock.forward(Duration.ofHours(2));
        sweep.sweep();
        assertThat(post.outcomes()).containsExactly("waiting");
    }
}
