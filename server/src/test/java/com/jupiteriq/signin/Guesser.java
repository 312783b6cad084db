package com.jupiteriq.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.People;
import com.jupiteriq.TestServer;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server with users who have passwords, and somebody who tries them.
final class Guesser implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final String WRONG = "incorrect horse battery staple";
    static final Failure NO = new Failure.WrongLogin();

    private static final Pattern TOKEN = Pattern.compile("jpr_[0-9A-Za-z]{71}");

    final People people = new People();
    final TestServer server = people.server;
    final Caller caller = people.caller;

    User user(String... more) {
        String rest = Stream.of(more).map(field -> "," + field).reduce("", String::concat);
        return make("\"password\":\"" + PASSWORD + "\"" + rest);
    }

    User make(String fields) {
        String email = "somebody-" + UUID.randomUUID() + "@example.com";
        String all = "{\"email\":\"" + email + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
        return people.run(write ->
            server.part(Users.class).create(People.draft(UserDocument.USER, all), write));
    }

    User read(User user) {
        return server.part(Users.class).get(caller, new UserRef.ById(user.id()));
    }

    UUID enter(User user, String password) {
        return on(server, user.details().email(), password);
    }

    UUID on(TestServer node, String login, String password) {
        return node.part(SignIn.class).check(caller.within(Deadline.in(Duration.ofMinutes(2))),
            new SignInAttempt(login, password, null, null, new Client("203.0.113.9", "guesser"))).user();
    }

    Failure failure(String login, String password) {
        return failure(() -> on(server, login, password));
    }

    void fail(User user, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(failure(user.details().email(), WRONG)).isEqualTo(NO);
        }
    }

    static Failure failure(Supplier<?> refused) {
        try {
            Object given = refused.get();
            throw new AssertionError("was not refused but gave " + given);
        } catch (Refused refusal) {
            return refusal.failure();
        }
    }

    /// The same authority for another request from elsewhere.
    Caller from(String address) {
        return new Caller(caller.tenant(), caller.principal(), caller.permissions(),
            new Origin("req_" + address, address, ""), Deadline.in(Duration.ofMinutes(2)));
    }

    long events(String type, User user) {
        return server.tenants.all.sql("select count(*) from events where type = ? and subject = ?")
            .params(type, user.id()).query(Long.class).single();
    }

    /// What was done; what was denied is written down a moment later.
    long audited(String action, User user) {
        return server.tenants.all.sql(
                "select count(*) from audit where outcome = 'done' and action = ? and target = ?")
            .params(action, user.publicId()).query(Long.class).single();
    }

    void awaitDenied(User user, long count) {
        Await.until(count + " denials", () -> server.tenants.all.sql(
                "select count(*) from audit where outcome = 'denied' and action = 'session.create'"
                    + " and target = ?")
            .param(user.publicId()).query(Long.class).single() == count);
    }

    /// Passwords that were hashed, verified or judged on a node.
    static double worked(TestServer node) {
        return node.parts(Meters.class).stream().flatMap(meters -> meters.meters().stream())
            .filter(meter -> meter.name().equals("jupiteriq_passwords_total"))
            .mapToDouble(meter -> meter.value().getAsDouble()).sum();
    }

    /// The tokens in all mails to a user, the oldest first, as soon as there are so many.
    List<String> tokens(User user, int count) {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        Await.until(count + " mails", () -> {
            found.set(tokens(user));
            return found.get().size() >= count;
        });
        return found.get();
    }

    private List<String> tokens(User user) {
        try (Stream<Path> mails = Files.list(server.part(MailFolder.class).path())) {
            return mails.sorted().map(Guesser::text)
                .filter(mail -> mail.contains(user.details().email()))
                .flatMap(mail -> {
                    Matcher token = TOKEN.matcher(mail);
                    return token.find() ? Stream.of(token.group()) : Stream.empty();
                }).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /// Without the breaks of quoted-printable.
    private static String text(Path mail) {
        try {
            return Files.readString(mail).replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
        } catch (NoSuchFileException moved) {
            return "";
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @Override
    public void close() {
        people.close();
    }
}
