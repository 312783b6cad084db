package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.RetryAfter;
import com.jupiteriq.kernel.Failure;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes answers of what is shown.
final class Sheets {

    private final Assets assets;
    private final FormTokens tokens;

    Sheets(Assets assets, FormTokens tokens) {
        this.assets = assets;
        this.tokens = tokens;
    }

    /// @param secret that the forms of the page repeat
    Answer answer(PageCall page, Shown shown, String secret) {
        Browser browser = page.browser();
        List<Header> headers = new ArrayList<>(PageHeaders.of(browser.secure()));
        shown.cookies().forEach(change -> headers.add(browser.keeps(change)));
        Shown.Sheet sheet = shown.sheet();
        if (sheet == null) {
            headers.add(new Header("Location", String.valueOf(shown.path())));
            return new Answer(shown.status(), headers, Answer.NO_BODY);
        }
        headers.add(PageHeaders.HTML);
        Optional<String> said = browser.cookie(Cookie.SAID).flatMap(Said::read);
        if (said.isPresent()) {
            headers.add(browser.keeps(new Cookie.Change(Cookie.SAID, null)));
        }
        Frame frame = new Frame(sheet.title(), browser.theme(), assets.links(), tokens.masked(secret),
            page.visitorOrNull(), said.orElse(null));
        return new Answer(shown.status(), headers, written(sheet.template(), frame));
    }

    /// What somebody sees whose request was refused, perhaps one that could not be read.
    Answer refusal(Browser browser, Wording wording, @Nullable Failure failure) {
        List<Header> headers = new ArrayList<>(PageHeaders.of(browser.secure()));
        headers.add(PageHeaders.HTML);
        if (failure instanceof Failure.MethodNotAllowed(List<String> allowed)) {
            headers.add(new Header("Allow", String.join(", ", allowed)));
        }
        Duration wait = switch (failure) {
            case Failure.Limited(Duration until) -> until;
            case Failure.Unavailable(Duration until) -> until;
            case null, default -> null;
        };
        if (wait != null) {
            headers.add(RetryAfter.of(wait));
        }
        Frame frame = new Frame(wording.title(), browser.theme(), assets.links(), "", null, null);
        return new Answer(wording.status(), headers, written(
            (out, around) -> JteerrorGenerated.render(out, around.asIs(), around, wording,
            browser.call().requestId()),
            frame));
    }

    private static byte[] written(Shown.Template template, Frame frame) {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        template.write(new OwaspHtmlTemplateOutput(bytes), frame);
        return bytes.toByteArray();
    }
}
