package com.jupiteriq.admin;

import static com.jupiteriq.keys.KeyDocument.ANY_KEY;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.kernel.TimeSpan;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.KeyView;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.keys.PathRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `admin key …`
@Command(name = "key",
    description = "Creates, lists, rotates, revokes, disables and enables keys.")
final class AdminKeys implements Runnable {

    private static final String ID = "ID";

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminKeys(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    /// The restrictions and names that a new key may be given.
    static final class Wish {

        @Option(names = "--account", required = true, paramLabel = "ACCOUNT",
            description = "Its account, acc_….")
        private String account = "";

        @Option(names = "--environment", required = true, paramLabel = "live|test",
            description = "Its environment.")
        private String environment = "";

        @Option(names = "--contract", required = true, paramLabel = "CONTRACT",
            description = "The contract that it speaks: accounts, identity, integration or platform.")
        private String contract = "";

        @Option(names = "--name", paramLabel = "NAME", description = "What it is for.")
        private @Nullable String name;

        @Option(names = "--permissions", paramLabel = "A,B", split = ",",
            description = "resource:action, or read, write, admin; everything when left out.")
        private List<String> permissions = List.of();

        @Option(names = "--path", paramLabel = "'METHODS /v1/PATH'",
            description = "Operations that it may call, 'GET /v1/tickets/**' or '* /v1/webhooks/*'; may be"
            + " repeated; everything when left out.")
        private List<String> paths = List.of();

        @Option(names = "--allow-ip", paramLabel = "CIDR",
            description = "Address or network that it may be used from; may be repeated.")
        private List<String> addresses = List.of();

        @Option(names = "--expires", paramLabel = "RFC3339",
            description = "When it ends, 2030-01-31T00:00:00Z.")
        private @Nullable String expires;

        @Option(names = "--limit", paramLabel = "N/minute|hour|day", description = "Its own rate limit.")
        private @Nullable String limit;

        KeyOrder order() {
            return new KeyOrder(
                account, environment, contract, name, permissions, paths, addresses, expires, limit);
        }
    }

    @Command(name = "create", description = "Creates a key and shows its secret, once.")
    int create(@picocli.CommandLine.Mixin Wish wish) {
        return admin.perform(desk -> created(desk.keys().create(desk.actor(), wish.order())));
    }

    @Command(name = "list", description = "Lists the keys of an account, without secrets.")
    int list(
        @Option(names = "--account", required = true, paramLabel = "ACCOUNT",
            description = "acc_…") String account) {
        return admin.perform(desk -> {
            List<KeyView> keys = desk.keys().list(account);
            JsonWriter json = new JsonWriter().object().key("keys").array();
            keys.forEach(key -> json.raw(ANY_KEY.of(key)));
            Table table =
                new Table("KEY", "CONTRACT", "ENVIRONMENT", "STATUS", "LAST USED", "EXPIRES", "PATHS",
                    "NAME");
            keys.forEach(key -> table.row(key.id(), key.contract(), key.environment().word(), key.state(),
                time(key.lastUsedAt()), time(key.expiresAt()), paths(key), key.name()));
            return new Admin.Say(json.endArray().endObject().toString(), table.toString());
        });
    }

    @Command(name = "rotate",
        description = "Makes a new key with the same settings; the old one ends after the overlap.")
    int rotate(
        @Parameters(paramLabel = ID, description = "key_…") String id,
        @Option(names = "--overlap", paramLabel = "TIME", defaultValue = "1h",
            description = "How long both work, 0s to 30d (default: ${DEFAULT-VALUE}).") String overlap) {
        Duration span = TimeSpan.parse(overlap).orElseThrow(() ->
            new StartRefused("--overlap must be " + TimeSpan.FORM + ", not \"" + overlap + "\"."));
        return admin.perform(desk -> created(desk.keys().rotate(desk.actor(), id, span)));
    }

    @Command(name = "revoke", description = "Ends a key at once and for good.")
    int revoke(@Parameters(paramLabel = ID, description = "key_…") String id) {
        return admin.perform(desk -> turned(desk.keys().revoke(desk.actor(), id)));
    }

    @Command(name = "disable", description = "Pauses a key until it is enabled.")
    int disable(@Parameters(paramLabel = ID, description = "key_…") String id) {
        return admin.perform(desk -> turned(desk.keys().disable(desk.actor(), id)));
    }

    @Command(name = "enable", description = "Ends the pause of a disabled key.")
    int enable(@Parameters(paramLabel = ID, description = "key_…") String id) {
        return admin.perform(desk -> turned(desk.keys().enable(desk.actor(), id)));
    }

    private static Admin.Say created(NewKey made) {
        KeyView key = made.key();
        String json = new JsonWriter().object()
            .field("key", ANY_KEY.of(key))
            .field("secret", made.secret())
            .endObject()
            .toString();
        return new Admin.Say(json, """
            Created key %s for %s, %s.
            Its secret is not shown again: %s"""
            .formatted(key.id(), key.contract(), key.environment().word(), made.secret()));
    }

    private static Admin.Say turned(KeyView key) {
        return new Admin.Say(new JsonWriter().object().field("key", ANY_KEY.of(key)).endObject().toString(),
            "Key " + key.id() + " is now " + key.state() + ".");
    }

    private static String paths(KeyView key) {
        return key.paths().isEmpty() ? "all" :
            key.paths().stream().map(PathRule::toString).collect(Collectors.joining("; "));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "never" : JsonWriter.timestamp(at);
    }
}
