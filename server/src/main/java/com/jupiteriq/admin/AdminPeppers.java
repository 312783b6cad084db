package com.jupiteriq.admin;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.node.Installation;
import com.jupiteriq.tokens.PepperRotation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `admin pepper …`
@Command(name = "pepper",
    description = "Replaces the pepper, which keys and tokens are hashed with.")
final class AdminPeppers implements Runnable {

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminPeppers(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "add", description = "Puts a new pepper in force, while servers run.")
    int add(
        @Option(names = "--new-pepper-file", paramLabel = "FILE",
            description = "File with the 32 bytes, raw or base64; made when left out and the data folder"
                + " keeps it.") @Nullable Path file) {
        return admin.perform(desk -> {
            Installation installation = desk.installation();
            if (file == null && !installation.keepsPepper()) {
                throw new StartRefused("This installation has a pepper of your own; give the new one with"
                    + " --new-pepper-file (make it with: head -c 32 /dev/urandom | base64).");
            }
            byte[] next = installation.newPepper(file);
            String id = desk.peppers().add(desk.actor(), next);
            if (installation.keepsPepper()) {
                installation.keepPepper(next);
            }
            return added(id, installation.keepsPepper());
        });
    }

    private static Admin.Say added(String id, boolean kept) {
        return new Admin.Say(
            new JsonWriter().object().key("pepper").object().field("id", id).endObject().endObject()
                .toString(),
            "The new pepper " + id + " is in force; keys and tokens take it when they are used."
            + (kept ? " It lies in the data folder." : " Give it to every node before its next start.") + """

                When ./jupiter admin pepper list says that nothing needs the old one, make that worthless with
                ./jupiter admin pepper retire ID""");
    }

    @Command(name = "list",
        description = "Lists the peppers, and how many keys, sessions and tokens need each.")
    int list() {
        return admin.perform(desk -> {
            List<PepperRotation.Shown> peppers = desk.peppers().list();
            JsonWriter json = new JsonWriter().object().key("peppers").array();
            Table table = new Table("PEPPER", "ADDED", "IN FORCE", "NEEDED BY");
            peppers.forEach(pepper -> {
                json.object()
                    .field("id", pepper.id())
                    .field("added_at", pepper.addedAt())
                    .field("in_force", pepper.inForce())
                    .field("needed", pepper.needed())
                    .endObject();
                table.row(pepper.id(), JsonWriter.timestamp(pepper.addedAt()),
                    pepper.inForce() ? "yes" : "no", Long.toString(pepper.needed()));
            });
            return new Admin.Say(json.endArray().endObject().toString(), table.toString());
        });
    }

    @Command(name = "retire", description = "Makes an old pepper worthless, when nothing needs it any more.")
    int retire(
        @Parameters(paramLabel = "ID", description = "As list shows it.") String id,
        @Option(names = "--force",
            description = "Ends the keys, sessions and tokens that need it.") boolean force) {
        return admin.perform(desk -> {
            int ended = desk.peppers()
                .retire(desk.actor(), id, force, desk.installation()::keepPepper);
            return new Admin.Say(
                new JsonWriter().object().key("retired").object()
                    .field("id", id).field("revoked", ended).endObject().endObject().toString(),
                "The pepper " + id + " is worthless now."
                    + (ended == 0 ? "" : " Ended with it: " + ended + "."));
        });
    }
}
