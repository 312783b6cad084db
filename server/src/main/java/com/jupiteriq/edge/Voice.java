package com.jupiteriq.edge;

import com.jupiteriq.edge.http.ByteRange;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Preference;
import com.jupiteriq.edge.http.RetryAfter;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Standing;
import com.jupiteriq.once.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says the answer to one call in the dress that its surface wears, with the headers that every contract
/// shares.
final class Voice {

    private static final String FRESH_EACH_TIME = "private, no-cache";
    private static final String NEVER_STORED = "no-store";

    /// While an answer is made of its JSON: UTF-8 has up to three for each `char`, in its parts and joined.
    private static final int BYTES_PER_CHARACTER = 6;

    private static final String CACHE_CONTROL = "Cache-Control";

    private final Surface surface;
    private final Visit visit;
    private final Call call;
    private final AnswerMemory memory;
    private Dress dress;
    private @Nullable Supplier<Standing> standing;
    private boolean minimal;

    Voice(Surface surface, Visit visit) {
        this.surface = surface;
        this.visit = visit;
        this.call = visit.call();
        this.memory = visit.memory();
        this.dress = surface.dresses().getFirst();
    }

    Dress dress() {
        return dress;
    }

    void wear(Dress chosen) {
        dress = chosen;
    }

    /// @param enough whether an answer without the object is enough
    void minimal(boolean enough) {
        minimal = enough;
    }

    /// @param current asked when an answer is said
    void standing(Supplier<Standing> current) {
        standing = current;
    }

    /// The answer of an operation; 304 when the client already has this state. Refuses when there is no
    /// memory for it, which a change hears before it is committed.
    Answer success(Reply full) {
        Reply reply = full instanceof Reply.Content content ? asked(content) : full;
        Answer answer = minimal ? shortened(reply) : dressed(reply);
        memory.take(answer);
        String known = isRead() ? call.joined("If-None-Match") : null;
        return known != null && reply instanceof Reply.One one && one.etag() != null
            ? unlessKnown(known, one.etag(), answer) : answer;
    }

    /// What the request wants of contents, in the order of RFC 9110 section 13.2.2.
    private Reply asked(Reply.Content content) {
        if (!(content.bytes() instanceof Reply.Stored stored)) {
            return content;
        }
        String demanded = call.joined("If-Match");
        if (demanded != null && !ETags.matchesStrongly(demanded, stored.etag())) {
            throw new Refused(new Failure.PreconditionFailed());                             // 412
        }
        String known = call.joined("If-None-Match");
        if (known != null && ETags.matchesWeakly(known, stored.etag())) {
            return new Reply.NotModified(stored.etag());                                     // 304
        }
        String begun = call.joined("If-Range");
        boolean goesOn = begun == null || ETags.isCurrent(begun, stored.etag());
        return call.head() || !goesOn ? content : new Reply.Content(content.type(), content.filename(),
            stored.only(ByteRange.asked(call.headers("Range"), stored.size())));             // 206, 416
    }

    private Answer dressed(Reply reply) {
        memory.take(reply.length() * BYTES_PER_CHARACTER);
        return dress.dress(reply);
    }

    private Answer shortened(Reply reply) {
        return switch (reply) {
            case Reply.One one -> applied(Answer.without(one));
            case Reply.Results results -> applied(dressed(results.statuses()));
            case Reply.Listed _, Reply.Alike _, Reply.Content _, Reply.Nothing _, Reply.NotModified _ ->
                dressed(reply);
        };
    }

    private static Answer applied(Answer answer) {
        return answer.with("Preference-Applied", Preference.MINIMAL).with("Vary", "Prefer");
    }

    /// The answer, or 304 with the tag that it would have had.
    private Answer unlessKnown(String known, String etag, Answer answer) {
        boolean packable = answer.packable();
        String tag = packable && call.takesGzip() ? ETags.packed(etag) : etag;
        if (!ETags.matchesWeakly(known, tag)) {
            return answer;
        }
        Answer none = dress.dress(new Reply.NotModified(tag));
        return packable ? none.with("Vary", "Accept-Encoding") : none;
    }

