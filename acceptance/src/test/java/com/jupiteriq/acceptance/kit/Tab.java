package com.jupiteriq.acceptance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Browser.Look;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody sees and does in one tab. Whatever the browser complains of, and whatever it loads from
/// elsewhere, fails the test when the tab is closed.
public final class Tab implements AutoCloseable {

    /// As many as no page of ours has.
    private static final int MOST_STOPS = 60;
    private static final double PATIENCE_MILLIS = 20_000;

    /// What Chromium logs of every answer that is no success, which is no fault of the page.
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

    private static final List<String> RULES =
        List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final String base;
    private final String axe;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Response last;

    Tab(com.microsoft.playwright.Browser chromium, String base, Look look, String axe) {
        this.base = base;
        this.axe = axe;
        context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(look.width(), look.height())
            .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setJavaScriptEnabled(look.code()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = watched(context.newPage());
    }

    private Tab(Tab other) {
        base = other.base;
        axe = other.axe;
        context = other.context;
        page = watched(context.newPage());
    }

    /// Another tab of the same browser, which shares the cookies; it is closed with this one.
    public Tab beside() {
        return new Tab(this);
    }

    /// From here on pages look as they do in the oldest browsers that they have to work in.
    public Tab asIn2021() {
        page.route("**/*.css", route -> {
            APIResponse today = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(today).setBody(StyleOf2021.of(today.text())));
        });
        return this;
    }

    private Page watched(Page opened) {
        opened.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type()) && !message.text().startsWith(REFUSED)) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        opened.onRequest(request -> {
            if (!request.url().startsWith(base)) {
                complaints.add("loads " + request.url());
            }
        });
        opened.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                last = response;
            }
        });
        return opened;
    }

    public Tab go(String pathOrUrl) {
        page.navigate(pathOrUrl.startsWith("/") ? base + pathOrUrl : pathOrUrl);
        return this;
    }

    public Tab back() {
        page.goBack();
        return this;
    }

    public Tab reload() {
        page.reload();
        return this;
    }

    public Tab type(String label, String text) {
        field(label).fill(text);
        return this;
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /// Presses what is called so.
    public Tab press(String name) {
        button(name).click();
        return this;
    }

    private Locator button(String name) {
        // read by the browser, which knows no quotes of Java
        Pattern whole = Pattern.compile("^\\s*" + name.replaceAll("[^\\w ]", "\\\\$0") + "\\s*$");
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(whole))
            .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(whole)))
            .or(page.locator("summary").filter(new Locator.FilterOptions().setHasText(whole)));
    }

    /// Goes to what is called so with the tabulator alone, sees that it shows where it is, and uses the key.
    public Tab key(String name, String key) {
        walkTo(button(name), name);
        page.keyboard().press(key);
        return this;
    }

    /// Goes to a field with the tabulator alone and types.
    public Tab keyIn(String label, String text) {
        walkTo(field(label), label);
        page.keyboard().type(text);
        return this;
    }

    private void walkTo(Locator target, String name) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if ((Boolean) target.first().evaluate("element => element === document.activeElement")) {
                assertThat((Boolean) target.first().evaluate("element => "
                    + "getComputedStyle(element).outlineStyle !== 'none'"
                    + " && parseFloat(getComputedStyle(element).outlineWidth) >= 2")).as("focus of " + name)
                    .isTrue();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The tabulator does not lead to \"" + name + "\" in " + page.url());
    }

    /// Waits for a page with this heading.
    public Tab sees(String heading) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setExact(true)
            .setLevel(1))
            .waitFor();
        return this;
    }

    /// Waits for what is said above the page, or what is wrong with it.
    public Tab hears(String words) {
        page.locator(".notice, .error").filter(new Locator.FilterOptions().setHasText(words)).first()
            .waitFor();
        return this;
    }

    public String text() {
        return page.locator("main").innerText();
    }

    public String html() {
        return page.content();
    }

    public List<String> texts(String selector) {
        return page.locator(selector).allInnerTexts();
    }

    public String value(String selector) {
        return Objects.requireNonNullElse(page.locator(selector).first().getAttribute("value"), "");
    }

    public String attribute(String selector, String name) {
        return Objects.requireNonNullElse(page.locator(selector).first().getAttribute(name), "");
    }

    /// Where the tab is, without the host.
    public String path() {
        return page.url().substring(base.length());
    }

    /// The status of the page that is shown.
    public int status() {
        return Objects.requireNonNull(last).status();
    }

    public @Nullable String cookie(String name) {
        return context.cookies().stream().filter(cookie -> cookie.name.equals(name))
            .map(cookie -> cookie.value).findFirst().orElse(null);
    }

    public Map<String, String> cookies() {
        return context.cookies().stream()
            .collect(java.util.stream.Collectors.toMap(cookie -> cookie.name, cookie -> cookie.value));
    }

    /// What keeps people out: by axe-core, and when the page is wider than the screen.
    public List<String> barriers() {
        page.evaluate(axe);
        return barriers(Map.of("type", "tag", "values", RULES));
    }

    /// Those of them that another size or other colours can bring; to be asked behind [#barriers()].
    public List<String> barriersOfLook() {
        return barriers(Map.of("type", "rule", "values", List.of("color-contrast", "target-size")));
    }

    private List<String> barriers(Map<String, Object> rules) {
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) page.evaluate("""
            async rules => {
              const { violations } = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
              const found = violations.map(v => v.id + ": " + v.help + " at "
                + v.nodes.map(n => n.target + " " + n.failureSummary).join(" | "));
              const root = document.documentElement;
              return root.scrollWidth > root.clientWidth
                ? [...found, "wider than the screen: " + root.scrollWidth] : found;
            }""", rules);
        return found;
    }

    /// Keeps what is shown as a picture.
    public void shoot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    public void resize(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions()
            .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /// Forgets complaints that a test has caused by what it did.
    public void forgive(String... parts) {
        complaints.removeIf(complaint -> List.of(parts).stream().anyMatch(complaint::contains));
    }

    /// Of this tab's own page, in which strangers have put their document.
    public Page page() {
        return page;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
