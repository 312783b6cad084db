package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Authenticator;
import com.jupiteriq.acceptance.kit.Browser;
import com.jupiteriq.acceptance.kit.Browser.Look;
import com.jupiteriq.acceptance.kit.Listener;
import com.jupiteriq.acceptance.kit.Tab;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How people sign in, stay, and go, in a real browser: with code and without, with the keyboard alone, in two
/// tabs and by the back button (R063, R067, R068, R483–R486).
@AcceptanceTest
class PageStoryTest {

    private static final String NEW = "six quick herons over quiet water";
    private static @Nullable Browser browser;

    private final World world;
    private final Visitors visitors;

    PageStoryTest(World world) {
        this.world = world;
        this.visitors = new Visitors(world);
    }

    @BeforeAll
    static void open() {
        browser = Programs.browser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private Tab tab() {
        return tab(Look.DESK);
    }

    private Tab tab(Look look) {
        return browser.tab(world.server(), look);
    }

    @Test
    void the_host_leads_to_the_sign_in_and_back_to_where_one_wanted() {
        String email = visitors.member("Ann Lee");
        try (Tab tab = tab()) {
            tab.go("/").sees("Sign in");
            assertThat(tab.path()).isEqualTo("/sign-in");
            tab.go("/profile/password").sees("Sign in");
            visitors.password(tab, email).sees("Change your password");
            assertThat(tab.path()).isEqualTo("/profile/password");
            assertThat(tab.cookie("jiq")).startsWith("jps_");
            tab.go("/sign-in").sees("Your profile");
        }
    }

    /// Enter and the tabulator, and one sees where one is.
    @Test
    void the_keyboard_is_enough() {
        String email = visitors.member("Kay");
        try (Tab tab = tab()) {
            tab.go("/profile").sees("Sign in").keyIn("E-mail address", email).key("Continue", "Enter")
                .sees("Welcome").keyIn("Password", "wrong")
                .key("Show what is typed", "Space").key("Hide what is typed", "Space")
                .key("Sign in", "Enter").hears("is wrong")
                .keyIn("Password", People.PASSWORD).key("Sign in", "Enter").sees("Your profile");
            tab.key("Skip to content", "Enter");
            tab.key("Set up two-factor authentication", "Enter").sees("Two-factor authentication")
                .key("Set up", "Enter").sees("Set up your authenticator")
                .key("Enter the key instead", "Enter");
            Authenticator telephone = new Authenticator(tab.texts("#secret").getFirst());
            tab.keyIn("Code", telephone.code()).key("Turn on", "Enter").sees("Your backup codes")
                .key("I have saved them", "Enter").sees("Two-factor authentication");
            tab.go("/profile").sees("Your profile").key("Dark", "Space").sees("Your profile");
            assertThat(tab.attribute("html", "data-theme")).isEqualTo("dark");
            tab.key("Sign out", "Enter").hears("You are signed out.");
        }
    }

    @Test
    void the_keyboard_is_enough_for_links_too() {
        String email = visitors.member("Lin");
        String invited = People.address();
        try (Tab tab = tab()) {
            tab.go("/sign-in").keyIn("E-mail address", email).key("Continue", "Enter").sees("Welcome")
                .key("Forgot password?", "Enter").sees("Forgot your password?")
                .keyIn("E-mail address", email).key("Send the link", "Enter").sees("Check your mail");
            tab.go(visitors.mailed(email, "/sign-in/password")).sees("Choose a new password")
                .keyIn("New password", NEW).key("Save password", "Enter").hears("Your password is changed.");
            tab.go(visitors.invitation(invited)).sees("Welcome to Acme").keyIn("Your name (optional)", "Lou")
                .keyIn("Choose a password", People.PASSWORD).key("Accept the invitation", "Enter")
                .hears("Welcome.");
        }
    }

    @Test
    void the_keyboard_is_enough_for_every_step_and_change() {
        String email = visitors.member("Max");
        visitors.member(world.rival(), email, "Max", "member");
        try (Tab elsewhere = tab(); Tab tab = tab()) {
            visitors.password(elsewhere.go("/sign-in?account=" + world.acme().account()), email)
                .sees("Your profile");
            visitors.telephone(elsewhere);
            String code = elsewhere.texts("#codes code").getFirst();
            tab.go("/sign-in").keyIn("E-mail address", email).key("Continue", "Enter").sees("Welcome")
                .keyIn("Password", People.PASSWORD).key("Sign in", "Enter").sees("Choose an account")
                .key("Acme", "Enter").sees("Second step").key("Use a backup code instead", "Space")
                .keyIn("Backup code", code).key("Continue with a backup code", "Enter").sees("Your profile");
            tab.key("End all other sessions", "Enter").hears("The other session has ended.");
            tab.key("Change your password", "Enter").sees("Change your password")
                .keyIn("Current password", People.PASSWORD).keyIn("New password", NEW)
                .key("Save password", "Enter").hears("Your password is changed.");
            tab.go("/sign-in/confirm?next=/profile/two-factor").sees("Is it still you?")
                .key("Use your password instead", "Enter").keyIn("Password", NEW)
                .key("Confirm with the password", "Enter").sees("Two-factor authentication")
                .key("Turn off", "Enter").hears("Two-factor authentication is off.");
        }
    }

    @Test
    void no_code_is_needed() {
        String email = visitors.member("Noel");
        try (Tab tab = tab(Look.DESK.withoutCode())) {
            visitors.signIn(tab, email);
            Authenticator telephone = visitors.telephone(tab);
            List<String> codes = tab.texts("#codes code");
            assertThat(codes).hasSize(10);
            tab.go("/profile").type("Your name (optional)", "Noël").press("Save")
                .hears("Your name is saved.");
            tab.press("Dark");
            assertThat(tab.attribute("html", "data-theme")).isEqualTo("dark");
            tab.press("Sign out").hears("You are signed out.");
            visitors.password(tab, email).sees("Second step").press("Use a backup code instead")
                .type("Backup code", codes.getFirst()).press("Continue with a backup code")
                .sees("Your profile");
            tab.press("Sign out");
            visitors.password(tab, email).sees("Second step").press("Use a backup code instead")
                .type("Backup code", codes.getFirst()).press("Continue with a backup code")
                .hears("wrong or used up");
            tab.type("Code from your authenticator", telephone.code()).press("Continue").sees("Your profile");
            assertThat(tab.text()).contains("9 backup codes are left.");
        }
    }

    @Test
    void a_forgotten_password_is_replaced_by_a_link_that_is_good_once() {
        String email = visitors.member("Fay");
        try (Tab tab = tab(); Tab elsewhere = tab()) {
            visitors.signIn(elsewhere, email);
            tab.go("/sign-in").type("E-mail address", email).press("Continue").press("Forgot password?")
                .sees("Forgot your password?").type("E-mail address", email).press("Send the link")
                .sees("Check your mail");
            String link = visitors.mailed(email, "/sign-in/password");
            tab.go(link).sees("Choose a new password").go(link).sees("Choose a new password");
            tab.type("New password", NEW).press("Save password").hears("Your password is changed.");
            tab.go(link).sees("This link no longer works");
            elsewhere.go("/profile").sees("Sign in");
            tab.go("/sign-in").type("E-mail address", email).press("Continue")
                .type("Password", People.PASSWORD)
                .press("Sign in").hears("is wrong").type("Password", NEW).press("Sign in")
                .sees("Your profile");
        }
    }

    @Test
    void whoever_is_invited_comes_in() {
        String email = People.address();
        String link = visitors.invitation(email);
        try (Tab tab = tab()) {
            tab.go(link).sees("Welcome to Acme").type("Your name (optional)", "Ina")
                .type("Choose a password", People.PASSWORD).press("Accept the invitation").hears("Welcome.");
            visitors.password(tab, email).sees("Your profile");
            assertThat(tab.text()).contains(email);
            tab.go(link).sees("This link no longer works");
        }
    }

    @Test
    void one_address_may_be_in_several_accounts() {
        String email = visitors.member("Sam");
        visitors.member(world.rival(), email, "Sam", "admin");
        try (Tab tab = tab()) {
            visitors.password(tab.go("/sign-in"), email).sees("Choose an account").press("Rival")
                .sees("Your profile");
            assertThat(tab.texts(".whose")).first().asString().contains("Rival").contains("admin");
            tab.press("Sign out");
            visitors.password(tab.go("/sign-in?account=" + world.acme().account()), email)
                .sees("Your profile");
            assertThat(tab.texts(".whose")).first().asString().contains("Acme");
        }
    }

    @Test
    void a_session_that_is_ended_elsewhere_is_over() {
        String email = visitors.member("Eve");
        try (Tab first = tab(); Tab second = tab()) {
            visitors.signIn(first, email);
            visitors.signIn(second, email);
            first.reload().press("End all other sessions").hears("The other session has ended.");
            second.go("/profile").sees("Sign in");
            first.reload().sees("Your profile");
        }
    }

    @Test
    void nothing_comes_back_after_signing_out() {
        String email = visitors.member("Bea");
        try (Tab tab = tab()) {
            Tab beside = visitors.signIn(tab, email).beside().go("/profile").sees("Your profile");
            tab.go("/profile/password").sees("Change your password").press("Sign out")
                .hears("You are signed out.");
            tab.back().sees("Sign in");
            beside.type("Your name (optional)", "Ghost").press("Save").sees("Sign in");
            assertThat(tab.cookies()).doesNotContainKey("jiq");
        }
    }

    @Test
    void two_tabs_do_not_disturb_each_other() {
        String email = visitors.member("Two");
        try (Tab tab = tab()) {
            tab.go("/sign-in").type("E-mail address", email).press("Continue").sees("Welcome");
            Tab beside = visitors.signIn(tab.beside(), email);
            tab.type("Password", People.PASSWORD).press("Sign in").sees("Your profile");
            beside.press("Dark").sees("This form is out of date");
            beside.go("/profile").sees("Your profile").press("Dark").sees("Your profile");
        }
    }

    private static void lured(Tab tab, String url, String leadsTo) {
        tab.go(url);
        assertThat(tab.page().frames().getLast().content()).doesNotContain("Your profile");
        tab.press("Go").sees(leadsTo).go("/profile").sees("Your profile");
        assertThat(tab.value("#name")).isEqualTo("Victor");
    }

    private void lure(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = ("<form method=post action=\"%1$s/profile/name\"><input name=name value=Mallory>"
                + "<button>Go</button></form><iframe src=\"%1$s/profile\"></iframe>")
                .formatted(world.server().url()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /// What a page of somebody else can do with the cookies of a visitor: lead them here, and nothing else.
    @Test
    void a_page_of_somebody_else_can_neither_send_nor_frame() {
        String email = visitors.member("Victor");
        try (Listener other = new Listener(this::lure); Tab tab = tab()) {
            visitors.signIn(tab, email);
            lured(tab, other.url(), "This form is out of date");
            // of another site the form comes without cookies, and what it leads to is only looked at
            lured(tab, other.url().replace("127.0.0.1", "localhost"), "Your profile");
            tab.forgive("loads ", "frame-ancestors", "X-Frame-Options");
        }
    }
}
