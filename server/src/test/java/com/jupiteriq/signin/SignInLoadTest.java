package com.jupiteriq.signin;

import static com.jupiteriq.signin.Guesser.NO;
import static com.jupiteriq.signin.Guesser.PASSWORD;
import static com.jupiteriq.signin.Guesser.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.People;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.signin.pages.Arrival;
import com.jupiteriq.signin.pages.Login;
import com.jupiteriq.signin.pages.Outcome;
import com.jupiteriq.signin.pages.PageSignIn;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/// What it costs others when somebody guesses, and what whoever measures time learns. Prints what it has
/// seen. `-Dsignin.guesses=10000` makes it many, and then holds the time of others against a bound, for which
/// the machine must be idle otherwise.
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInLoadTest {

    private static final int FEW = 1_500;
    private static final int GUESSES = Integer.getInteger("signin.guesses", FEW);
    private static final int ADDRESSES = 1_000;

    /// More than any plan lets through.
    private static final int PER_SECOND = 500;

    private static final Duration QUIET = Duration.ofSeconds(GUESSES > FEW ? 10 : 1);

    /// How often the time may tell two answers apart; by guessing it is half of the time.
    private static final double TELLING = 0.8;

    /// What a read takes on a machine that has something else to do for a moment, in milliseconds.
    private static final double NOISE = 10;

    private Guesser guesser;
    private User other;

    @BeforeAll
    void start() {
        guesser = new Guesser();
        other = guesser.user();
        guesser.fail(other, 1);
    }

    @AfterAll
    void stop() {
        guesser.close();
    }

    /// Before the floods, whose times are those of a busy machine.
    @Test
    @Order(1)
    void the_time_of_an_answer_does_not_tell_what_was_wrong() {
        User locked = guesser.user();
        guesser.fail(locked, Tries.MOST);
        List<Double> unknown = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        List<Double> lockedOut = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            User user = guesser.user();
            for (int j = 1; j < Tries.MOST; j++) {
                wrong.add(millis(user.details().email()));
                unknown.add(millis("nobody-" + i + "-" + j + "@example.com"));
                lockedOut.add(millis(locked.details().email()));
            }
        }
        print("wrong password", wrong);
        print("unknown login", unknown);
        print("locked user", lockedOut);
        for (List<Double> others : List.of(unknown, lockedOut)) {
            assertThat(told(wrong, others)).isBetween(1 - TELLING, TELLING);
        }
    }

    /// Pages, which look for the address in all accounts: who is invited or inactive is nobody there.
    @Test
    @Order(2)
    void neither_does_the_time_of_a_page() {
        User locked = guesser.user();
        guesser.fail(locked, Tries.MOST);
        User inactive = guesser.user();
        guesser.people.run(write -> guesser.server.part(Users.class)
            .deactivate(new UserRef.ById(inactive.id()), write));
        User invited = guesser.make("");
        List<Double> wrong = new ArrayList<>();
        Map<String, List<Double>> others = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            User user = guesser.user();
            for (int j = 1; j < Tries.MOST; j++) {
                wrong.add(pageMillis(user.details().email()));
                Map.of("unknown", "nobody-" + i + "-" + j + "@example.com", "locked",
                    locked.details().email(), "inactive", inactive.details().email(), "invited",
                    invited.details().email()).forEach((what, email) ->
                        others.computeIfAbsent(what, first -> new ArrayList<>()).add(pageMillis(email)));
            }
        }
        print("page: wrong password", wrong);
        others.forEach((what, times) -> print("page: " + what, times));
        assertThat(others.values()).allSatisfy(times ->
            assertThat(told(wrong, times)).isBetween(1 - TELLING, TELLING));
    }

    private double pageMillis(String email) {
        Arrival arrival = new Arrival(guesser.caller.origin(), Deadline.in(Duration.ofMinutes(1)), null);
        long begun = System.nanoTime();
        assertThat(guesser.server.part(PageSignIn.class).attempt(new Login(email, WRONG), null, arrival))
            .isEqualTo(new Outcome.Denied());
        return (System.nanoTime() - begun) / 1e6;
    }

    /// Of all pairs, the share in which the first took longer.
    private static double told(List<Double> some, List<Double> others) {
        long longer = some.stream()
            .mapToLong(one -> others.stream().filter(other -> one > other).count()).sum();
        return (double) longer / some.size() / others.size();
    }

    private double millis(String login) {
        long begun = System.nanoTime();
        assertThat(guesser.failure(login, WRONG)).isEqualTo(NO);
        return (System.nanoTime() - begun) / 1e6;
    }

    @Test
    void guesses_at_one_user_cost_five_hashes() {
        User user = guesser.user();
        double before = Guesser.worked(guesser.server);
        flood("one user", n -> user.details().email());
        assertThat(Guesser.worked(guesser.server) - before).isBetween(5.0, 6.0);
        assertThat(guesser.audited("user.lock", user)).isEqualTo(1);
    }

    @Test
    void guesses_at_many_users_cost_half_of_the_cores() {
        List<String> logins = many();
        Map<String, LongAdder> answers = flood("many users", logins::get);
        assertThat(answers.keySet()).isSubsetOf("WrongLogin", "Unavailable");
        assertThat(guesser.server.tenants.count("events where type = 'user.locked'"
            + " and created_at > now() - interval '1 hour' and subject in (select id from users where"
            + " external_id like 'crowd-%')")).isZero();
    }

    private List<String> many() {
        String hash = guesser.server.part(Passwords.class).hash(guesser.caller, PASSWORD);
        List<String> logins = new ArrayList<>();
        for (int from = 0; from < GUESSES; from += 100) {
            int first = from;
            guesser.people.run(write -> {
                for (int n = first; n < first + 100; n++) {
                    String user = "{\"email\":\"crowd-%d@example.com\",\"external_id\":\"crowd-%d\","
                        + "\"password_hash\":\"%s\"}";
                    guesser.server.part(Users.class).create(
                        People.draft(UserDocument.USER, user.formatted(n, n, hash)), write);
                }
                return first;
            });
            for (int n = first; n < first + 100; n++) {
                logins.add("crowd-" + n + "@example.com");
            }
        }
        return logins;
    }

    /// Guesses at the rate above, while somebody reads.
    private Map<String, LongAdder> flood(String target, IntFunction<String> login) {
        List<Double> quiet = reads(() -> LockSupport.parkNanos(QUIET.toNanos()));
        Map<String, LongAdder> answers = new ConcurrentHashMap<>();
        long begun = System.nanoTime();
        List<Double> busy = reads(() -> guess(login, answers));
        System.out.printf("%s: %d guesses in %.1f s: %s%n", target, GUESSES,
            (System.nanoTime() - begun) / 1e9, answers);
        print("reads of others before", quiet);
        print("reads of others meanwhile", busy);
        if (GUESSES > FEW) {
            assertThat(at(busy, 99)).isLessThan(Math.max(1.5 * at(quiet, 99), NOISE));
        }
        return answers;
    }

    private void guess(IntFunction<String> login, Map<String, LongAdder> answers) {
        SignIn signIn = guesser.server.part(SignIn.class);
        long begun = System.nanoTime();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < GUESSES; n++) {
                LockSupport.parkNanos(begun + n * 1_000_000_000L / PER_SECOND - System.nanoTime());
                Caller caller = guesser.from("10.1." + n % ADDRESSES / 250 + "." + n % ADDRESSES % 250);
                SignInAttempt attempt = new SignInAttempt(login.apply(n), WRONG, null, null, null);
                all.submit(() -> answers.computeIfAbsent(
                    outcome(signIn, caller, attempt), first -> new LongAdder()).increment());
            }
        }
    }

    private static String outcome(SignIn signIn, Caller caller, SignInAttempt attempt) {
        try {
            return "let in " + signIn.check(caller, attempt);
        } catch (Refused refused) {
            Failure failure = refused.failure();
            return failure.getClass().getSimpleName();
        }
    }

    /// How long reads took while this was done, in milliseconds.
    private List<Double> reads(Runnable meanwhile) {
        ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                long begun = System.nanoTime();
                guesser.server.part(Users.class).get(guesser.from("127.0.0.1"), new UserRef.ById(other.id()));
                times.add((System.nanoTime() - begun) / 1e6);
                LockSupport.parkNanos(5_000_000);
            }
        });
        meanwhile.run();
        over.set(true);
        try {
            reader.join();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return List.copyOf(times);
    }

    private static void print(String what, List<Double> times) {
        System.out.printf("%-26s %5d: p5 %.1f  p50 %.1f  p95 %.1f  p99 %.1f ms%n",
            what, times.size(), at(times, 5), at(times, 50), at(times, 95), at(times, 99));
    }

    private static double at(List<Double> times, int percent) {
        double[] sorted = times.stream().mapToDouble(time -> time).sorted().toArray();
        assertThat(sorted).as(Arrays.toString(sorted)).isNotEmpty();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
