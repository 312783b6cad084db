package com.jupiteriq.store;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the wrapped data keys of the accounts lie.
final class DataKeyStore {

    private final JdbcClient worker;

    DataKeyStore(JdbcClient worker) {
        this.worker = worker;
    }

    public byte[] wrapped(UUID account) {
        return SqlErrors.reached(() -> worker.sql("select wrapped from data_keys where account_id = ?")
                .param(account)
                .query(byte[].class)
                .optional())
            .orElseThrow(() -> new IllegalStateException("the account has no data key: it was erased"));
    }
}
