package com.jupiteriq.notices.post;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// TLS over a connection that is there already, whose certificate must be trusted and be the host's (RFC
/// 6125): also when a connection changes to it with `STARTTLS`.
final class CheckedTls extends SSLSocketFactory {

    private final SSLContext trust;
    private final String host;

    CheckedTls(SSLContext trust, String host) {
        this.trust = trust;
        this.host = host;
    }

    SSLSocket over(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket) trust.getSocketFactory()
            .createSocket(plain, host, plain.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(parameters);
        return secure;
    }

    @Override
    public Socket createSocket(Socket plain, String name, int port, boolean close) throws IOException {
        return over(plain);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return trust.getSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trust.getSocketFactory().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        throw noDial();
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress local, int localPort) throws IOException {
        throw noDial();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw noDial();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
        throws IOException {
        throw noDial();
    }

    private static IOException noDial() {
        return new IOException("connections are made by MailServer");
    }
}
