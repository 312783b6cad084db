package com.jupiteriq.edge.v1;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.access.Credential;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The surface of 000 and 001, and in another dress of 002. Its contract is chosen by `X-API-Contract`, else
/// by what the credential looks like, else by the host name, else it is the first (decision C01).
public final class V1 implements Surface {

    public static final String MOUNT = ApiVersion.MOUNT;

    /// Keys that 000 and 001 call API keys.
    public static final KeyKind PLATFORM_KEYS = new KeyKind("platform", "jiq_live_", "jiq_test_", null);

    /// Keys of 002 (002:81-82).
    public static final KeyKind IDENTITY_KEYS = new KeyKind("identity", "sk_live_", "sk_test_", null);

    private static final String CONTRACT_HEADER = "X-API-Contract";
    private static final List<Header> HEADERS = List.of(
        new Header("X-API-Version", ApiVersion.CURRENT), new Header("Vary", CONTRACT_HEADER));

    /// A contract of this surface: how it speaks, and by what it is known.
    ///
    /// @param host in lower case; null when no name means it
    public record Contract(Dress dress, KeyKind keys, @Nullable String host) {}

    private final List<Route> routes;
    private final List<Route> operatorRoutes;
    private final List<Contract> contracts;
    private final List<Dress> dresses;

    /// @param contracts the first is the default
    public V1(List<Route> routes, List<Route> operatorRoutes, List<Contract> contracts) {
        this.routes = List.copyOf(routes);
        this.operatorRoutes = List.copyOf(operatorRoutes);
        this.contracts = List.copyOf(contracts);
        this.dresses = contracts.stream().map(Contract::dress).toList();
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
    public List<Route> operatorRoutes() {
        return operatorRoutes;
    }

    @Override
    public List<Dress> dresses() {
        return dresses;
    }

    @Override
    public Dress dressBefore(Call call) {
        Credential shown = call.credential();
        return chosen(call, contract -> shown.claims(contract.keys()));
    }

    /// A ticket in the URL shows nothing of its key, which decides all the same.
    @Override
    public Dress dressFor(Admitted caller, Call call) {
        return chosen(call, contract -> contract.keys().equals(caller.kind()));
    }

    private Dress chosen(Call call, Predicate<Contract> byKey) {
        String wanted = call.header(CONTRACT_HEADER);
        return wanted == null
            ? known(byKey).or(() -> known(contract -> call.host().equals(contract.host())))
                .orElse(contracts.getFirst()).dress()
            : dress(wanted);
    }

    private Optional<Contract> known(Predicate<Contract> by) {
        return contracts.stream().filter(by).findFirst();
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
    public boolean admits(Admitted caller) {
        return caller.kind().fixed() == null;
    }

    @Override
    public boolean delegates() {
        return true;
    }

    @Override
    public @Nullable UUID actsFor(Call call) {
        return OnBehalfOf.user(call);
    }

    /// Per minute for the account and for the key; the key's own limit replaces its part. Then the limits of
    /// the account that name the operation. The test environment counts by itself (G22).
    @Override
    public List<Allowance> allowances(Admitted caller, @Nullable Route route) {
        KeyLimits limits = caller.limits();
        Allowance account = limits.ofAccount(caller.tenant());
        Allowance own = limits.ofCaller(caller.counted());
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
