package com.jupiteriq.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/// The connections of one [Reach]; those that may lead to this machine never serve a request that must not.
final class Pool extends PoolingHttpClientConnectionManager {

    /// Connections, be it all to one host: more than callers are allowed to use at the same time. Who waits
    /// for one here runs out of time, and its receiver would be blamed for it.
    private static final int MOST = 16_384;

    /// How long a connection may wait for its next exchange.
    static final TimeValue IDLE = TimeValue.ofSeconds(15);

    /// How long one may live: a host that moves is followed after this time.
    private static final TimeValue AGE = TimeValue.ofMinutes(2);

    Pool(Dialler dialler) {
        super(new Operator(dialler), PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, AGE,
            config -> new Wire());
        setMaxTotal(MOST);
        setDefaultMaxPerRoute(MOST);
        // Whether the other side has closed it is looked at before every use: nothing is ever sent twice.
        setDefaultConnectionConfig(ConnectionConfig.custom()
            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).setTimeToLive(AGE).build());
    }

    /// A client that does what it is told and nothing of its own accord.
    CloseableHttpClient client() {
        return HttpClients.custom()
            .setConnectionManager(this)
            .setRequestExecutor(new Courier())
            .setRoutePlanner((target, context) ->
                new HttpRoute(target, null, target.getSchemeName().equals("https")))
            .setKeepAliveStrategy(atMost(IDLE))
            .setUserAgent("JupiterIQ")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .build();
    }

    private static ConnectionKeepAliveStrategy atMost(TimeValue most) {
        return (response, context) -> {
            TimeValue asked = DefaultConnectionKeepAliveStrategy.INSTANCE
                .getKeepAliveDuration(response, context);
            return TimeValue.isPositive(asked) && asked.compareTo(most) < 0 ? asked : most;
        };
    }

    /// Closes what nobody has used for a while.
    void sweep() {
        closeExpired();
        closeIdle(IDLE);
    }

    private record Operator(Dialler dialler) implements HttpClientConnectionOperator {

        @Override
        public void connect(ManagedHttpClientConnection connection, HttpHost host,
            @Nullable InetSocketAddress local, @Nullable TimeValue timeout, SocketConfig config,
            HttpContext context) throws IOException {
            if (!(connection instanceof Wire wire)) {
                throw new IllegalStateException("a connection of another maker");
            }
            dialler.dial(wire, Flight.in(context));
        }

        @Override
        public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) {
            throw new IllegalStateException("there is no proxy behind which TLS would begin");
        }
    }
}
