package com.jupiteriq.once;

import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.kernel.Tenant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Kept answers that tell of a person. What is left is that there was one: the fingerprint goes too, which is
/// one of a body that can be guessed.
final class PersonalAnswers implements PersonalData {

    private static final String WIPE = """
        update idempotency
        set fingerprint = '', answer = null, subjects = null
        where tenant_id = ? and scope in (select personal_answers(?, ?, ?))""";

    private final JdbcClient worker;

    PersonalAnswers(JdbcClient worker) {
        this.worker = worker;
    }

    @Override
    public int wipe(Tenant tenant, UUID person, int most) {
        return worker.sql(WIPE).params(tenant.id(), tenant.id(), person, most).update();
    }
}
