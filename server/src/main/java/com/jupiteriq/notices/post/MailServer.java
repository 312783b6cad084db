package com.jupiteriq.notices.post;

import com.jupiteriq.tasks.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/// The operator's mail server, reached anew for each round.
final class MailServer implements Carrier {

    /// Over one mail, and over everything that comes before the first.
    static final Duration MOST = Duration.ofSeconds(60);

    /// The longest wait for an address of it that there is, and for one reply.
    private static final int CONNECT_MILLIS = 10_000;
    private static final int REPLY_MILLIS = 30_000;

    /// Addresses of its name that are tried, one after the other.
    private static final int TRIED = 4;

    private final ServerAddress address;
    private final MailSettings settings;
    private final CheckedTls tls;
    private final Duration most;

    /// @param trust whose certificates are believed
    /// @param most over one mail
    MailServer(ServerAddress address, MailSettings settings, SSLContext trust, Duration most) {
        this.address = address;
        this.settings = settings;
        this.tls = new CheckedTls(trust, address.host());
        this.most = most;
    }

    @Override
    public String place() {
        return address.place();
    }

    @Override
    public Round begin(Task task) {
        return new SmtpRound(this, task);
    }

    ServerAddress address() {
        return address;
    }

    MailSettings settings() {
        return settings;
    }

    CheckedTls tls() {
        return tls;
    }

    Duration most() {
        return most;
    }

    /// For the library, which is handed a connection and makes none. Its own look-ups of this machine's name
    /// are avoided.
    Properties properties(boolean loopback, boolean international) {
        boolean signsIn = address.user() != null;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", address.host());
        properties.setProperty("mail.smtp.localhost", settings.sender().domain());
        properties.setProperty("mail.smtp.timeout", String.valueOf(REPLY_MILLIS));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", String.valueOf(signsIn));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(signsIn && !loopback));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.setProperty(MimeMail.UTF8, String.valueOf(international));
        return properties;
    }

    /// Its addresses under its own name, so that nobody asks which name an address has.
    List<InetAddress> addresses() throws UnknownHostException {
        List<InetAddress> named = new ArrayList<>();
        for (InetAddress found : InetAddress.getAllByName(address.host())) {
            if (named.size() < TRIED) {
                named.add(InetAddress.getByAddress(address.host(), found.getAddress()));
            }
        }
        return named;
    }

    Socket dial(InetAddress to, Duration left) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(REPLY_MILLIS);
            socket.connect(new InetSocketAddress(to, address.port()),
                (int) Math.clamp(left.toMillis(), 1, CONNECT_MILLIS));
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
