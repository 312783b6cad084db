package com.jupiteriq.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsTest {

    private static final String PASSWORD = "secure_password";
    private static final Person ANNA =
        new Person("anna.lindqvist@nordwind.example", "Straßenkreuzer", "Ærøskøbing Ångström");

    private final Passwords passwords = new Passwords(HashingPool.ofHalfTheCores(), new SecureRandom());
    private final Caller caller = Askers.patient();

    @AfterAll
    void stop() {
        passwords.close();
    }

    private Optional<String> problem(String password) {
        return passwords.problem(caller, "new_password", password, ANNA).map(problem -> {
            assertThat(problem.field()).isEqualTo("new_password");
            assertThat(problem.kind()).isEqualTo(Problem.Kind.WRONG);
            assertThat(problem.message()).endsWith(".").doesNotContain(password);
            return problem.message();
        });
    }

    @Test
    void a_password_is_verified_by_its_own_hash_only() {
        String hash = passwords.hash(caller, PASSWORD);
        assertThat(hash).matches(
            "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passwords.hash(caller, PASSWORD)).as("a salt of its own").isNotEqualTo(hash);
        assertThat(passwords.verify(caller, PASSWORD, hash)).isTrue();
        assertThat(passwords.verify(caller, "Secure_password", hash)).isFalse();
        assertThat(passwords.verify(caller, PASSWORD + " ", hash)).isFalse();
        assertThat(passwords.verify(caller, "", hash)).isFalse();
        assertThat(ImportedHash.problem("password_hash", hash)).isEmpty();
    }

    @Test
    void each_way_to_type_a_password_is_the_same() {
        String composed = "Grüße vom Ångström";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        String wide = "Ｇrüße vom Ångström";
        assertThat(decomposed).isNotEqualTo(composed);
        String hash = passwords.hash(caller, decomposed);
        assertThat(passwords.verify(caller, composed, hash)).isTrue();
        assertThat(passwords.verify(caller, decomposed, hash)).isTrue();
        assertThat(passwords.verify(caller, wide, hash)).isTrue();
        assertThat(passwords.verify(caller, "Grusse vom Angstrom", hash)).isFalse();
    }

    @Test
    void length_is_counted_in_characters_of_the_normal_form() {
        String short11 = "😀🍕🚲🌋🎻🦔🧭🪁🧵🪴🛶";
        assertThat(problem(short11)).contains("A password must have at least 12 characters.");
        assertThat(problem(short11 + "🔭")).isEmpty();
        assertThat(problem("e\u0301".repeat(11))).contains("A password must have at least 12 characters.");
        assertThat(problem("ﬃ vom Mond")).as("a ligature of three: 12").isEmpty();
        String long256 = "😀🍕🚲🌋🎻🦔🧭🪁".repeat(32);
        assertThat(long256.codePointCount(0, long256.length())).isEqualTo(256);
        assertThat(problem("k7#Qz!m2Vt9w" + long256.substring(24))).isEmpty();
        assertThat(problem("k7#Qz!m2Vt9w" + long256.substring(22)))
            .contains("A password must have at most 256 characters.");
        assertThat(problem("k7#Qz!m2Vt9w" + "e\u0301".repeat(244))).as("normal: 256").isEmpty();
        assertThat(problem("\uFDFA".repeat(15))).as("normal: 270").isPresent();
        assertThat(problem("x".repeat(1 << 20))).contains("A password must have at most 256 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "anna.lindqvist@nordwind.example", "ANNA.LINDQVIST@nordwind.EXAMPLE", "STRASSENKREUZER",
        "straßenkreuzer", "ærøskøbing ångström", "ÆRØSKØBING ÅNGSTRÖM", "Ærøskøbing A\u030angstro\u0308m"})
    void what_names_the_person_is_no_password_in_any_case(String password) {
        assertThat(problem(password).orElseThrow()).startsWith(
            "A password must not be the e-mail address, username or name of its user.");
    }

    @Test
    void weak_passwords_are_refused_and_that_of_the_document_is_taken() {
        assertThat(problem("passwordpassword").orElseThrow()).startsWith("This password is easy to guess.");
        assertThat(problem("nordwindnordwind").orElseThrow()).startsWith("This password is easy to guess.");
        assertThat(problem(PASSWORD)).isEmpty();
        assertThat(passwords.problem(caller, "password", PASSWORD, new Person(null, null, null))).isEmpty();
    }

    @Test
    void hashes_of_others_are_verified_and_hashed_again() {
        String imported = "$2b$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";
        assertThat(passwords.verify(caller, "abc", imported)).as("shorter than a new one may be").isTrue();
        assertThat(passwords.verify(caller, "abd", imported)).isFalse();
        assertThat(passwords.needsRehash(imported)).isTrue();
        String rehashed = passwords.hash(caller, "abc");
        assertThat(passwords.needsRehash(rehashed)).isFalse();
        assertThat(passwords.verify(caller, "abc", rehashed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "$argon2id$v=19$m=19456,t=3,p=1$", "$argon2id$v=19$m=47104,t=2,p=1$",
        "$argon2id$v=19$m=19456,t=2,p=2$", "$argon2id$m=19456,t=2,p=1$", "$argon2i$v=19$m=19456,t=2,p=1$"})
    void every_other_parameter_is_reason_to_hash_again(String parameters) {
        String ending = "MDEyMzQ1Njc4OWFiY2RlZg$5xeplNRZkIWeeLIWCeOPJex79D+GKWrSFDkUwhsNlLs";
        assertThat(passwords.needsRehash(parameters + ending)).isTrue();
        assertThat(passwords.needsRehash("$argon2id$v=19$m=19456,t=2,p=1$" + ending)).isFalse();
    }

    @Test
    void what_cannot_be_verified_is_never_the_password_and_takes_as_long() {
        double before = worked();
        assertThat(passwords.verify(caller, PASSWORD, "$2b$31$nonsense")).isFalse();
        assertThat(passwords.verify(caller, PASSWORD, "")).isFalse();
        assertThat(passwords.verify(caller, "x".repeat(5_000), passwords.hash(caller, PASSWORD))).isFalse();
        assertThat(passwords.verifyNobody(caller, PASSWORD)).isFalse();
        assertThat(worked()).isEqualTo(before + 5);
    }

    private double worked() {
        return passwords.meters().meters().stream()
            .filter(meter -> meter.name().equals("jupiteriq_passwords_total"))
            .map(Meter::value).findFirst().orElseThrow().getAsDouble();
    }

    @Test
    void pretending_takes_time_but_no_work() {
        passwords.verifyNobody(caller, PASSWORD);
        double before = worked();
        long begun = System.nanoTime();
        passwords.pretend(caller);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1));
        assertThat(worked()).isEqualTo(before);
        Caller late = caller.within(Deadline.in(Duration.ZERO));
        assertThatThrownBy(() -> passwords.pretend(late)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isEqualTo(new Failure.DeadlinePassed()));
    }

    @Test
    void whose_time_is_over_is_refused() {
        Caller late = caller.within(Deadline.in(Duration.ZERO));
        assertThatThrownBy(() -> passwords.hash(late, PASSWORD))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isEqualTo(new Failure.DeadlinePassed()))
            .asString().doesNotContain(PASSWORD);
    }

    @Test
    void nothing_prints_a_password() {
        assertThat(Typed.of(PASSWORD).toString()).doesNotContain(PASSWORD);
        assertThat(ANNA.toString()).doesNotContain("anna", "kreuzer", "Ångström");
        assertThat(passwords.toString()).doesNotContain(PASSWORD);
    }
}
