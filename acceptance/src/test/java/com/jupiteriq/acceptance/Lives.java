package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Lets happen whatever subscribers can hear of beside tickets and webhooks.
record Lives(World world, String key) {

    private static final String USERS = "/v1/users";

    /// Within which a task in the background has done what it has to do.
    private static final Duration DONE = Duration.ofSeconds(20);

    /// Passwords in a row, which lock.
    private static final int MOST_WRONG = 5;

    /// All but the end of a user, whose events say nothing any more once it has come.
    ///
    /// @return who is still to be deleted
    String all() {
        Resource.all(world).stream().filter(resource -> !resource.path().equals(USERS))
            .forEach(resource -> resource.live(key));
        new People(world, key).live();
        nearlyUsed();
        keys();
        asked();
        items();
        files();
        reports();
        return user();
    }

    /// What happens to the account itself, by its own live key and by the operator. The live log tells of it.
    void account() {
        String own = "/v1/account";
        send(Call.patch(own).json("{\"name\":\"Acme Ltd\",\"settings\":{\"audit_days\":365}}")).must(200);
        String account = send(Call.get(own)).must(200).json().path("id").asString();
        for (String wish : List.of(
                "plan=professional", "plan=enterprise", "state=cancelled", "state=active")) {
            world.admin().quickly("account", "set", account, wish).must(0);
        }
        for (String outcome : List.of("succeeded", "failed")) {
            world.admin().quickly("account", "pay", account, "outcome=" + outcome, "amount_minor=4900",
                "currency=EUR", "reference=" + outcome).must(0);
        }
    }

    private void keys() {
        String keys = "/v1/keys";
        String old = keys + "/" + send(Call.post(keys).json("""
                {"name":"Billing export","permissions":["tickets:read","tickets:write"],\
                "paths":[{"methods":["GET"],"path":"/v1/tickets/**"}],"allowed_ips":["203.0.113.0/24"],\
                "limit":{"requests":100,"window":"minute"}}"""))
            .must(201).json().path("id").asString();
        String next = keys + "/"
            + send(Call.post(old + "/rotate").json("{}")).must(201).json().path("id").asString();
        send(Call.post(next + "/disable")).must(200);
        send(Call.post(next + "/enable")).must(200);
        send(Call.delete(next)).must(204);
    }

    /// A higher limit is asked for, and granted by the operator.
    private void asked() {
        String path = "/v1/limits/increase-requests";
        String asked = send(Call.post(path).json("""
                {"limit":"account:minute","wanted":20000,"reason":"We open in twelve countries in May."}"""))
            .must(201).json().path("id").asString();
        String operator = world.operator().secret("platform", "live");
        Call tickets = Call.get("/v1/tickets?status=open&limit=100").apiKey(operator);
        String ticket = Eventually.get("the operator's ticket", DONE, () ->
            world.send(tickets).must(200).json().path("data").valueStream()
                .filter(open -> open.at("/metadata/increase_request").asString("").equals(asked))
                .map(open -> open.path("id").asString()).findFirst());
        world.send(Call.patch("/v1/tickets/" + ticket).json(Json.object("status", "resolved"))
            .apiKey(operator)).must(200);
        Eventually.until("it is granted", DONE, () -> send(Call.get(path + "/" + asked)).must(200).json()
            .path("state").asString().equals("granted"));
    }

    /// The last change of each kind is like the documented one.
    private void items() {
        ItemDriver items = ItemDriver.platform(world, key);
        String id = items.make(Json.object("attributes", Json.object("city", "Oslo"))).must(201).json()
            .path("id").asString();
        items.post(id, "archive").must(200);
        items.post(id, "restore").must(200);
        items.patch(id, Json.object("attributes", Json.object("city", "Bergen"))).must(200);
        items.bulk(false, Json.object("op", "update", "id", id, "data",
            Json.object("attributes", Json.object("city", "Oslo")))).must(200);
        items.delete(id).must(204);
    }

