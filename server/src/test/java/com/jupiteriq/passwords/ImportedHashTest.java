package com.jupiteriq.passwords;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever imports hashes decides what verifying them costs, within bounds.
class ImportedHashTest {

    private static final String FIELD = "users[3].password_hash";

    /// 16 and 32 bytes.
    private static final String SALT = "MDEyMzQ1Njc4OWFiY2RlZg";
    private static final String DIGEST = "5xeplNRZkIWeeLIWCeOPJex79D+GKWrSFDkUwhsNlLs";
    private static final String ENDING = "$" + SALT + "$" + DIGEST;
    private static final String BCRYPT_ENDING = "$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.";

    private static String sentence(String phc) {
        Problem problem = ImportedHash.problem(FIELD, phc).orElseThrow();
        assertThat(problem.field()).isEqualTo(FIELD);
        assertThat(problem.kind()).isEqualTo(Problem.Kind.WRONG);
        assertThat(problem.message()).endsWith(".").doesNotContain(SALT, DIGEST);
        assertThatThrownBy(() -> ImportedHash.parse(FIELD, phc)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isEqualTo(Failure.Invalid.of(problem)));
        assertThat(ImportedHash.stored(phc)).isEmpty();
        return problem.message();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "$argon2id$v=19$m=4194304,t=1,p=1",            // 4 GiB
        "$argon2id$v=19$m=131073,t=1,p=1",
        "$argon2id$v=19$m=65536,t=9,p=1",
        "$argon2id$v=19$m=8,t=1000000000,p=1",
        "$argon2i$v=19$m=8,t=9999999999,p=1",
        "$argon2d$v=19$m=9999999999,t=9999999999,p=9999999999",
        "$argon2id$v=19$m=65536,t=3,p=16777216",       // 2^24 lanes
        "$argon2id$v=19$m=65536,t=3,p=17",
        "$scrypt$ln=18,r=8,p=1",
        "$scrypt$ln=17,r=8,p=2",
        "$scrypt$ln=63,r=8,p=1",
        "$scrypt$ln=64,r=8,p=1",
        "$scrypt$ln=9999999999,r=1,p=1",
        "$scrypt$ln=1,r=9999999999,p=9999999999",
        "$scrypt$ln=1,r=134217728,p=134217728",
        "$scrypt$ln=1,r=1,p=1048576",
        "$pbkdf2-sha256$i=2000001",
        "$pbkdf2-sha256$i=9999999999",
        "$pbkdf2-sha1$i=1000001",                      // 32 bytes are two pieces of SHA-1
        "$pbkdf2-sha512$i=1000001",
        "$pbkdf2-sha512$1000000000"})
    void what_costs_too_much_to_verify_is_refused(String parameters) {
        assertThat(sentence(parameters + ENDING))
            .startsWith("Verifying this hash would cost too much. It may have ")
            .endsWith("Let the user choose a new password instead.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2b$15", "$2a$31", "$2y$99"})
    void so_is_a_bcrypt_of_too_many_rounds(String parameters) {
        assertThat(sentence(parameters + BCRYPT_ENDING)).contains("a cost of at most 14");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "$argon2id$v=19$m=131072,t=4,p=16", "$argon2id$v=19$m=65536,t=4,p=1",
        "$argon2id$v=16$m=65536,t=3,p=4",
        "$argon2i$m=4096,t=3,p=1", "$argon2d$v=19$m=8,t=1,p=1", "$scrypt$ln=17,r=8,p=1",
        "$scrypt$ln=15,r=8,p=1", "$scrypt$ln=14,r=8,p=8", "$scrypt$ln=15,r=1,p=1", "$pbkdf2-sha256$i=2000000",
        "$pbkdf2-sha256$600000", "$pbkdf2-sha512$i=1000000,l=32", "$pbkdf2$1000000"})
    void what_others_use_is_taken(String parameters) {
        assertThat(ImportedHash.problem(FIELD, parameters + ENDING)).isEmpty();
        assertThat(ImportedHash.parse(FIELD, parameters + ENDING).isOurs()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$04", "$2b$12", "$2y$14"})
    void so_are_usual_rounds_of_bcrypt(String parameters) {
        assertThat(ImportedHash.problem(FIELD, parameters + BCRYPT_ENDING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "$", "$$$", "secret", "5f4dcc3b5aa765d61d8327deb882cf99", "$1$salt$digest",
        "$5$rounds=5000$salt$digest", "$6$salt$digest", "$7$salt$digest", "{SSHA}digest", "$argon",
        "$y$j9T$salt$digest", "$2$05$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
        "$2x$05$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.", "pbkdf2_sha256$1000$salt$digest"})
    void other_algorithms_are_refused(String phc) {
        assertThat(sentence(phc)).startsWith("This is no hash that can be verified here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "$argon2id", "$argon2$v=19$m=65536,t=3,p=4", "$argon2idx$v=19$m=65536,t=3,p=4",
        "$argon2id$v=20$m=65536,t=3,p=4", "$argon2id$v=19$t=3,m=65536,p=4", "$argon2id$v=19$m=65536,t=3",
        "$argon2id$v=19$m=65536,t=3,p=4,data=AAAA", "$argon2id$v=19$m=65536,t=3,p=4,keyid=AAAA",
        "$argon2id$v=19$m=-1,t=3,p=4", "$argon2id$v=19$m=+64,t=3,p=4", "$argon2id$v=19$m=0,t=3,p=4",
        "$argon2id$v=19$m=65536,t=0,p=4", "$argon2id$v=19$m=65536,t=3,p=0", "$argon2id$v=19$m=065536,t=3,p=4",
        "$argon2id$v=19$m=31,t=3,p=4", "$argon2id$v=19$m=99999999999,t=3,p=4",
        "$argon2id$v=19$m=６５５３６,t=3,p=4", "$argon2id$v=19$m=65536,t=3,p=4$",
        "$scrypt$ln=0,r=8,p=1", "$scrypt$ln=16,r=1,p=1", "$scrypt$n=15,r=8,p=1", "$scrypt$15$8$1",
        "$pbkdf2-md5$1000", "$pbkdf2-sha256$i=0", "$pbkdf2-sha256$", "$pbkdf2-sha256$i=1000,l=31"})
    void what_cannot_be_read_is_refused_with_an_example(String parameters) {
        assertThat(sentence(parameters + ENDING)).contains(" cannot be read. Send one such as $");
    }

    @ParameterizedTest
    @CsvSource({
        "'', " + DIGEST, "AAAAAAAAAA, " + DIGEST, SALT + ", ''", SALT + ", AAAAAAAAAAAAAAAAAAAA"})
    void salts_and_digests_have_a_least_length(String salt, String digest) {
        assertThat(sentence("$argon2id$v=19$m=65536,t=3,p=4$" + salt + "$" + digest))
            .startsWith("The salt of a hash must have 8 to 64 bytes and its digest 16 to 64.");
    }

    @Test
    void salts_and_digests_have_a_greatest_length() {
        String much = "A".repeat(88);
        assertThat(sentence("$argon2id$v=19$m=65536,t=3,p=4$" + much + "$" + DIGEST))
            .startsWith("The salt of a hash must have 8 to 64 bytes");
        assertThat(sentence("$scrypt$ln=14,r=8,p=1$" + SALT + "$" + much)).contains("digest 16 to 64");
        assertThat(sentence("$pbkdf2$1000$" + "A".repeat(1 << 20) + "$" + DIGEST))
            .isEqualTo("This hash is too long. Send a PHC string of at most 256 characters.");
        String most = "A".repeat(85) + "A";
        assertThat(ImportedHash.problem(FIELD, "$argon2id$v=19$m=131072,t=4,p=16$" + most + "$" + most))
            .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "MDEyMzQ1Njc4OWFiY2RlZg==", "MDEyMzQ1Njc4OWFiY2RlZ", "MDEyMzQ1Njc4OWFiY2RlZh",
        "MDEyMzQ1Njc4OWFiY2Rl!g", "MDEyMzQ1Njc4OWFiY2Rl_g", "MDEyMzQ1Njc4OWFiY2Rl-g",
        "MDEyMzQ1 Njc4OWFiY2RlZg", "MDEyMzQ1Njc4OWFiY2RlZgAAA"})
    void only_plain_base64_is_read(String salt) {
        for (String parameters : new String[] {"$argon2id$v=19$m=65536,t=3,p=4$", "$scrypt$ln=15,r=8,p=1$",
            "$pbkdf2-sha256$i=1000$"}) {
            assertThat(sentence(parameters + salt + "$" + DIGEST)).contains(" cannot be read.");
        }
    }

    /// Others hashed what was typed, in whichever normal form.
    @Test
    void a_hash_of_what_was_typed_is_met_too() {
        Bench bench = new Bench(new Semaphore(1));
        String typed = Normalizer.normalize("Grüße vom Mond", Normalizer.Form.NFD);
        byte[] salt = "0123456789abcdef".getBytes(US_ASCII);
        Argon2 recipe = Argon2.ours(salt);
        ImportedHash hash =
            ImportedHash.parse(FIELD, recipe.phc(recipe.digest(typed, bench)));
        assertThat(hash.matches(Typed.of(typed), bench)).isTrue();
        assertThat(hash.matches(Typed.of("Grüße vom Mond"), bench)).as("which was not typed").isFalse();
    }

    @Test
    void what_it_prints_tells_the_algorithm_only() {
        assertThat(ImportedHash.parse(FIELD, "$argon2id$v=19$m=65536,t=3,p=4" + ENDING))
            .hasToString("ImportedHash of Argon2");
    }
}
