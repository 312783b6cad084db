package com.jupiteriq;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.Users;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/// A tenant with users and organizations, for tests of the features beneath the edge.
public final class People implements AutoCloseable {

    public final TestServer server = new TestServer();
    public final Caller caller = callerOf(server.account());

    public static Caller callerOf(Account account) {
        return callerOf(account.live());
    }

    private static Caller callerOf(Tenant tenant) {
        return new Caller(tenant, Principal.installation("test"), Permissions.EVERYTHING,
            new Origin("req_test", "local", ""), Deadline.in(Duration.ofMinutes(10)));
    }

    public <T> T run(Function<Write, T> work) {
        return run(caller, work);
    }

    public <T> T run(Caller other, Function<Write, T> work) {
        return server.part(Writes.class).run(other, work);
    }

    /// Who is invited.
    public User user() {
        return user("somebody-" + UUID.randomUUID() + "@example.com");
    }

    public User user(String email) {
        return run(write -> server.part(Users.class).create(
            draft(UserDocument.USER, "{\"email\":\"" + email + "\"}"), write));
    }

    public Organization organization() {
        Organizations organizations = server.part(Organizations.class);
        return run(write ->
            organizations.create(draft(organizations.document(), "{\"name\":\"Ours\"}"), write));
    }

    public static <T> Draft<T> draft(Document<T> document, String json) {
        return document.created(ShapeReader.read(
            document.creation(), JsonReader.read(json.getBytes(StandardCharsets.UTF_8)), false));
    }

    @Override
    public void close() {
        server.close();
    }
}
