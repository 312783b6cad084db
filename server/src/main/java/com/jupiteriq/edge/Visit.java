package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.edge.waiting.Places;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Standing;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way of one call through the rooms: what has become known of it, for those that come later and for the
/// observers. It belongs to the thread of its request, and of an answer
/// that goes on to whoever ends it.
public final class Visit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Call call;
    private final AnswerMemory memory;
    private final long begun = System.nanoTime();
    private final @Nullable Inside inside;
    private final Places.@Nullable Place place;
    private @Nullable Voice voice;
    private @Nullable Admitted admitted;
    private @Nullable Route route;
    private @Nullable String page;
    private List<Allowance> spent = List.of();
    private @Nullable Standing stands;
    private boolean open;
    private int status;
    private @Nullable String code;
    private boolean sent;
    private long worked = -1;
    private long aside;
    private long asideSince = -1;

    /// @param place among the requests that are worked on
    public Visit(Call call, AnswerMemory memory, Places.Place place) {
        this(call, memory, null, place);
    }

    Visit(Call call, AnswerMemory memory, @Nullable Inside inside) {
        this(call, memory, inside, null);
    }

    private Visit(
        Call call, AnswerMemory memory, @Nullable Inside inside, Places.@Nullable Place place) {
        this.call = call;
        this.memory = memory;
        this.inside = inside;
        this.place = place;
    }

    /// What a visit inside another one has from it.
    ///
    /// @param latest when the time of the other is over
    /// @param paid whether the other has spent the limits for this one too
    /// @param writes settled by the other
    record Inside(Deadline latest, boolean paid, Writes writes) {}

    public Call call() {
        return call;
    }

    AnswerMemory memory() {
        return memory;
    }

    /// Null for a visit of its own.
    @Nullable Inside inside() {
        return inside;
    }

    /// Who speaks to this visitor, null while nobody has.
    @Nullable Voice voice() {
        return voice;
    }

    void hears(Voice speaker) {
        voice = speaker;
    }

    /// Says whom the Gate has admitted.
    public void admitted(Admitted caller) {
        admitted = caller;
    }

    /// Says what the request turned out to call.
    void matched(Route called) {
        route = called;
    }

    /// Says which page is shown, or takes a form, instead of an operation of the API.
    ///
    /// @param path its own, one of few
    public void shows(String path) {
        page = path;
    }

    /// The page, null when there is none or an operation is called.
    public @Nullable String page() {
        return page;
    }

    /// Says what the request has spent, and where its caller stands with it.
    void spent(List<Allowance> allowances, Standing standing) {
        spent = allowances;
        stands = standing;
    }

    /// What the request has spent or would have, last; empty when it did not get so far.
    public List<Allowance> spent() {
        return spent;
    }

    /// Null while nothing was spent.
    public @Nullable Standing stands() {
        return stands;
    }

    /// Says that anybody may read what was asked for.
    public void opened() {
        open = true;
    }

    /// Says by which code the request is refused.
    void refused(String withCode) {
        code = withCode;
    }

    /// Says what was answered, and whether the client has taken it.
    public void answered(int withStatus, boolean taken) {
        status = withStatus;
        sent = taken;
    }

    /// Says that the answer goes on after its head: the rest of the visit is no work of the server, and the
    /// request itself is forgotten.
    public void goesOn() {
        worked = nanos();
        call = PastCall.of(call);
    }

    /// Leaves its place to others while it waits for its client, which is no work of the server.
    void stepsAside() {
        if (place != null) {
            place.leave();
        }
        asideSince = nanos();
    }

    /// Is worked on again, if it was not. Refuses when there is no place for that soon enough.
    void comesBack() {
        if (asideSince < 0) {
            return;
        }
        aside += nanos() - asideSince;
        asideSince = -1;
        if (place != null && !place.takeAgain()) {
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
    }

    /// Whether the answer went on after its head.
    public boolean wentOn() {
        return worked >= 0;
    }

    /// The nanoseconds until the whole answer had left, or the head of one that went on; without those in
    /// which it only waited for its client to send a body or to take contents.
    ///
    /// @param nanos until now
    public long worked(long nanos) {
        return wentOn() ? worked : (asideSince < 0 ? nanos : asideSince) - aside;
    }

    /// Whether this was no call of the API but one of the paths that are open to anybody.
    boolean open() {
        return open;
    }

    /// Whom the Gate has admitted, null for nobody.
    public @Nullable Admitted admitted() {
        return admitted;
    }

    /// The route that was called, null when the request did not get so far.
    public @Nullable Route route() {
        return route;
    }

    /// The status that was answered, 0 while none was.
    public int status() {
        return status;
    }

    /// The code of the refusal that was said, null when none was.
    public @Nullable String code() {
        return code;
    }

    /// The status as logs and numbers tell it: that of an answer which has left, else that the client did not
    /// wait for it.
    public int outcome() {
        return sent ? status : LoggedRequest.NO_ANSWER;
    }

    /// The nanoseconds since the request arrived.
    long nanos() {
        return System.nanoTime() - begun;
    }
}
