package com.jupiteriq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.store.TestTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final byte[] ONE = bytes(1);
    private static final byte[] TWO = bytes(2);

    @TempDir
    Path temp;

    @Test
    void they_are_made_once_and_kept_in_the_folder() {
        DataSettings nothing = new DataSettings(temp, null, null, null, null);
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            Secrets made = Secrets.of(nothing, folder);
            assertThat(made.masterKey()).hasSize(32).isNotEqualTo(made.pepper());
            Secrets again = Secrets.of(nothing, folder);
            assertThat(again.masterKey()).isEqualTo(made.masterKey());
            assertThat(again.pepper()).isEqualTo(made.pepper());
        }
    }

    @Test
    void the_operator_may_bring_his_own_as_file_or_variable_raw_or_base64() throws IOException {
        Path raw = Files.write(temp.resolve("raw"), ONE);
        Path base64 =
            Files.writeString(temp.resolve("base64"), Base64.getEncoder().encodeToString(TWO) + "\n");
        Secrets of = Secrets.own(new DataSettings(temp, raw, base64, null, null));
        assertThat(of.masterKey()).isEqualTo(ONE);
        assertThat(of.pepper()).isEqualTo(TWO);
        Secrets variables = Secrets.own(new DataSettings(temp, null, null,
            Base64.getEncoder().encodeToString(ONE), Base64.getEncoder().encodeToString(TWO)));
        assertThat(variables.masterKey()).isEqualTo(ONE);
        assertThat(variables.pepper()).isEqualTo(TWO);
    }

    @Test
    void a_bad_one_is_refused_without_being_told() throws IOException {
        Path file = Files.writeString(temp.resolve("short"), "sh0rt");
        assertRefused(new DataSettings(temp, file, null, null, null), "The master key in " + file
            + " must be 32 random bytes, raw or base64 (make them with: head -c 32 /dev/urandom | base64).");
        assertRefused(new DataSettings(temp, null, null, "c2gwcnQ=", null),
            "The master key in the environment"
            + " must be 32 random bytes in base64 (make them with: head -c 32 /dev/urandom | base64).");
        assertRefused(new DataSettings(temp, null, null, "32 letters that are no random by", null),
            "The master key in"
            + " the environment must be 32 random bytes in base64"
            + " (make them with: head -c 32 /dev/urandom | base64).");
        assertRefused(new DataSettings(temp, temp.resolve("none"), null, null, null), "The master key file "
            + temp.resolve("none") + " cannot be read; check the path and that this user may read it.");
    }

    @Test
    void a_database_of_ones_own_needs_both() {
        assertRefused(new DataSettings(temp, null, null, null, Base64.getEncoder().encodeToString(ONE)),
            "A PostgreSQL of your own needs a master key and a pepper of your own, the same on every node:"
                + " give --master-key-file and --pepper-file, or JUPITER_MASTER_KEY and JUPITER_PEPPER.");
    }

    @Test
    void a_database_knows_the_secrets_that_it_works_with() {
        try (TestTenants tenants = new TestTenants()) {
            assertThatCode(() -> check(tenants, ONE, TWO)).doesNotThrowAnyException();
            assertThatCode(() -> check(tenants, ONE, TWO)).doesNotThrowAnyException();
            assertThatThrownBy(() -> check(tenants, TWO, TWO)).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The master key is not the one that this database works with;");
            assertThatThrownBy(() -> check(tenants, ONE, ONE)).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The pepper is not the one that this database works with;");
            assertThat(tenants.count("fingerprints")).isEqualTo(2);
            assertThat(tenants.count("peppers")).isEqualTo(1);
        }
    }

    private static void check(TestTenants tenants, byte[] masterKey, byte[] pepper) {
        MasterKeys masters =
            new MasterKeys(() -> new MasterKey(masterKey), tenants.worker, tenants.random);
        Secrets.check(masters, new Peppers(() -> pepper, tenants.worker, tenants.random));
    }

    private static void assertRefused(DataSettings settings, String sentence) {
        assertThatThrownBy(() -> Secrets.own(settings)).isInstanceOf(StartRefused.class).hasMessage(sentence);
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
