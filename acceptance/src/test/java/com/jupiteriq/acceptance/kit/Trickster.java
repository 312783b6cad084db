package com.jupiteriq.acceptance.kit;

/// A receiver of deliveries that treats every connection as it likes, byte by byte.
public final class Trickster implements AutoCloseable {

    private final String scheme;
    private final LocalPort local;

    /// @param scheme of the address that it goes by: `http` or `https`
    public Trickster(String scheme, LocalPort.Manner manner) {
        this.scheme = scheme;
        this.local = new LocalPort(0, manner);
    }

    public String url() {
        return scheme + "://127.0.0.1:" + local.port() + "/hook";
    }

    @Override
    public void close() {
        local.close();
    }
}
