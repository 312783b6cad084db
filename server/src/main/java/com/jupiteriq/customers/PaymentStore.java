package com.jupiteriq.customers;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The table `payments`.
final class PaymentStore {

    private static final String COLUMNS = """
        select id, reference, outcome, amount_minor, currency, created_at
        from payments
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and reference = ?";

    private static final String INSERT = """
        insert into payments (tenant_id, id, reference, outcome, amount_minor, currency, created_at)
        values (?, ?, ?, ?, ?, ?, ?)""";

    private final Reads reads;
    private final Listing<Payment> listing;

    PaymentStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of("payments", COLUMNS, Payment::id)
            .created(Payment::createdAt)
            .read(reads, tenant -> PaymentStore::row);
    }

    Listing<Payment> list() {
        return listing;
    }

    Optional<Payment> find(Caller caller, String reference) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), reference), PaymentStore::row);
    }

    void insert(Payment payment, Write write) {
        write.stage(INSERT, write.caller().tenant().id(), payment.id(), payment.reference(),
            payment.outcome().word(), payment.amountMinor(), payment.currency(), payment.createdAt());
    }

    private static Payment row(ResultSet row) throws SQLException {
        return new Payment(
            row.getObject("id", UUID.class), row.getString("reference"),
            Payment.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
            row.getLong("amount_minor"), row.getString("currency"), RowReader.instant(row, "created_at"));
    }
}
