package com.jupiteriq.edge.pages;

import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.signin.pages.Authenticator;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser that keeps cookies, runs no code and goes nowhere by itself.
final class Surfer {

    static final String PASSWORD = "correct horse battery staple";
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]*)\"");
    private static final Pattern BACKUP = Pattern.compile("<li><code>([^<]+)</code></li>");
    private static final Pattern FIELD =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final TestServer server;
    final Map<String, String> cookies = new TreeMap<>();
    final Map<String, String> headers = new TreeMap<>();

    /// The token of the form that was seen last.
    String token = "";

    Surfer(TestServer server) {
        this.server = server;
    }

    /// Another tab of the same browser, on the same page.
    Surfer(Surfer other) {
        server = other.server;
        cookies.putAll(other.cookies);
        token = other.token;
    }

    record Seen(int status, HttpHeaders headers, String body) {

        String location() {
            return headers.firstValue("Location").orElse("");
        }

        String hidden(String name) {
            Matcher field = FIELD.matcher(body);
            while (field.find()) {
                if (field.group(1).equals(name)) {
                    return field.group(2);
                }
            }
            throw new AssertionError("no hidden field " + name + " in " + body);
        }
    }

    static String email() {
        return "somebody-" + UUID.randomUUID() + "@example.com";
    }

    /// A user of the account who can sign in.
    static String user(TestServer server, Account account, String role) {
        String email = email();
        HttpResponse<String> made = server.send("POST", "/v1/users", server.key(account, "platform"),
            "{\"email\":\"" + email + "\",\"name\":\"Ann Lee\",\"role\":\"" + role + "\",\"password\":\""
                + PASSWORD + "\"}");
        if (made.statusCode() != 201) {
            throw new AssertionError(made.body());
        }
        return email;
    }

    Seen get(String path) {
        return seen(request(path).GET());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = server.open(path);
        headers.forEach(request::setHeader);
        return cookies.isEmpty() ? request : request.setHeader("Cookie", cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
    }

    /// Sends the form that was seen last, filled in.
    ///
    /// @param pairs names and values
    Seen send(String path, String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("form_token", token));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return sendRaw(path, fields.entrySet().stream().map(field -> encoded(field.getKey()) + "="
            + encoded(field.getValue())).collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Seen sendRaw(String path, String body) {
        return seen(request(path).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Seen seen(HttpRequest.Builder request) {
        HttpResponse<String> answer = server.send(request);
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String[] pair = line.substring(0, line.indexOf(';')).split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return new Seen(answer.statusCode(), answer.headers(), answer.body());
    }

    /// As far as address and password lead.
    Seen enter(String email) {
        // where a form is also for those who are in
        get("/sign-in/forgot");
        return send("/sign-in", "email", email, "password", PASSWORD, "next", "/profile");
    }

    Surfer signIn(String email) {
        Seen entered = enter(email);
        if (!entered.location().equals("/profile")) {
            throw new AssertionError(entered.status() + " " + entered.body());
        }
        get("/profile");
        return this;
    }

    boolean isIn() {
        return get("/profile").status() == 200;
    }

    /// A second factor.
    record Factor(String secret, List<String> codes) {}

    /// Sets one up.
    Factor addFactor() {
        Seen begun = get("/profile/two-factor/add");
        String secret = begun.body().replaceAll("(?s).*id=\"secret\">([A-Z2-7 ]+)<.*", "$1").replace(" ", "");
        Seen codes = send("/profile/two-factor/add", "pending", begun.hidden("pending"),
            "code", Authenticator.code(secret, server.tenants.clock.instant()));
        if (!codes.body().contains("Your backup codes")) {
            throw new AssertionError(codes.status() + " " + codes.body());
        }
        return new Factor(secret, BACKUP.matcher(codes.body()).results().map(code -> code.group(1)).toList());
    }

    /// Every form of the pages.
    static List<Page> forms(TestServer server) {
        return server.parts(Page.Table.class).stream().flatMap(table -> table.pages().stream())
            .filter(page -> page.takes() != null).toList();
    }
}
