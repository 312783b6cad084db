package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.Rooms;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.health.Health;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Listens: the API on its address, with TLS when there is a certificate, and health and metrics for the
/// operator on a second port of the loopback address, always without.
public final class WebServer {

    /// Below this Tomcat logs parts of requests that it cannot read, and they may hold secrets.
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Health health;
    private final ScheduledThreadPoolExecutor timers;
    private final Lines lines;
    private final Door door;
    private final Door managementDoor;
    private final HttpPort api;
    private final HttpPort management;
    private final @Nullable Certificates certificates;

    /// @param operator what else stands on the management port
    public WebServer(ServerSettings settings, Ids ids, Rooms rooms, Health health, OpenPaths operator) {
        TOMCAT.setLevel(Level.WARNING);
        this.health = health;
        this.timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("wire-timer").factory());
        timers.setRemoveOnCancelPolicy(true);
        // a request that outlives the server has lost its connection and needs no alarm
        timers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        this.lines = new Lines(Lines.PATIENCE);
        this.door = new Door(Commons.of(settings, timers, lines), ids, rooms);
        this.managementDoor = new Door(Commons.of(settings.ofManagement(), timers, lines), ids,
            new ManagementRooms(health, operator, rooms));
        this.api = new HttpPort(address(settings.host()), settings.port(), settings.bounds(), door, timers,
            lines);
        this.certificates =
            settings.tls() == null ? null : new Certificates(settings.tls(), api, settings.bounds());
        this.management = new HttpPort(
            address("127.0.0.1"), settings.managementPort(), settings.bounds(), managementDoor, timers,
            lines);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new StartRefused("The host " + host + " is unknown. Give an address of this machine.");
        }
    }

    public void start() {
        lines.start();
        api.start();
        try {
            management.start();
        } catch (RuntimeException refused) {
            api.close();
            throw refused;
        }
    }

    /// Shows the certificate that lies on disk by now; to be called every few seconds.
    void lookAtCertificate() {
        if (certificates != null && !timers.isShutdown()) {
            certificates.look();
        }
    }

    /// The port of the API.
    public int port() {
        return api.port();
    }

    public int managementPort() {
        return management.port();
    }

    /// Takes no more connections, answers what open ones have sent, each for the last time, and closes when
    /// nothing is left to answer or the time is over.
    public void stop() {
        health.drain();
        api.stopAccepting();
        lines.drain();
        door.drain();
        lines.awaitEnd();
        api.awaitFarewells();
        stopNow();
    }

    /// Closes at once.
    public synchronized void stopNow() {
        if (timers.isShutdown()) {
            return;
        }
        health.drain();
        timers.shutdownNow();
        lines.close();
        api.close();
        management.close();
    }

    /// Health, what is for the operator, and nothing else.
    private record ManagementRooms(Health health, OpenPaths operator, Rooms rooms) implements Rooms {

        @Override
        public List<String> methods(Call preflight) {
            return List.of();
        }

        @Override
        public Answer serve(Visit visit) {
            Call call = visit.call();
            return health.answer(call.method(), call.path())
                .or(() -> operator.answer(call))
                .orElseThrow(() -> new Refused(new Failure.NoSuchRoute()));
        }

        @Override
        public Answer refuse(Visit visit, Failure failure) {
            return rooms.refuse(visit, failure);
        }
    }
}
