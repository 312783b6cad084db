package com.jupiteriq.edge.v1;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeyLimits;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.ApiVersion;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Window;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The surface of 000 and 001 (and, in another dress, of 002). Its contract is chosen by `X-API-Contract`,
/// else by the key, else it is the first dress (decision C01).
public final class V1 implements Surface {

    public static final String MOUNT = "/v1";

    /// Keys that 000 and 001 call API keys.
    public static final KeyKind PLATFORM_KEYS = new KeyKind("platform", "jiq_live_", "jiq_test_", null);

    private static final String CONTRACT_HEADER = "X-API-Contract";
    private static final List<Header> HEADERS = List.of(new Header("X-API-Version", ApiVersion.CURRENT));

    private final List<Route> routes;
    private final List<Dress> dresses;

    /// @param dresses the first is the default
    public V1(List<Route> routes, List<Dress> dresses) {
        this.routes = List.copyOf(routes);
        this.dresses = List.copyOf(dresses);
    }

    @Override
    public String mount() {
        return MOUNT;
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public List<Dress> dresses() {
        return dresses;
    }

    @Override
    public Dress dressBefore(Call call) {
        String wanted = call.header(CONTRACT_HEADER);
        return wanted == null ? dresses.getFirst() : dress(wanted);
    }

    @Override
    public Dress dressFor(ApiKey key, Call call) {
        String wanted = call.header(CONTRACT_HEADER);
        if (wanted != null) {
            return dress(wanted);
        }
        return dresses.stream()
            .filter(dress -> dress.name().equals(key.kind().contract()))
            .findFirst()
            .orElse(dresses.getFirst());
    }

    private Dress dress(String name) {
        return dresses.stream()
            .filter(dress -> dress.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new Refused(new Failure.Unreadable(
                CONTRACT_HEADER, "This header takes one of: " + dresses.stream()
                    .map(Dress::name)
                    .collect(Collectors.joining(", ")) + ".")));
    }

    /// Any key opens `/v1` but those that are fixed to a surface of their own (decision C03).
    @Override
    public boolean admits(ApiKey key) {
        return key.kind().fixed() == null;
    }

    /// Per minute for the account and for the key; the key's own limit replaces its part. Then the limits of
    /// the account that name the operation. The test environment counts by itself (G22).
    @Override
    public List<Allowance> allowances(ApiKey key, @Nullable Route route) {
        KeyLimits limits = key.limits();
        Allowance account = new Allowance(key.tenant().id(), limits.perMinute(), Window.MINUTE);
        Allowance own = limits.own() == null
            ? new Allowance(key.id(), limits.perMinute(), Window.MINUTE)
            : Allowance.of(key.id(), limits.own());
        List<Allowance> more =
            route == null ? List.of() : limits.byEndpoint().getOrDefault(route.endpoint(), List.of());
        return more.isEmpty()
            ? List.of(own, account)
            : Stream.concat(Stream.of(own, account), more.stream()).toList();
    }

    @Override
    public boolean ignoresUnknown() {
        return false;
    }

    @Override
    public List<Header> headers() {
        return HEADERS;
    }

    @Override
    public String about() {
        return "Accounts, tickets and events of the JupiterIQ platform.";
    }
}