    /// The answer as it leaves. Refuses when there is no memory to keep it until the client has taken it.
    Answer said(Answer answer) {
        Answer whole = complete(answer, isRead() ? FRESH_EACH_TIME : NEVER_STORED);
        memory.take(whole);
        return whole;
    }

    Answer refusal(Failure failure) {
        Answer answer = dress.dress(failure, call.requestId());
        visit.refused(dress.code(failure));
        List<Header> headers = new ArrayList<>(answer.headers());
        retryAfter(failure).map(RetryAfter::of).ifPresent(headers::add);
        special(failure).ifPresent(headers::add);
        if (answer.status() == 401) {
            headers.add(new Header("WWW-Authenticate", challenge(failure)));
        }
        return complete(new Answer(answer.status(), headers, answer.body()), NEVER_STORED);
    }

    /// What HTTP, or tus, demands to be told in a header.
    private static Optional<Header> special(Failure failure) {
        return switch (failure) {
            case Failure.MethodNotAllowed(List<String> allowed) ->
                Optional.of(new Header("Allow", String.join(", ", allowed)));
            case Failure.RangeNotSatisfiable(long size) ->
                Optional.of(new Header("Content-Range", ByteRange.none(size)));
            case Failure.VersionNotSpoken(String spoken) -> Optional.of(new Header("Tus-Version", spoken));
            default -> Optional.empty();
        };
    }

    static Kept kept(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().forEach(header -> headers.put(header.name(), header.value()));
        return new Kept(answer.status(), headers, answer.bytes(), false);
    }

    Answer replay(Kept kept) {
        List<Header> headers = new ArrayList<>();
        kept.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        if (kept.replayed()) {
            headers.add(new Header("Idempotent-Replayed", "true"));
        }
        return new Answer(kept.status(), headers, kept.body());
    }

    private boolean isRead() {
        return call.method().equals("GET");
    }

    private Answer complete(Answer answer, String cacheControl) {
        List<Header> headers = new ArrayList<>(answer.headers().size() + 8);
        headers.addAll(answer.headers());
        headers.addAll(surface.headers());
        Route route = visit.route();
        if (route != null) {
            headers.addAll(route.traits().headers().always());
        }
        if (headers.stream().noneMatch(header -> header.name().equals(CACHE_CONTROL))) {
            headers.add(new Header(CACHE_CONTROL, cacheControl));
        }
        if (standing != null) {
            Standing now = standing.get();
            headers.add(new Header("X-RateLimit-Limit", Long.toString(now.limit())));
            headers.add(new Header("X-RateLimit-Remaining", Long.toString(now.remaining())));
            headers.add(new Header("X-RateLimit-Reset", Long.toString(now.resetsAt())));
        }
        return new Answer(answer.status(), headers, answer.body());
    }

    /// When repeating the request can succeed.
    private static Optional<Duration> retryAfter(Failure failure) {
        return switch (failure) {
            case Failure.Limited(Duration wait) -> Optional.of(wait);
            case Failure.Unavailable(Duration wait) -> Optional.of(wait);
            case Failure.Conflict(_, Duration wait) -> Optional.ofNullable(wait);
            default -> Optional.empty();
        };
    }

    /// The errors of RFC 6750 section 3.1. A token that may not touch this object is still a good one.
    private static String challenge(Failure failure) {
        String realm = "Bearer realm=\"jupiteriq\"";
        return switch (failure) {
            case Failure.Unauthenticated(Failure.Reason reason)
                when reason == Failure.Reason.MISSING -> realm;
            case Failure.WrongLogin _, Failure.SecondFactorMissing _ -> realm;
            case Failure.NotOwner _ -> realm + ", error=\"insufficient_scope\"";
            default -> realm + ", error=\"invalid_token\"";
        };
    }
}
