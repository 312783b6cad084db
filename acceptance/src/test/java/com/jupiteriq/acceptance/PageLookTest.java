package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Authenticator;
import com.jupiteriq.acceptance.kit.Browser;
import com.jupiteriq.acceptance.kit.Browser.Look;
import com.jupiteriq.acceptance.kit.Tab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How every page looks in each of its states, at three sizes, in the light and in the dark: nothing keeps
/// anybody out (R485). With `-Dpages.pictures=folder` each becomes a picture, to be looked at.
@AcceptanceTest
class PageLookTest {

    private static final String LONG_NAME =
        "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Eastern Shipping Department";
    private static @Nullable Browser browser;

    private final World world;
    private final Visitors visitors;
    private final List<String> barriers = new ArrayList<>();

    PageLookTest(World world) {
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

    /// Looks at what the tab shows, as everybody does.
    private void look(Tab tab, String state) {
        for (Look look : Look.all()) {
            tab.resize(look);
            (look.equals(Look.DESK) ? tab.barriers() : tab.barriersOfLook())
                .forEach(barrier -> barriers.add(state + " " + look + ": " + barrier));
            String folder = System.getProperty("pages.pictures");
            if (folder != null) {
                tab.shoot(Path.of(folder, state + "-" + look + ".png"));
            }
        }
        tab.resize(Look.DESK);
    }

    private Tab tab() {
        return browser.tab(world.server(), Look.DESK);
    }

    @Test
    void whoever_comes_in_finds_their_way() {
        String email = visitors.member("Nora");
        visitors.member(world.rival(), email, "Nora", "member");
        try (Tab tab = tab()) {
            look(tab.go("/sign-in").sees("Sign in"), "sign-in");
            look(tab.type("E-mail address", "nobody@").press("Continue")
                .hears("Enter your whole"), "sign-in-wrong");
            look(tab.type("E-mail address", email).press("Continue").sees("Welcome"), "password");
            look(tab.type("Password", "something wrong").press("Sign in")
                .hears("is wrong"), "password-wrong");
            look(tab.type("Password", People.PASSWORD).press("Sign in").sees("Choose an account"), "account");
            look(tab.press("Acme").sees("Your profile"), "profile-new");
            look(tab.go("/sign-out").sees("Sign out?"), "sign-out");
            look(tab.press("Sign out").hears("You are signed out."), "signed-out");
        }
        assertThat(barriers).isEmpty();
    }

    @Test
    void whoever_has_a_link_finds_their_way() {
        String email = visitors.member("Ole");
        try (Tab tab = tab()) {
            look(tab.go("/sign-in/forgot").sees("Forgot your password?"), "forgot");
            look(tab.type("E-mail address", email).press("Send the link").sees("Check your mail"), "mailed");
            look(tab.go(visitors.mailed(email, "/sign-in/password")).sees("Choose a new password"), "reset");
            look(tab.type("New password", "password1234").press("Save password").hears(""), "reset-weak");
            look(tab.go("/sign-in/password").sees("Choose a new password"), "reset-by-token");
            look(tab.go("/sign-in/password?token=none").sees("This link no longer works"), "link-ended");
            look(tab.go(visitors.invitation(People.address())).sees("Welcome to Acme"), "invitation");
            look(tab.type("Choose a password", "short").press("Accept the invitation")
                .hears(""), "invitation-weak");
        }
        assertThat(barriers).isEmpty();
    }

    @Test
    void whoever_is_in_sees_and_changes_what_is_theirs() {
        String email = visitors.member(LONG_NAME);
        try (Tab other = browser.tab(world.server(), Look.DESK); Tab tab = tab()) {
            visitors.signIn(other, email);
            visitors.signIn(tab, email);
            look(tab, "profile");
            look(tab.go("/profile/password").sees("Change your password"), "change-password");
            look(tab.type("Current password", "wrong").type("New password", "alsowrong")
                .press("Save password")
                .hears("This is not your password"), "change-password-wrong");
            look(tab.go("/profile/two-factor").sees("Two-factor authentication"), "factor-off");
            look(tab.press("Set up").sees("Set up your authenticator")
                .press("Enter the key instead"), "factor-add");
            look(tab.type("Code", "000000").press("Turn on")
                .hears("This is not the code"), "factor-add-wrong");
            Authenticator telephone = visitors.telephone(tab);
            look(tab, "factor-codes");
            look(tab.press("I have saved them").sees("Two-factor authentication"), "factor-on");
            look(tab.go("/sign-in/confirm?next=/profile").sees("Is it still you?"), "confirm");
            look(tab.press("Use your password instead"), "confirm-password");
            look(tab.go("/profile").sees("Your profile"), "profile-with-factor");
            tab.go("/sign-out").press("Sign out");
            look(visitors.password(tab, email).sees("Second step"), "second");
            look(tab.press("Use a backup code instead"), "second-backup");
            look(tab.type("Backup code", "none").press("Continue with a backup code")
                .hears("wrong or used up"),
                "second-wrong");
            tab.type("Code from your authenticator", telephone.code()).press("Continue").sees("Your profile");
        }
        assertThat(barriers).isEmpty();
    }

    @Test
    void whoever_is_refused_is_told_so() {
        try (Tab tab = tab()) {
            look(tab.go("/console").sees("There is nothing here"), "error-404");
            assertThat(tab.status()).isEqualTo(404);
            look(tab.go("/profile?" + "a".repeat(8_300)).sees("This address is too long"), "error-414");
            assertThat(tab.status()).isEqualTo(414);
            look(tab.go("/sign-in/account").sees("This address does not work that way"), "error-405");
            tab.go("/sign-in").type("E-mail address", "a@example.com");
            tab.page().context().clearCookies();
            look(tab.press("Continue").sees("This form is out of date"), "error-403");
            assertThat(tab.status()).isEqualTo(403);
        }
        assertThat(barriers).isEmpty();
    }

    /// None of them is here to be asked; what they skip is (R483).
    @Test
    void browsers_of_2021_show_the_pages_too() {
        String email = visitors.member("Pia");
        try (Tab tab = tab().asIn2021()) {
            look(tab.go("/sign-in").type("E-mail address", "nobody@").press("Continue")
                .hears("Enter your whole"), "2021-sign-in");
            look(tab.type("E-mail address", email).press("Continue").sees("Welcome"), "2021-password");
            look(tab.type("Password", People.PASSWORD).press("Sign in").sees("Your profile"), "2021-profile");
            look(tab.go("/profile/two-factor").press("Set up").sees("Set up your authenticator"),
                "2021-factor-add");
        }
        assertThat(barriers).isEmpty();
    }

    /// The world has one, and nobody else in this run makes it.
    @Test
    void the_first_owner_makes_the_server_theirs() {
        String link = visitors.firstOwner().orElseThrow();
        String email = People.address();
        try (Tab tab = tab()) {
            look(tab.go(link).sees("Make this yours"), "first-owner");
            look(tab.type("Your name", "Ada").type("E-mail address", email).type("Choose a password", "x")
                .press("Make me the owner").hears(""), "first-owner-weak");
            tab.type("Choose a password", People.PASSWORD).press("Make me the owner")
                .hears("This is yours now");
            visitors.password(tab, email).sees("Your profile");
            assertThat(tab.text()).contains("owner").contains(email);
            tab.go(link).sees("This link no longer works");
        }
        assertThat(barriers).isEmpty();
    }
}
