package com.jupiteriq.seals;

import com.jupiteriq.kernel.PersonalData;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A sealed column of a daily table that may say something of people, in rows that name them in `subject`.
///
/// @param ids what the primary key has beside `tenant_id` and `day`; the place is called by the first
/// @param name the sealed column
/// @param place where the text is sealed for
/// @param wiped what is left of the text
/// @param emptied columns that are set to null as well
public record PersonalColumn(String table, List<String> ids, String name, Function<UUID, String> place,
    UnaryOperator<String> wiped, List<String> emptied) {

    /// Of rows with one id and nothing else to wipe.
    public PersonalColumn(
        String table, String name, Function<UUID, String> place, UnaryOperator<String> wiped) {
        this(table, List.of("id"), name, place, wiped, List.of());
    }

    /// @param worker may read and change the column, over all tenants
    public PersonalData over(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        return new PersonalColumnStore(worker, transactions, vault, this);
    }
}
