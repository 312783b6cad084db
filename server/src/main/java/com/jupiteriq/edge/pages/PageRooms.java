package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.Rooms;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.PublicUrl;
import com.jupiteriq.store.OutcomeUnknown;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rooms with the pages before them. What is below a path of the pages never gets further, and what is
/// not is no business of theirs.
final class PageRooms implements Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(PageRooms.class);
    private static final String ROOT = "/";

    private final Rooms api;
    private final Pages pages;
    private final Assets assets;
    private final Sheets sheets;
    private final PublicUrl url;

    PageRooms(Rooms api, Pages pages, Assets assets, Sheets sheets, PublicUrl url) {
        this.api = api;
        this.pages = pages;
        this.assets = assets;
        this.sheets = sheets;
        this.url = url;
    }

    @Override
    public Answer serve(Visit visit) {
        Call call = visit.call();
        Optional<Segment> segment = Segment.of(call.path());
        if (segment.isEmpty()) {
            return call.path().equals(ROOT) ? root(visit) : api.serve(visit);
        }
        return switch (segment.get()) {
            case FILES -> file(visit);
            case ASSETS -> answered(call, () -> {
                visit.opened();
                return assets.answer(call);
            });
            case SIGN_IN, SIGN_OUT, PROFILE, CONSOLE, DOCS, OAUTH2, DEVICE, WELL_KNOWN, SCIM ->
                answered(call, () -> pages.answer(visit, browser(call)));
        };
    }

    /// Whoever opens the host in a browser wants to see something; programs are told where they are.
    private Answer root(Visit visit) {
        Answer answer = wantsPage(visit.call()) && visit.call().method().equals("GET")
            ? home(visit) : api.serve(visit);
        return answer.with("Vary", "Accept");
    }

    private static Answer home(Visit visit) {
        visit.opened();
        return new Answer(303, List.of(new Header("Location", NextPath.HOME),
            new Header("Cache-Control", "no-store")), Answer.NO_BODY);
    }

    /// A link to a file that leads nowhere, as a person sees it who follows it.
    private Answer file(Visit visit) {
        Call call = visit.call();
        Answer answer = api.serve(visit);
        return answer.status() == Wording.NOT_FOUND.status() && wantsPage(call)
            ? sheets.refusal(browser(call), Wording.NOT_FOUND, null) : answer;
    }

    private Browser browser(Call call) {
        return new Browser(call, url.secure() || call.secure());
    }

    private static boolean wantsPage(Call call) {
        String accept = call.joined("Accept");
        try {
            return accept != null
                && Negotiation.chosen(accept, List.of(Negotiation.JSON, "text/html")).equals("text/html");
        } catch (Refused neither) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Room {
        Answer answer();
    }

    private Answer answered(Call call, Room room) {
        try {
            return room.answer();
        } catch (Refused refused) {
            return refusal(call, refused.failure());
        } catch (ForeignForm foreign) {
            return sheets.refusal(browser(call), Wording.FOREIGN_FORM, null);
        } catch (OutcomeUnknown broken) {
            return refusal(call, new Failure.Unavailable(Pages.RETRY_AFTER));
        } catch (ClientGone gone) {
            throw gone;
        } catch (RuntimeException bug) {
            LOG.error("The page failed", bug);
            return refusal(call, new Failure.Internal());
        }
    }

    private Answer refusal(Call call, Failure failure) {
        return sheets.refusal(browser(call), Wording.of(failure), failure);
    }

    @Override
    public boolean letsWait(Call call) {
        return api.letsWait(call);
    }

    /// Pages of other origins have no business here.
    @Override
    public List<String> methods(Call preflight) {
        return Segment.of(preflight.path()).isPresent() ? List.of() : api.methods(preflight);
    }

    @Override
    public Answer refuse(Visit visit, Failure failure) {
        boolean ofPages = Segment.of(visit.call().path())
            .filter(segment -> segment != Segment.FILES).isPresent();
        if (!ofPages) {
            return api.refuse(visit, failure);
        }
        if (visit.page() == null) {
            visit.shows(Pages.NONE);
        }
        return refusal(visit.call(), failure);
    }

    @Override
    public void leave(Visit visit) {
        api.leave(visit);
    }
}
