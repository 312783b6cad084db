package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Authenticator;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tab;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// People who come in by pages, made as they are needed.
record Visitors(World world) {

    private static final Duration DELIVERY = Duration.ofSeconds(20);

    /// Somebody who can sign in, in the account of the world's first customer.
    String member(String name) {
        return member(world.acme(), People.address(), name, "member");
    }

    String member(Tenant of, String email, String name, String role) {
        new People(world, of.platform().secret()).send(Call.post(People.USERS).json(Json.object(
            "email", email, "name", name, "role", role, "password", People.PASSWORD))).must(201);
        return email;
    }

    /// The path of a link by which somebody comes in who is invited.
    String invitation(String email) {
        People people = new People(world, world.acme().platform().secret());
        String token = people.send(Call.post(People.USERS + "/" + people.user(email) + "/invitation")
            .json("{\"notify\":false}")).must(200).json().path("token").asString();
        return "/sign-in/invitation?token=" + world.acme().account() + "." + token;
    }

    Tab signIn(Tab tab, String email) {
        return password(tab.go("/sign-in"), email).sees("Your profile");
    }

    /// Types address and password where the first of them is asked for.
    Tab password(Tab tab, String email) {
        return tab.sees("Sign in").type("E-mail address", email).press("Continue")
            .sees("Welcome").type("Password", People.PASSWORD).press("Sign in");
    }

    /// Sets a second factor up for whoever is signed in there.
    Authenticator telephone(Tab tab) {
        tab.go("/profile/two-factor").press("Set up").sees("Set up your authenticator");
        Authenticator telephone = new Authenticator(tab.html().replaceAll(
            "(?s).*id=\"secret\">([A-Z2-7 ]+)<.*", "$1"));
        tab.type("Code", telephone.code()).press("Turn on").sees("Your backup codes");
        return telephone;
    }

    /// The newest link below this path that was mailed to somebody.
    String mailed(String email, String path) {
        Pattern link = Pattern.compile("https?://[^/\\s]+(" + Pattern.quote(path)
            + "\\?token=[A-Za-z0-9_.]+)");
        return Eventually.get("a mail to " + email, DELIVERY, () -> mails()
            .filter(mail -> mail.contains(email))
            .flatMap(mail -> link.matcher(mail).results().map(found -> found.group(1)).limit(1))
            .reduce((earlier, later) -> later));
    }

    /// All, the oldest first.
    Stream<String> mails() {
        try (Stream<Path> files = Files.list(world.server().data().resolve("mail"))) {
            return files.filter(mail -> mail.toString().endsWith(".eml")).sorted()
                .map(Visitors::read).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    private static String read(Path mail) {
        try {
            return Files.readString(mail).replaceAll("=\r?\n", "").replace("=3D", "=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The link that the server has printed last for the operator's first owner.
    Optional<String> firstOwner() {
        return Pattern.compile("http\\S+(/sign-in/first-owner\\?token=\\S+)").matcher(world.server().log(0))
            .results().map(found -> found.group(1)).reduce((earlier, later) -> later);
    }
}
