package com.jupiteriq.analytics.rollups;

/// What is told apart of requests, in the order in which a row says it.
public enum RequestFacet {
    /// `GET /v1/tickets/{id}`; null where no route has the path.
    ENDPOINT,
    /// `key_…`, [Values#OTHER]; null for a user's token.
    KEY,
    METHOD,
    STATUS,
    /// Of an error; null for none.
    CODE,
    /// What the client calls itself, [Values#OTHER]; null for nothing.
    AGENT;

    /// The series of all requests.
    public static final String SERIES = "requests";

    /// Its value in a row.
    public String column() {
        return "facets[" + (ordinal() + 1) + "]";
    }
}
