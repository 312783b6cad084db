package com.jupiteriq.edge;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.access.Gate;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.limits.Standing;
import com.jupiteriq.once.Claim;
import com.jupiteriq.once.Once;
import com.jupiteriq.store.OutcomeUnknown;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The order of the rooms, written here and nowhere else (decision D12).
final class Pipeline implements Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /// For an ordinary operation (R323; 002:140).
    static final Duration ORDINARY = Duration.ofSeconds(30);

    private final Surfaces surfaces;
    private final OpenPaths openPaths;
    private final Gate gate;
    private final Limits limits;
    private final Work work;
    private final ListMemory listMemory = ListMemory.ofHeap();

    Pipeline(Surfaces surfaces, OpenPaths openPaths, Gate gate, Limits limits, Work work) {
        this.surfaces = surfaces;
        this.openPaths = openPaths;
        this.gate = gate;
        this.limits = limits;
        this.work = work;
    }

    /// How operations are done: changes once per idempotency key, or without one, and each within a time.
    ///
    /// @param time until the commit; what takes longer is undone and answered 504
    record Work(Once once, Writes writes, Duration time) {}

    @Override
    public void serve(Exchange exchange) {
        Surface surface = surfaces.at(exchange.path());
        Voice voice = new Voice(surface, exchange);
        try {
            Optional<Answer> open = openPaths.answer(exchange);
            if (open.isPresent()) {
                exchange.opened();
                exchange.answer(open.get());
                return;
            }
            voice.wear(surface.dressBefore(exchange));                                       // 400
            ApiKey key = gate.admit(exchange.credential(), exchange.address(), surface::admits);   // 401
            exchange.admitted(key);
            voice.wear(surface.dressFor(key, exchange));
            List<Allowance> allowances = surface.allowances(key);
            voice.standing(() -> limits.peek(allowances));
            RouteTable.Match match =
                surfaces.match(surface, exchange.method(), exchange.path());   // 404, 405
            exchange.matched(match.route());
            permit(key, match.route());                                                      // 403
            spend(allowances, voice);                                                        // 429
            Negotiation.requireAccepted(exchange.joined("Accept"), Answer.JSON);             // 406
            voice.say(answer(key, match, surface, exchange, voice));                         // 413 … 409
        } catch (Refused refused) {
            voice.refuse(refused.failure());
        } catch (OutcomeUnknown broken) {
            voice.refuse(SqlErrors.unavailable().failure());
        } catch (ClientGone gone) {
            throw gone;
        } catch (RuntimeException bug) {
            LOG.error("The request failed", bug);
            voice.refuse(new Failure.Internal());
        }
    }

    /// No path takes the method of a preflight, so its refusal names those that it does take.
    @Override
    public List<String> methods(Exchange preflight) {
        String path = preflight.path();
        try {
            openPaths.answer(preflight);
            surfaces.match(surfaces.at(path), preflight.method(), path);
            return List.of();
        } catch (Refused refused) {
            return refused.failure() instanceof Failure.MethodNotAllowed(List<String> allowed)
                ? allowed : List.of();
        }
    }

    @Override
    public Answer refuse(Exchange exchange, Failure failure) {
        Surface surface = surfaces.at(exchange.path());
        Voice voice = new Voice(surface, exchange);
        try {
            voice.wear(surface.dressBefore(exchange));
        } catch (Refused unknownContract) {
            // the failure at hand came first
        }
        return voice.refusal(failure);
    }

    private static void permit(ApiKey key, Route route) {
        if (route.needs() != null && !key.permissions().allow(route.needs())) {
            throw new Refused(new Failure.Forbidden(route.needs()));
        }
    }

    private void spend(List<Allowance> allowances, Voice voice) {
        Standing standing = limits.spend(allowances);
        voice.standing(() -> standing);
        if (standing.retryAfter() != null) {
            throw new Refused(new Failure.Limited(standing.retryAfter()));
        }
    }

    private Answer answer(ApiKey key, RouteTable.Match match, Surface surface,
        Exchange exchange, Voice voice) {
        Route route = match.route();
        Intake intake = Intake.of(route, surface, exchange);
        Caller caller = new Caller(
            key.tenant(), key.principal(), key.permissions(), exchange.origin(), Deadline.in(work.time()));
        Request request = intake.request(caller, match.variables(), exchange);
        return switch (route.operation()) {
            case Route.Operation.Read(Route.Reading reading) ->
                listMemory.within(
                    ListMemory.objects(route, request.query()), () -> voice.success(reading.answer(request)));
            case Route.Operation.Change(Route.Changing changing) ->
                change(request, changing, intake.claim(surface, exchange), voice);
        };
    }

    private Answer change(Request request, Route.Changing changing, Optional<Claim> claim, Voice voice) {
        Caller caller = request.caller();
        if (claim.isEmpty()) {
            return work.writes().run(caller, write -> voice.success(changing.answer(request, write)));
        }
        return voice.replay(work.once().perform(
            caller, claim.get(), (Write write) ->
                Voice.kept(voice.success(changing.answer(request, write)))));
    }
}
