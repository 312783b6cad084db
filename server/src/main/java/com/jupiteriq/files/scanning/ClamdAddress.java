package com.jupiteriq.files.scanning;

import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where clamd listens.
sealed interface ClamdAddress {

    /// Longer ones no system connects to.
    int MAX_PATH = 107;
    int MAX_PORT = 65_535;

    Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]{1,253}):([0-9]{1,5})");

    record Tcp(String host, int port) implements ClamdAddress {

        /// Addresses of its name that are tried, one after the other.
        private static final int TRIED = 4;

        @Override
        public List<SocketAddress> targets() throws IOException {
            return Stream.of(InetAddress.getAllByName(host)).limit(TRIED)
                .<SocketAddress>map(address -> new InetSocketAddress(address, port)).toList();
        }

        @Override
        public String place() {
            return Addresses.withPort(host, port);
        }
    }

    record Local(Path socket) implements ClamdAddress {

        @Override
        public List<SocketAddress> targets() {
            return List.of(UnixDomainSocketAddress.of(socket));
        }

        @Override
        public String place() {
            return socket.toString();
        }
    }

    static ClamdAddress parse(String text) {
        if (text.startsWith("/") && text.getBytes(StandardCharsets.UTF_8).length <= MAX_PATH
            && text.indexOf('\0') < 0) {
            return new Local(Path.of(text));
        }
        Matcher named = HOST_AND_PORT.matcher(text);
        int port = named.matches() ? Integer.parseInt(named.group(2)) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new StartRefused("--clamd must be a host with a port, such as 127.0.0.1:3310, or the path"
                + " of a socket of at most " + MAX_PATH + " bytes, such as /run/clamav/clamd.ctl, not \""
                + text + "\".");
        }
        return new Tcp(named.group(1).replaceAll("[\\[\\]]", ""), port);
    }

    /// To be tried one after the other.
    List<SocketAddress> targets() throws IOException;

    /// For messages.
    String place();
}
