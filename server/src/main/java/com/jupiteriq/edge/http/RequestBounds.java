package com.jupiteriq.edge.http;

import java.time.Duration;

/// The bounds of a request that the contracts name; those that an operator may move are in the settings of
/// the wire.
public final class RequestBounds {

    /// The bytes of a request target (002:131).
    public static final int MAX_TARGET = 8_192;

    /// The bytes of all header lines, with colon, space and line end (002:132).
    public static final int MAX_HEADERS = 32 << 10;

    public static final int MAX_HEADER_LINES = 100;

    /// 002:133.
    public static final int MAX_PARAMETERS = 50;

    /// Until an ordinary operation is answered (R323; 002:140).
    public static final Duration TIME = Duration.ofSeconds(30);

    /// What a read may wait for something to tell, before it takes the time of an ordinary operation.
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /// Until one is answered that makes calls of its own (R324; 002:141).
    public static final Duration COMPOUND_TIME = Duration.ofSeconds(120);

    /// Until the whole of a body is here that is taken as it comes (C24).
    public static final Duration TRANSFER_TIME = Duration.ofSeconds(300);

    /// Operations in one batch (002:134; decision C61).
    public static final int MAX_OPERATIONS = 100;

    /// The plain bytes of a body (decision D17).
    public static final int MAX_BODY = 10 << 20;

    private RequestBounds() {}
}
