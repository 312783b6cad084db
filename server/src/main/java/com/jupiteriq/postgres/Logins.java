package com.jupiteriq.postgres;

/// The three logins of decision D11 into one database.
///
/// @param owner owns every table; migrations and partitions only
/// @param app serves requests; sees one tenant at a time
/// @param worker key look-up, router, batches, retention; sees the tables of its golden list
public record Logins(Login owner, Login app, Login worker) {
}
