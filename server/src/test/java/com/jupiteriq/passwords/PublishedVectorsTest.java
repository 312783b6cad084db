package com.jupiteriq.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What others have published for each algorithm comes out here too.
class PublishedVectorsTest {

    private static final String SALTS = "saltSALTsaltSALTsaltSALTsaltSALTsalt";

    private final Bench bench = new Bench(new Semaphore(1));

    /// RFC 9106, section 5, with a secret and associated data, which PHC strings do not have.
    @ParameterizedTest
    @CsvSource({
        "0, 512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb",
        "1, c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8",
        "2, 0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"})
    void argon2_is_that_of_its_rfc(int type, String tag) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type).withVersion(Argon2.VERSION)
            .withMemoryAsKB(32).withIterations(3).withParallelism(4)
            .withSalt(repeated(2, 16)).withSecret(repeated(3, 8)).withAdditional(repeated(4, 12)).build());
        byte[] digest = new byte[32];
        generator.generateBytes(repeated(1, 32), digest);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(tag);
    }

    private static byte[] repeated(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /// Of the reference implementation of Argon2, of the tests of jBCrypt and crypt_blowfish, and RFC 7914,
    /// section 12.
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "password $argon2id$v=19$m=4096,t=3,p=4$c29tZXNhbHQ$poE/0h2cjbv+UlPDgRVOHqwlmCAYo5LF5leMrvQqVrI",
        "password $argon2id$v=16$m=4096,t=3,p=4$c29tZXNhbHQ$vHgiU8/2Hfo+aKeY+0P6Kn2fZxeZM2zHN8CU6PfQQvM",
        "password $argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
        "password $argon2d$v=19$m=4096,t=3,p=4$c29tZXNhbHQ$pUdzKAIrXOfXErl9b/budHYJG35X0gYtCBgNaTs6j24",
        "password $argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ",
        "'' $2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
        "a $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "abc $2b$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "U*U $2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "pleaseletmein $scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU"
            + "$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"})
    void hashes_of_others_are_verified(String password, String phc) {
        ImportedHash hash = ImportedHash.parse("password_hash", phc);
        assertThat(hash.matches(Typed.of(password), bench)).isTrue();
        assertThat(hash.matches(Typed.of(password + "e"), bench)).isFalse();
        assertThat(hash.matches(Typed.of(""), bench)).isEqualTo(password.isEmpty());
    }

    @Test
    void bcrypt_passes_over_what_comes_after_72_bytes() {
        ImportedHash hash = ImportedHash.parse("password_hash",
            "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui");
        String taken =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        assertThat(hash.matches(Typed.of(taken), bench)).isTrue();
        assertThat(hash.matches(Typed.of(taken + "chars after 72 are ignored"), bench)).isTrue();
        assertThat(hash.matches(Typed.of(taken.substring(1)), bench)).isFalse();
    }

    /// RFC 7914, section 12.
    @Test
    void scrypt_is_that_of_its_rfc() {
        assertThat(hex(new Scrypt(10, 8, 16, "NaCl".getBytes(UTF_8), 64), "password")).isEqualTo(
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
    }

    /// RFC 6070 for SHA-1, RFC 7914, section 11, for SHA-256.
    @ParameterizedTest
    @CsvSource({
        "SHA1, password, salt, 1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "SHA1, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
        "SHA1, passwordPASSWORDpassword, " + SALTS + ", 4096, "
            + "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        "SHA256, passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
            + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "SHA256, Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
            + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
        "SHA512, passwordPASSWORDpassword, " + SALTS + ", 4096, "
            + "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868c005174dc4ee71"
            + "115b59f9e60cd9532fa33e0f75aefe30225c583a186cd82bd4daea9724a3d3b8"})
    void pbkdf2_is_that_of_its_rfcs(
        Pbkdf2.Hash hash, String password, String salt, int rounds, String expected) {
        Recipe recipe = new Pbkdf2(hash, rounds, salt.getBytes(UTF_8), expected.length() / 2);
        assertThat(hex(recipe, password)).isEqualTo(expected);
    }

    /// Made by the hashlib of Python: as PHC writes them and as passlib does.
    @ParameterizedTest
    @ValueSource(strings = {
        "$pbkdf2$1000$MDEyMzQ1Njc4OWFiY2RlZg$GeBoJS5ph5U2gdM6CvdH8CrEnZE",
        "$pbkdf2-sha1$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$GeBoJS5ph5U2gdM6CvdH8CrEnZE",
        "$pbkdf2-sha256$i=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$5xeplNRZkIWeeLIWCeOPJex79D+GKWrSFDkUwhsNlLs",
        "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$5xeplNRZkIWeeLIWCeOPJex79D.GKWrSFDkUwhsNlLs",
        "$pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg$"
            + "+ueppQ2+WIry+pD1s0bOlLsxSxpRO4yAExwJ1yZekURGajRFaleDPL4ZfvNXwLXY6a6MCGK1VbLv/WA78+Sv+Q"})
    void pbkdf2_is_read_in_both_spellings(String phc) {
        ImportedHash hash = ImportedHash.parse("password_hash", phc);
        assertThat(hash.matches(Typed.of("Grüße vom Mond"), bench)).isTrue();
        assertThat(hash.matches(Typed.of("Grüsse vom Mond"), bench)).isFalse();
        assertThat(hash.matches(Typed.of(""), bench)).isFalse();
    }

    private String hex(Recipe recipe, String password) {
        return HexFormat.of().formatHex(recipe.digest(password, bench));
    }
}
