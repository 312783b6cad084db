package com.jupiteriq.passwords;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.jupiteriq.kernel.Caller;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Prints what decision 18 tells: `mvn -q -Dfast -pl server test -Dtest=PasswordCosts`.
class PasswordCosts {

    private static final byte[] SALT = "0123456789abcdef".getBytes(US_ASCII);
    private static final String PASSWORD = "secure_password";
    private static final Person NOBODY = new Person("somebody@nordwind.example", "somebody", "Some Body");
    private static final double MILLIS = 1e6;

    private final Bench bench = new Bench(new Semaphore(1));

    @Test
    void one_hash() {
        digest("ours, m=19456 t=2 p=1", Argon2.ours(SALT));
        for (int[] one : new int[][] {{47_104, 1}, {12_288, 3}, {9_216, 4}, {7_168, 5}, {65_536, 3}}) {
            digest("argon2id m=" + one[0] + " t=" + one[1], argon2(one[0], one[1]));
        }
        digest("argon2id at its bound", argon2(131_072, 4));
        digest("bcrypt 12", new Bcrypt(12, SALT));
        digest("bcrypt at its bound", new Bcrypt(Bcrypt.MAX_COST, SALT));
        digest("scrypt at its bound", new Scrypt(17, 8, 1, SALT, 32));
        digest("scrypt of many blocks", new Scrypt(10, 8, 128, SALT, 32));
        for (Pbkdf2.Hash hash : Pbkdf2.Hash.values()) {
            digest("pbkdf2 at its bound, " + hash, new Pbkdf2(hash, hash.maxRounds(20), SALT, 20));
        }
    }

    private static Argon2 argon2(int memory, int passes) {
        return new Argon2(Argon2.Variant.ID, Argon2.VERSION, memory, passes, 1, SALT, 32);
    }

    private void digest(String name, Recipe recipe) {
        print(name, recipe instanceof Argon2 ? 20 : 3, () -> recipe.digest(PASSWORD, bench));
    }

    /// Time of the processor, since the machine may have other things to do.
    private static void print(String name, int takes, Supplier<Object> work) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] millis = new double[takes];
        for (int take = 0; take < takes; take++) {
            long begun = clock.getCurrentThreadCpuTime();
            work.get();
            millis[take] = (clock.getCurrentThreadCpuTime() - begun) / MILLIS;
        }
        double first = millis[0];
        Arrays.sort(millis);
        say("%-32s first %8.1f ms, best %8.1f ms, median %8.1f ms",
            name, first, millis[0], millis[takes / 2]);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    @Test
    void one_judgement() {
        long before = used();
        long begun = System.nanoTime();
        Strength.isWeak(PASSWORD, NOBODY);
        say("dictionaries: %.0f ms, %.1f MiB", (System.nanoTime() - begun) / MILLIS,
            (used() - before) / (double) (1 << 20));
        judged("usual", PASSWORD);
        judged("one character", "a".repeat(256));
        judged("regular", "abcdefghij0123456789".repeat(13));
        judged("two halves", "The quick brown fox jumps over 13 lazy dogs; all".repeat(2));
        judged("random letters", "kqzvmtwxbjhfyrpdlgnc".repeat(5).substring(0, 99) + "Q");
        judged("every sign", "4@8({[<3691!|70$5+%2".repeat(13));
        judged("every sign, letters first", "kqzvmtwxbjhfyrpdlgnc" + "4@8({[<3691!|70$5+%2".repeat(5));
        judged("signs of one letter", "({[<".repeat(64));
        judged("signs of two letters", "1!|7".repeat(64));
        judged("eight combinations", "({[<69" + "qwertyuiopasdfghjklzxcvbnm".repeat(5));
        judged("years and dates", "1999-12-31.12/31/1999.".repeat(5));
        Zxcvbn whole = new Zxcvbn();
        print("every sign, 100 without a bound", 1,
            () -> whole.measure("4@8({[<3691!|70$5+%2".repeat(5)));
    }

    private static void judged(String name, String password) {
        print(name + ", " + Strength.judged(password).length() + " of " + password.length(), 10,
            () -> Strength.isWeak(password, NOBODY));
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Simple work of requests, of which there are as many at a time as cores, alone and beside a full pool.
    @Test
    void others_beside_a_flood() throws InterruptedException {
        others("warming up");
        others("alone");
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor();
            HashingPool pool = HashingPool.ofHalfTheCores()) {
            Passwords passwords = new Passwords(pool, new SecureRandom());
            for (int i = 0; i < HashingPool.WAITING_EACH; i++) {
                Caller caller = Askers.patient();
                flood.submit(() -> {
                    while (!over.get()) {
                        passwords.hash(caller, PASSWORD);
                    }
                });
            }
            others("beside a flood, settling");
            others("beside a flood");
            over.set(true);
            say("%s", pool.meters().meters().stream()
                .map(meter -> meter.name() + " " + meter.value().getAsDouble()).toList());
        }
        others("alone again");
        flood(over);
        others("beside one that does not give way");
        over.set(true);
    }

    /// The same without the pool: hashing at everybody's priority.
    private static void flood(AtomicBoolean over) {
        over.set(false);
        for (int i = 0; i < Math.max(1, Runtime.getRuntime().availableProcessors() / 2); i++) {
            Bench own = new Bench(new Semaphore(1));
            Thread.ofPlatform().daemon().start(() -> {
                while (!over.get()) {
                    Argon2.ours(SALT).digest(PASSWORD, own);
                }
            });
        }
    }

    private static void others(String name) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        long[][] takes = new long[cores][3_000];
        Thread[] threads = new Thread[cores];
        for (int i = 0; i < cores; i++) {
            long[] mine = takes[i];
            threads[i] = Thread.ofPlatform().start(() -> requests(mine));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = Arrays.stream(takes).flatMapToLong(Arrays::stream).sorted().toArray();
        say("%-32s p50 %6.2f ms, p90 %6.2f ms, p99 %6.2f ms, p99.9 %6.2f ms", name,
            all[all.length / 2] / MILLIS, all[all.length * 90 / 100] / MILLIS,
            all[all.length * 99 / 100] / MILLIS, all[all.length * 999 / 1000] / MILLIS);
    }

    /// About half a millisecond of work, then as long nothing, as when a request waits for the database.
    private static void requests(long[] takes) {
        for (int take = 0; take < takes.length; take++) {
            long begun = System.nanoTime();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30_000; i++) {
                text.append(i * 31 % 7);
            }
            if (text.toString().hashCode() == take) {
                say("%s", "never");
            }
            takes[take] = System.nanoTime() - begun;
            LockSupport.parkNanos(500_000);
        }
    }
}