    /// One that is refused for good for its type, behind one in which a virus is found and whose appeal is
    /// refused.
    private void files() {
        FileDriver files = FileDriver.platform(world, key);
        String suspicious = settled(files, "installer.pdf", FileDriver.PDF);
        Fixtures.quarantine(world);
        send(Call.post(FileDriver.path(suspicious) + "/appeal").json(Json.object(
            "reason", "This is our own test file."))).must(202);
        String operator = world.operator().secret("platform", "live");
        world.send(Call.post("/v1/file-appeals/" + suspicious + "/decision").undocumented().apiKey(operator)
            .json(Json.object("decision", "refused", "reason", "It is one."))).must(200);
        settled(files, "page.html", FileDriver.bytes("<html></html>"));
        String id = settled(files, "holiday.png", FileDriver.PICTURE);
        files.patch(id, Json.object("name", "fjord.png")).must(200);
        files.delete(id).must(204);
    }

    /// One that is made, and then comes to nothing, since its job is gone.
    private void reports() {
        String name = "Requests of the week " + UUID.randomUUID();
        String report = "/v1/reports/" + send(Call.post("/v1/reports").json("""
                {"name":"%s","template":"usage","format":"csv",\
                "schedule":{"every":"week","on":1,"at":"07:00","time_zone":"Europe/Berlin"}}"""
                .formatted(name)))
            .must(201).json().path("id").asString();
        send(Call.post(report + "/runs")).must(202);
        became(report, "succeeded");
        told("report.completed");
        world.ledger().run("""
            insert into report_runs (tenant_id, id, report_id, state, scheduled, created_at)
            select tenant_id, gen_random_uuid(), id, 'running', false, now()
            from reports
            where name = '%s'""".formatted(name));
        became(report, "failed");
        told("report.failed");
    }

    private void became(String report, String state) {
        Eventually.until("a run that " + state, DONE, () -> send(Call.get(report + "/runs?state=" + state))
            .must(200).json().path("total").asInt() == 1);
    }

    private void told(String type) {
        Eventually.until(type + " is told", DONE, () ->
            !send(Call.get("/v1/events?after=0&type=" + type)).must(200).json().path("data").isEmpty());
    }

    private static String settled(FileDriver files, String name, byte[] contents) {
        String id = files.object(files.send(FileDriver.form(FileDriver.Part.file(name, contents),
            FileDriver.Part.field("metadata", "{\"album\":\"Norway\"}"))).must(201)).path("id").asString();
        files.settled(id);
        return id;
    }

    private void nearlyUsed() {
        String limited = send(Call.post("/v1/keys").json("""
                {"name":"Limited","permissions":["tickets:read"],"limit":{"requests":1,"window":"day"}}"""))
            .must(201).json().path("secret").asString();
        world.send(Call.get("/v1/tickets").apiKey(limited)).must(200);
        told("rate_limit.threshold_reached");
    }

    private String user() {
        String user = USERS + "/" + send(Call.post(USERS).json(Json.object(
                "email", "user@example.com", "name", "John Doe", "username", "john_doe",
                "password", "a story of some length")))
            .must(201).json().path("id").asString();
        send(Call.patch(user).json(Json.object("role", "agent"))).must(200);
        for (int i = 0; i < MOST_WRONG; i++) {
            send(Call.post("/v1/sessions").json(Json.object("login", "john_doe", "password", "a guess")));
        }
        send(Call.post(user + "/unlock")).must(200);
        send(Call.post(user + "/deactivate")).must(200);
        send(Call.post(user + "/activate")).must(200);
        sessions();
        return user;
    }

    /// One that is ended, for a token that comes again.
    private void sessions() {
        String token = send(Call.post("/v1/sessions").json(Json.object("login", "john_doe",
                "password", "a story of some length", "device", "Ann's phone",
                "client", Json.object("address", "203.0.113.7", "user_agent", "ExampleApp/2.1"))))
            .must(201).json().path("refresh_token").asString();
        String next = refresh(token).must(200).json().path("refresh_token").asString();
        refresh(next).must(200);
        refresh(token).must(401);
    }

    private Answer refresh(String token) {
        return send(Call.post("/v1/sessions/refresh").json(Json.object("refresh_token", token)));
    }

    void end(String user) {
        send(Call.delete(user)).must(204);
    }

    private Answer send(Call call) {
        return world.send(call.apiKey(key));
    }
}
