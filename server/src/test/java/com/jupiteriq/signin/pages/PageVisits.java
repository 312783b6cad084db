package com.jupiteriq.signin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.People;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.Entered;
import com.jupiteriq.sessions.PageTokens;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server with accounts and their users, and browsers that come to its pages.
final class PageVisits implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final String WRONG = "incorrect horse battery staple";
    static final String ADDRESS = "203.0.113.9";

    final TestServer server = new TestServer();
    final Account operator = server.account();

    static String address() {
        return "somebody-" + UUID.randomUUID() + "@example.com";
    }

    Caller in(Account account) {
        return new Caller(account.live(), Principal.installation("test"), Permissions.EVERYTHING,
            new Origin("req_test", "local", ""), Deadline.in(Duration.ofMinutes(10)));
    }

    User user(Account account, String email, String... more) {
        String fields = Stream.of(more).map(field -> "," + field).reduce("", String::concat);
        String json = "{\"email\":\"" + email + "\"" + fields + "}";
        return server.part(Writes.class).run(in(account), write ->
            server.part(Users.class).create(People.draft(UserDocument.USER, json), write));
    }

    User secured(Account account, String email, String... more) {
        Stream<String> password = Stream.of("\"password\":\"" + PASSWORD + "\"");
        return user(account, email, Stream.concat(password, Stream.of(more)).toArray(String[]::new));
    }

    User read(Account account, User user) {
        return server.part(Users.class).get(in(account), new UserRef.ById(user.id()));
    }

    Arrival arrival() {
        return arrival(null);
    }

    static Arrival arrival(@Nullable String device) {
        return new Arrival(new Origin("req_01h455vb4pex5vsknk084sn02q", ADDRESS, "ExampleBrowser/1.0"),
            Deadline.in(Duration.ofMinutes(2)), device);
    }

    Outcome attempt(String email, String password) {
        return attempt(server, email, password);
    }

    static Outcome attempt(TestServer node, String email, String password) {
        return node.part(PageSignIn.class).attempt(new Login(email, password), null, arrival(null));
    }

    Outcome.Entered enter(String email, String password) {
        return entered(attempt(email, password));
    }

    /// The token of a session that begins without a look at a password, which takes long.
    String begin(Account account, User user) {
        Caller caller = in(account);
        byte[] secret = server.part(Secrets.class).of(caller, user.id()).orElseThrow().sealed();
        return server.part(Writes.class).run(caller, write -> server.part(PageTokens.class)
            .begin(new Entered(user.id(), secret), new Client(ADDRESS, null), write)).token();
    }

    static Outcome.Entered entered(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Entered.class);
        return (Outcome.Entered) outcome;
    }

    PageVisitor visitor(String token) {
        return server.part(PageSessions.class).find(token, ADDRESS).orElseThrow();
    }

    boolean isIn(TestServer node, String token) {
        return node.part(PageSessions.class).find(token, ADDRESS).isPresent();
    }

    Caller self(PageVisitor visitor) {
        return visitor.self(arrival().origin(), Deadline.in(Duration.ofMinutes(2)));
    }

    <T> T change(PageVisitor visitor, Function<Write, T> work) {
        return server.part(Writes.class).run(self(visitor), work);
    }

    /// The secret of a factor that a visitor adds, and the codes beside it.
    Added addFactor(PageVisitor visitor) {
        Factors factors = server.part(Factors.class);
        Factors.Beginning beginning = factors.begin(self(visitor));
        String code = Authenticator.code(beginning.secret(), server.tenants.clock.instant());
        List<String> codes = change(visitor, write -> factors.confirm(beginning.pending(), code, write));
        return new Added(beginning.secret(), codes);
    }

    record Added(String secret, List<String> codes) {}

    /// What the authenticator shows after those codes that were used.
    String nextCode(Added added) {
        server.tenants.clock.forward(Duration.ofSeconds(30));
        return Authenticator.code(added.secret(), server.tenants.clock.instant());
    }

    /// Also of days, for which there have to be partitions.
    void pass(Duration time) {
        server.tenants.clock.forward(time);
        TestPostgres.partitions(server.tenants.logins.owner(), server.tenants.clock).maintain();
    }

    static Failure failure(Runnable refused) {
        try {
            refused.run();
            throw new AssertionError("was not refused");
        } catch (Refused refusal) {
            return refusal.failure();
        }
    }

    long audited(String action, User user) {
        return server.tenants.all.sql(
                "select count(*) from audit where outcome = 'done' and action = ? and target = ?")
            .params(action, user.publicId()).query(Long.class).single();
    }

    long mails(User user) {
        return server.tenants.count("mails where about = '" + user.id() + "'");
    }

    /// Links in all mails to an address, the oldest first.
    List<URI> links(String email) {
        try (Stream<Path> mails = Files.list(server.part(MailFolder.class).path())) {
            return mails.sorted().map(PageVisits::text).filter(mail -> mail.contains(email))
                .flatMap(mail -> Stream.of(mail.split("\\s+")).filter(word -> word.startsWith("http://"))
                    .limit(1)).map(URI::create).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static String text(Path mail) {
        try {
            return Files.readString(mail).replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
        } catch (NoSuchFileException moved) {
            return "";
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static String token(URI link) {
        assertThat(link.getRawQuery()).startsWith("token=");
        return link.getRawQuery().substring("token=".length());
    }

    @Override
    public void close() {
        server.close();
    }
}
