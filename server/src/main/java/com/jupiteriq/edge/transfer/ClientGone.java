package com.jupiteriq.edge.transfer;

/// The client closed its connection before its request or its answer was complete: there is nobody to answer
/// and nothing to do.
public final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClientGone(Throwable cause) {
        super("the client closed the connection", cause, false, false);
    }
}
