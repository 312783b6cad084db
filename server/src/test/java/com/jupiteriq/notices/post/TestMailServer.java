package com.jupiteriq.notices.post;

import com.jupiteriq.Keytool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// A mail server on this machine that does what it is told to: answers a command with a reply of its choice,
/// hangs, drips, offers extensions. It keeps what it took.
public final class TestMailServer implements AutoCloseable {

    /// As a reply: says nothing until the server is closed.
    public static final String HANG = "hang";
    /// As a reply: closes the connection.
    public static final String CUT = "cut";
    /// As a reply: says it byte by byte, without end.
    public static final String DRIP = "drip";

    private final ServerSocket socket;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> extensions = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final boolean secure;
    private volatile SSLContext tls;

    /// @param encrypted whether TLS was spoken
    public record Taken(String sender, List<String> recipients, String data, boolean encrypted) {}

    private TestMailServer(int port, SSLContext tls, boolean secure) {
        this.tls = tls;
        this.secure = secure;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static TestMailServer plain() {
        return new TestMailServer(0, null, false);
    }

    /// On a port that was free a moment ago.
    public static TestMailServer on(int port) {
        return new TestMailServer(port, null, false);
    }

    /// Speaks TLS from the first byte.
    public static TestMailServer secure(SSLContext tls) {
        return new TestMailServer(0, tls, true);
    }

    /// Changes to TLS when it is asked to.
    public static TestMailServer startTls(SSLContext tls) {
        TestMailServer server = new TestMailServer(0, tls, false);
        server.offer("STARTTLS");
        return server;
    }

    /// Two contexts: of a server with a certificate for these names, and of a client that believes it.
    public record Identity(SSLContext server, SSLContext client) {

        /// @param names as keytool writes them: `dns:localhost`
        public static Identity of(Path folder, String names) {
            Path file = folder.resolve(names.replaceAll("[^a-z0-9]", "-") + ".p12");
            Keytool.add(file, List.of("-keyalg", "EC", "-alias", "mail", "-dname", "CN=mail",
                "-ext", "san=" + names, "-validity", "9"));
            try {
                char[] password = Keytool.PASSWORD.toCharArray();
                KeyStore store = KeyStore.getInstance(file.toFile(), password);
                KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
                keys.init(store, password);
                SSLContext server = SSLContext.getInstance("TLS");
                server.init(keys.getKeyManagers(), null, null);
                KeyStore believed = KeyStore.getInstance("PKCS12");
                believed.load(null, null);
                believed.setCertificateEntry("mail", store.getCertificate("mail"));
                TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
                trust.init(believed);
                SSLContext client = SSLContext.getInstance("TLS");
                client.init(null, trust.getTrustManagers(), null);
                return new Identity(server, client);
            } catch (GeneralSecurityException | IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public TestMailServer offer(String extension) {
        extensions.add(extension);
        return this;
    }

    /// Answers this command so; empty for the usual answer.
    ///
    /// @param command its first word, or `.` for the end of a mail and `GREETING` for the beginning
    public void reply(String command, String reply) {
        replies.put(command, reply);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket call = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(call));
            }
        } catch (IOException closed) {
            closing.countDown();
        }
    }

    private void serve(Socket call) {
        try (call) {
            new Conversation(secure ? encrypted(call) : call).hold();
        } catch (IOException | InterruptedException gone) {
            // the client is gone, or the test is over
        }
    }

    private SSLSocket encrypted(Socket call) throws IOException {
        SSLSocketFactory factory = tls.getSocketFactory();
        SSLSocket over = (SSLSocket) factory.createSocket(call, null, call.getPort(), true);
        over.setUseClientMode(false);
        over.startHandshake();
        return over;
    }

    /// One connection.
    private final class Conversation {

        private Socket call;
        private BufferedReader in;
        private OutputStream out;
        private String sender = "";
        private final List<String> recipients = new ArrayList<>();

        Conversation(Socket call) throws IOException {
            speak(call);
        }

        private void speak(Socket on) throws IOException {
            call = on;
            in = new BufferedReader(new InputStreamReader(on.getInputStream(), StandardCharsets.UTF_8));
            out = on.getOutputStream();
        }

        void hold() throws IOException, InterruptedException {
            if (!answer("GREETING", "220 mail.test ESMTP")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (!command(line, line.split(" ")[0].toUpperCase(Locale.ROOT))) {
                    return;
                }
            }
        }

        private boolean command(String line, String verb) throws IOException, InterruptedException {
            return switch (verb) {
                case "EHLO" -> answer(verb, hello());
                case "STARTTLS" -> answer(verb, "220 go ahead") && changed();
                case "AUTH" -> signIn(line);
                case "MAIL" -> {
                    sender = line;
                    recipients.clear();
                    yield answer(verb, "250 ok");
                }
                case "RCPT" -> {
                    recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
                    yield answer(verb, "250 ok");
                }
                case "DATA" -> answer(verb, "354 go ahead") && (replies.containsKey(verb) || mail());
                case "QUIT" -> answer(verb, "221 bye") && false;
                default -> answer(verb, "250 ok");
            };
        }

        private String hello() {
            List<String> lines = new ArrayList<>(List.of("mail.test"));
            lines.addAll(extensions);
            if (call instanceof SSLSocket) {
                lines.remove("STARTTLS");
            }
            StringBuilder reply = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                reply.append(i == lines.size() - 1 ? "250 " : "250-").append(lines.get(i)).append("\r\n");
            }
            return reply.toString().stripTrailing();
        }

        private boolean changed() throws IOException {
            speak(encrypted(call));
            return true;
        }

        private boolean signIn(String line) throws IOException, InterruptedException {
            String[] words = line.split(" ");
            if (words.length > 2) {
                commands.add("signed in as "
                    + new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8));
            }
            return answer("AUTH", "235 welcome");
        }

        private boolean mail() throws IOException, InterruptedException {
            StringBuilder data = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            if (!replies.containsKey(".") || replies.get(".").equals(CUT)) {
                taken.add(
                    new Taken(sender, List.copyOf(recipients), data.toString(), call instanceof SSLSocket));
            }
            return answer(".", "250 queued");
        }

        private boolean answer(String to, String usual) throws IOException, InterruptedException {
            String reply = replies.getOrDefault(to, usual);
            switch (reply) {
                case CUT -> {
                    return false;
                }
                case HANG -> {
                    closing.await();
                    return false;
                }
                case DRIP -> {
                    return drip();
                }
                default -> {
                    out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return true;
                }
            }
        }

        private boolean drip() throws IOException, InterruptedException {
            while (!closing.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('2');
                out.flush();
            }
            return false;
        }
    }

    /// What was told with [#reply] is taken back.
    public void behave() {
        replies.clear();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
