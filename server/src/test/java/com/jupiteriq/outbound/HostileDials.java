package com.jupiteriq.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The program that [HostileNetworkTest] starts in a network of its own, where every address there is leads
/// to the one socket that this program listens on: whatever is dialled arrives, and is counted.
final class HostileDials {

    private static final OutboundBounds BOUNDS = new OutboundBounds(Duration.ofSeconds(20), 100, 100);

    private final AtomicInteger arrived = new AtomicInteger();

    private HostileDials() {}

    public static void main(String[] none) throws IOException {
        new HostileDials().run();
    }

    private void run() throws IOException {
        Thread.ofVirtual().start(new Listener(new ServerSocket(443)));
        try (Outbound closed = client(); Outbound open = client("0.0.0.0/0", "::/0")) {
            List<URI> urls = urls();
            for (URI url : urls) {
                OutboundError error = error(closed, url);
                if (error != OutboundError.BLOCKED_ADDRESS) {
                    System.out.println("WRONG " + url + " " + error);
                }
            }
            System.out.println("refused " + urls.size() + ", arrived " + arrived);
            // that something would have arrived
            int reached = 0;
            for (String host : List.of("8.8.8.8", "[2606:4700::1111]", "public.example")) {
                reached += error(closed, URI.create("https://" + host + "/")) == OutboundError.TLS ? 1 : 0;
            }
            for (String host : List.of("10.0.0.1", "127.0.0.1", "169.254.169.254", "[::1]", "[fd00::1]")) {
                reached += error(open, URI.create("https://" + host + "/")) == OutboundError.TLS ? 1 : 0;
            }
            System.out.println("reached " + reached + ", arrived " + arrived);
        }
        sixBare();
    }

    /// An address of IPv6 keeps its brackets in `Host`, and loses them where it is dialled.
    private static void sixBare() throws IOException {
        try (Receiver receiver = new Receiver(new ServerSocket(8_000, 9, InetAddress.ofLiteral("::1")),
            call -> {
                call.request();
                call.say("HTTP/1.1 204 No Content\r\n\r\n");
            });
                Outbound outbound = client()) {
            OutboundExchange exchange = outbound.send(Calls.get("http://[::1]:8000/"), BOUNDS);
            System.out.println(Calls.answered(exchange).status() + " from " + exchange.address() + " "
                + receiver.heads.element().contains("Host: [::1]:8000"));
        }
    }

    private static Outbound client(String... opened) {
        return Calls.with(host -> host.equals("public.example")
            ? new InetAddress[] {InetAddress.ofLiteral("93.184.216.34")}
            : Hostile.resolve(host), Socket::new, opened);
    }

    private static OutboundError error(Outbound outbound, URI url) {
        return Calls.broken(outbound.send(Calls.outward(url.toString()), BOUNDS)).error();
    }

    private static List<URI> urls() {
        List<URI> urls = new ArrayList<>();
        Hostile.urls().forEach(text -> {
            try {
                urls.add(new URI(text));
            } catch (URISyntaxException none) {
                // no URL, so nothing that anybody could ask for
            }
        });
        Hostile.NAMES.keySet().forEach(name -> urls.add(URI.create("https://" + name + "/")));
        return urls;
    }

    /// Takes a connection, counts it and closes it.
    private final class Listener implements Runnable {

        private final ServerSocket listening;

        Listener(ServerSocket listening) {
            this.listening = listening;
        }

        @Override
        public void run() {
            while (true) {
                try (Socket socket = listening.accept()) {
                    arrived.incrementAndGet();
                    socket.getInputStream().read();
                } catch (IOException gone) {
                    // the client had seen enough
                }
            }
        }
    }
}
