package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Permission;
import com.jupiteriq.seals.DataKeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database of an older version has its rows when it is brought up to date.
class UpgradeTest {

    private static final int BITS = 30;

    /// Those of keys, which only `admin` covers.
    private static final int TRUSTED = 3;
    private static final int ALL = (1 << BITS) - 1;

    private final TestPostgres.Fresh database = TestPostgres.emptyDatabase();
    private final JdbcClient all = JdbcClient.create(database.superuser().unpooled());

    @Test
    void permissions_of_version_3_are_kept_by_name_and_data_keys_are_the_first() {
        Flyway.configure().dataSource(database.logins().owner().unpooled())
            .locations("classpath:db/migration").loggers("slf4j").target("3").load().migrate();
        UUID account = UUID.fromString("00000000-0000-7000-8000-000000000001");
        all.sql("insert into accounts values (?, 'Old', 'starter', now())").param(account).update();
        all.sql("insert into environments values (?, ?, 'live')").params(account, account).update();
        all.sql("insert into principals values (?, ?, 'Old', now())").params(account, account).update();
        all.sql("insert into data_keys values (?, '\\x0102')").param(account).update();
        List<Integer> masks = new ArrayList<>(List.of(0, ALL, 0b1001, ALL - 1));
        for (int bit = 0; bit < BITS; bit++) {
            masks.add(1 << bit);
        }
        masks.forEach(mask -> all.sql("""
            insert into api_keys (
                tenant_id, id, principal_id, contract, name, secret_hash, permissions, created_at)
            values (?, gen_random_uuid(), ?, 'platform', ?, '', ?, now())""")
            .params(account, account, mask.toString(), mask).update());

        new Migrations(database.logins().owner()).migrate(phase -> { });

        assertThat(words(0)).isEmpty();
        assertThat(words(ALL)).containsExactly("admin");
        assertThat(words(0b1001)).containsExactly("users:read", "orgs:read");
        assertThat(words(ALL - 1)).hasSize(BITS - 1 - TRUSTED).doesNotContain("users:read");
        List<Permission> vocabulary = Permission.all();
        for (int bit = 0; bit < BITS; bit++) {
            Permission one = vocabulary.get(bit);
            assertThat(words(1 << bit)).isEqualTo(
                Permission.grantable().contains(one) ? List.of(one.toString()) : List.of());
        }
        assertThat(DataKeyStore.of(JdbcClient.create(database.logins().worker().unpooled()), account))
            .singleElement().satisfies(key -> {
                assertThat(key.number()).isEqualTo(1);
                assertThat(key.bytes()).containsExactly(1, 2);
            });
    }

    private List<String> words(int mask) {
        return all.sql("select unnest(permissions) from api_keys where name = ?")
            .param(Integer.toString(mask)).query(String.class).list();
    }
}
