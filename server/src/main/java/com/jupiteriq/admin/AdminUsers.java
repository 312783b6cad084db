package com.jupiteriq.admin;

import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `admin user …`
@Command(name = "user", description = "Invites users.")
final class AdminUsers implements Runnable {

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminUsers(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "invite", description = "Makes a user of the live environment and mails how to come in;"
        + " one who has not come in yet is mailed anew.")
    int invite(
        @Option(names = "--account", required = true, paramLabel = "ACCOUNT",
            description = "The account, acc_….") String account,
        @Option(names = "--email", required = true, paramLabel = "ADDRESS",
            description = "Where the mail goes; the user signs in with it.") String email,
        @Option(names = "--role", paramLabel = "ROLE", defaultValue = "member",
            description = "What the user may do: owner, admin or another role of the account"
            + " (default: ${DEFAULT-VALUE}).") String role) {
        return admin.perform(desk -> {
            Account known = desk.business().customers().named(account);
            Caller caller = desk.actor().in(known.live())
                .entitled(desk.business().plans().entitlements(known));
            User user = desk.people().writes().run(caller, write ->
                invited(desk.people(), email, role, write));
            return new Admin.Say(
                new JsonWriter().object().field("user", USER.of(user)).endObject().toString(),
                "Invited " + user.publicId() + " to " + known.publicId() + " as " + role + ".");
        });
    }

    private static User invited(Admin.People people, String email, String role, Write write) {
        Optional<User> known = people.users().byEmail(write.caller(), email);
        if (known.isEmpty()) {
            byte[] body = new JsonWriter().object().field("email", email).field("role", role).endObject()
                .toString().getBytes(StandardCharsets.UTF_8);
            User made = people.users().create(
                USER.created(ShapeReader.read(USER.creation(), JsonReader.read(body), false)), write);
            people.invitations().invite(made, write);
            return made;
        }
        User user = known.get();
        if (!user.details().role().equals(role)) {
            throw new StartRefused("There is a user with this address, whose role is "
                + user.details().role() + ". Invite with that role, or give the user another one first.");
        }
        people.invitations().invite(new UserRef.ById(user.id()), true, write);
        return user;
    }
}
