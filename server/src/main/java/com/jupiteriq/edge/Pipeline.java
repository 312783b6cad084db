package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.access.Credential;
import com.jupiteriq.access.Gate;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.limits.Standing;
import com.jupiteriq.once.Claim;
import com.jupiteriq.once.Kept;
import com.jupiteriq.once.Once;
import com.jupiteriq.store.OutcomeUnknown;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.OwnThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The order of the rooms, written here and nowhere else (decision D12).
final class Pipeline implements Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /// For an ordinary operation (R323; 002:140).
    static final Duration ORDINARY = RequestBounds.TIME;

    /// For one that makes calls of its own (R324; 002:141).
    static final Duration COMPOUND = RequestBounds.COMPOUND_TIME;

    /// The query parameter of a ticket that stands for a credential.
    static final String TICKET = "ticket";

    private final Surfaces surfaces;
    private final OpenPaths openPaths;
    private final Gate gate;
    private final Limits limits;
    private final Once once;
    private final Writes writes;
    private final List<RequestObserver> observers;
    private final ListLines.Rules lists;
    private final Transfers transfers;

    /// What bounds everything that may take long or much.
    ///
    /// @param lists and with them the time until the commit of an ordinary operation: what takes longer is
    ///     undone and answered 504
    record Bounds(ListLines.Rules lists, Transfers transfers) {

        static Bounds of(Duration time) {
            return new Bounds(ListLines.Rules.of(time), Transfers.usual());
        }
    }

    Pipeline(Surfaces surfaces, OpenPaths openPaths, Gate gate, Limits limits, Once once, Writes writes,
        Bounds bounds, List<RequestObserver> observers) {
        this.surfaces = surfaces;
        this.openPaths = openPaths;
        this.gate = gate;
        this.limits = limits;
        this.once = once;
        this.writes = writes;
        this.lists = bounds.lists();
        this.transfers = bounds.transfers();
        this.observers = List.copyOf(observers);
    }

    @Override
    public Answer serve(Visit visit) {
        Call call = visit.call();
        Surface surface = surfaces.at(call.path());
        Voice voice = voice(surface, visit);
        return answered(voice, () -> {
            Optional<Answer> open = openPaths.answer(call)
                .or(() -> surfaces.options(surface, call).map(voice::said));
            if (open.isPresent()) {
                visit.opened();
                return open.get();
            }
            Optional<OpenPaths.Given> shared = openPaths.contents(call);                     // 404, 405
            if (shared.isPresent()) {
                return voice.said(placed(visit, shared.get().reader(),
                    voice.success(shared.get().content())));                                 // 412, 416
            }
            voice.wear(surface.dressBefore(call));                                           // 400
            Admitted caller =
                gate.admit(credential(surface, call), call.address(), surface::admits);      // 401
            visit.admitted(caller);
            voice.wear(surface.dressFor(caller, call));
            UUID user = surface.actsFor(call);                                               // 400
            Admitted actor = user == null ? caller : gate.actingFor(caller, user);           // 403
            visit.admitted(actor);
            return admitted(visit, actor, surface, voice);
        });
    }

    /// A call that shows a ticket cannot wait: it would be looked at twice.
    @Override
    public boolean letsWait(Call call) {
        return gate.letsWait(call.credential());
    }

    /// Where browsers cannot send a header a ticket may stand in the URL, and nowhere else.
    private Credential credential(Surface surface, Call call) {
        Credential sent = call.credential();
        boolean allowed = call.query().contains(TICKET)
            && surfaces.goesOn(surface, call.method(), call.path());
        String ticket = allowed ? QueryReader.value(call.query(), TICKET) : null;
        return ticket == null ? sent : sent.with(ticket);
    }

    /// A call inside another one, for the same caller, on the same surface and in the same dress.
    ///
    /// @param first throws what refuses the call before it begins
    Answer inside(Visit outer, Visit visit, Runnable first) {
        Surface surface = surfaces.at(outer.call().path());
        Admitted admitted = Objects.requireNonNull(outer.admitted());
        Voice voice = voice(surface, visit);
        voice.wear(Objects.requireNonNull(outer.voice()).dress());
        visit.admitted(admitted);
        return answered(voice, () -> {
            first.run();
            return admitted(visit, admitted, surface, voice);
        });
    }

    private Answer admitted(Visit visit, Admitted admitted, Surface surface, Voice voice) {
        Call call = visit.call();
        voice.standing(() -> limits.peek(surface.allowances(admitted, null)));
        RouteTable.Match match = surfaces.match(surface, call, admitted);                    // 404, 405
        visit.matched(match.route());
        permit(admitted, match.route());                                                     // 403
        spend(due(visit, admitted, surface), 1, visit, voice);                               // 429
        String type = type(call, match.route());                                             // 406
        boolean whole = match.route().form() == Reply.Form.LIST && ListLines.FORMS.containsKey(type);
        return voice.said(whole
            ? lines(match, surface, visit, type)                                             // 400, 429
            : answer(admitted, match, surface, visit, voice));                               // 413 … 409
    }

    /// What is given as it is has the type that it has.
    private static String type(Call call, Route route) {
        List<String> types = route.types();
        return route.form() == Reply.Form.CONTENT
            ? types.getFirst() : Negotiation.chosen(call.joined("Accept"), types);
    }

    /// What the call has to pay. The first of a batch has paid at the door, but what is counted for its
    /// operation alone.
    private static List<Allowance> due(Visit visit, Admitted admitted, Surface surface) {
        List<Allowance> all = surface.allowances(admitted, visit.route());
        if (visit.inside() == null || !visit.inside().paid()) {
            return all;
        }
        List<Allowance> paid = surface.allowances(admitted, null);
        return all.stream().filter(allowance -> !paid.contains(allowance)).toList();
    }

    private static Voice voice(Surface surface, Visit visit) {
        Voice voice = new Voice(surface, visit);
        visit.hears(voice);
        return voice;
    }

    /// Whatever a room refuses, in the dress that is known by then.
    private static Answer answered(Voice voice, Supplier<Answer> rooms) {
        try {
            return rooms.get();
        } catch (Refused refused) {
            return voice.refusal(refused.failure());
        } catch (OutcomeUnknown broken) {
            return voice.refusal(SqlErrors.unavailable().failure());
        } catch (ClientGone gone) {
            throw gone;
        } catch (RuntimeException bug) {
            LOG.error("The request failed", bug);
            return voice.refusal(new Failure.Internal());
        }
    }

    /// No path takes the method of a preflight, so its refusal names those that it does take.
    @Override
    public List<String> methods(Call preflight) {
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
    public Answer refuse(Visit visit, Failure failure) {
        Voice known = visit.voice();
        if (known != null) {
            return known.refusal(failure);
        }
        Surface surface = surfaces.at(visit.call().path());
        Voice voice = voice(surface, visit);
        try {
            voice.wear(surface.dressBefore(visit.call()));
        } catch (Refused unknownContract) {
            // the failure at hand came first
        }
        return voice.refusal(failure);
    }

    /// Who asks for health or a document calls no API: a balancer would be most of the requests.
    @Override
    public void leave(Visit visit) {
        if (visit.open()) {
            return;
        }
        long nanos = visit.nanos();
        for (RequestObserver observer : observers) {
            try {
                observer.over(visit, nanos);
            } catch (RuntimeException bug) {
                LOG.error("A request could not be observed", bug);
            }
        }
    }

    static void permit(Admitted admitted, Route route) {
        if (route.needs() != null && !admitted.permissions().allow(route.needs())) {
            throw new Refused(new Failure.Forbidden(route.needs()));
        }
        if (!route.isForAll() && !admitted.callable().has(route.endpoint())) {
            throw new Refused(new Failure.NotCallable());
        }
        if (route.gate() != null) {
            admitted.allowed().demand(route.gate());
        }
    }

    private void spend(List<Allowance> allowances, int requests, Visit visit, Voice voice) {
        if (allowances.isEmpty() || requests == 0) {
            return;
        }
        Standing standing = limits.spend(allowances, requests);
        voice.standing(() -> standing);
        visit.spent(allowances, standing);
        if (standing.retryAfter() != null) {
            throw new Refused(new Failure.Limited(standing.retryAfter()));
        }
    }

    private Answer answer(
            Admitted admitted, RouteTable.Match match, Surface surface, Visit visit, Voice voice) {
        Call call = visit.call();
        Route route = match.route();
        if (visit.inside() != null && route.standsAlone()) {
            throw new Refused(InnerCalls.ALONE);
        }
        Intake intake = Intake.of(route, surface, call);
        voice.minimal(intake.minimal());
        spend(surface.allowances(admitted, route),
            route.requests(intake.fields()) - 1, visit, voice);                              // 429
        Deadline deadline = deadline(route, visit);
        Request request = request(intake, match, deadline, visit);
        return switch (route.operation()) {
            case Route.Operation.Read(Route.Reading reading) -> {
                Route.Waiting waiting = waiting(route, visit);
                if (waiting != null) {
                    waiting.await(request);
                }
                yield placed(visit, request.caller(), lists.memory().within(
                    route.largest(request.query()), () -> voice.success(reading.answer(request))));
            }
            case Route.Operation.GoOn(String type, byte[] first, Route.Beginning beginning) -> new Answer(
                route.success(), List.of(new Header("Content-Type", type)),
                new Body.Ongoing(first, beginning.begin(request)));
            case Route.Operation.Change change ->
                change(writes(visit), request, change, intake.claim(surface, route, voice.dress()), voice);
            case Route.Operation.Receive receive -> receive(request, receive,
                said -> intake.saying(said).claim(surface, route, voice.dress()), visit, voice);
            case Route.Operation.Compound(Route.Compounding compounding) ->
                OwnThread.give("compound", () -> compound(request, compounding, visit, voice));
        };
    }

    /// What is done before it reads. The operations of a batch come one after the other, and none of them
    /// keeps the others waiting.
    private static Route.@Nullable Waiting waiting(Route route, Visit visit) {
        return visit.inside() == null ? route.traits().waiting() : null;
    }

    /// Contents are given in a place of their own, for as long as their reader takes them.
    private Answer placed(Visit visit, Caller caller, Answer answer) {
        return switch (answer.body()) {
            case Body.Streamed(Body.Source source) ->
                answer.with(new Body.Streamed(transfers.give(visit, caller, source)));
            case Body.Sized sized -> answer.with(transfers.give(visit, caller, sized));
            case Body.Bytes _, Body.Ongoing _ -> answer;
        };
    }

    private Deadline deadline(Route route, Visit visit) {
        Duration time = lists.time();
        if (waiting(route, visit) != null) {
            time = time.plus(RequestBounds.LONGEST_WAIT);
        }
        if (route.receives()) {
            time = time.plus(RequestBounds.TRANSFER_TIME);
        }
        if (visit.inside() != null) {
            return Deadline.in(time).orSooner(visit.inside().latest());
        }
        return Deadline.in(route.isCompound() ? COMPOUND : time);
    }

    private Answer lines(RouteTable.Match match, Surface surface, Visit visit, String type) {
        Route route = match.route();
        Request request = request(
            Intake.ofWhole(route, surface, visit.call()), match, Deadline.in(lists.time()), visit);
        List<Header> headers = new ArrayList<>(ListLines.headers(type));
        if (route.traits().heading() != null) {
            headers.addAll(route.traits().heading().of(request));
        }
        return new Answer(200, headers, new Body.Streamed(new ListLines(route, type, request, lists)));
    }

    private Request request(Intake intake, RouteTable.Match match, Deadline deadline, Visit visit) {
        Call call = visit.call();
        Admitted admitted = Objects.requireNonNull(visit.admitted());
        Caller caller = new Caller(admitted.tenant(), admitted.principal(), admitted.delegate(),
            admitted.permissions(), admitted.allowed(), call.origin(), deadline);
        return intake.request(caller, admitted, match.variables(), call,
            () -> permit(gate.readmit(admitted, call.address()), match.route()));
    }

    private Writes writes(Visit visit) {
        return visit.inside() == null ? writes : visit.inside().writes();
    }

    private Answer change(Writes by, Request request, Route.Operation.Change operation,
        Optional<Claim> claim, Voice voice) {
        Caller caller = request.caller();
        if (operation.ahead() && claim.isPresent()) {
            Optional<Kept> before = once.before(caller, claim.get());
            if (before.isPresent()) {
                return voice.replay(before.get());
            }
        }
        Function<Write, Reply> change = operation.preparing().prepare(request);
        if (claim.isEmpty()) {
            return by.run(caller, write -> voice.success(change.apply(write)));
        }
        return voice.replay(once.perform(
            by, caller, claim.get(), (Write write) ->
                Voice.kept(voice.success(change.apply(write)))));
    }

    /// The body comes in the time that it has, in which its sender may lose what they were admitted for; then
    /// the claim is taken, and the change has its own time, also to wait: the body would have to come again.
    private Answer receive(Request request, Route.Operation.Receive operation,
        Function<byte[], Optional<Claim>> claim, Visit visit, Voice voice) {
        long most = operation.most().applyAsLong(request);
        Transfers.fits(visit.call(), most);                                                  // 413
        Route.Received received = transfers.receive(visit, request.caller(), () ->           // 429, 503
            operation.receiving().receive(request, visit.call().incoming(most)));            // 413, 408, 504
        return transfers.settle(visit, received, change -> {
            request.demandStillAllowed();                                                    // 401, 403
            return change(writes.patient(), request.within(Deadline.in(lists.time())), change,
                claim.apply(received.said()), voice);                                        // 409 … 412
        });
    }

    private Answer compound(Request request, Route.Compounding compounding, Visit visit, Voice voice) {
        Caller caller = request.caller();
        try (Writes.Together together = writes.together()) {
            Answer answer = voice.success(compounding.answer(
                request, new InnerCalls(this, visit, caller.deadline(), together.writes())));
            together.settle(caller);
            return answer;
        }
    }
}
