package com.jupiteriq.admin;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.node.Installation;
import com.jupiteriq.seals.MasterKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `admin master-key …`
@Command(name = "master-key",
    description = "Replaces the master key, which wraps the data keys of all accounts.")
final class AdminMasterKey implements Runnable {

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminMasterKey(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "rotate", description = "Wraps all data keys with a new master key, while servers run.")
    int rotate(
        @Option(names = "--new-master-key-file", paramLabel = "FILE",
            description = "File with the 32 bytes, raw or base64; made when left out and the data folder"
                + " keeps it.") @Nullable Path file) {
        return admin.perform(desk -> {
            Installation installation = desk.installation();
            if (file == null && !installation.keepsMasterKey()) {
                throw new StartRefused("This installation has a master key of your own; give the new one with"
                    + " --new-master-key-file (make it with: head -c 32 /dev/urandom | base64).");
            }
            MasterKey next = installation.newMasterKey(file);
            int count = desk.encryption().rotateMasterKey(desk.actor(), next);
            if (installation.keepsMasterKey()) {
                desk.encryption().retireMasterKeys(desk.actor(), installation::keep);
            }
            return rotated(count, next, installation.keepsMasterKey());
        });
    }

    private static Admin.Say rotated(int count, MasterKey key, boolean kept) {
        String json = described(key).field("data_keys", count).field("old_retired", kept)
            .endObject().endObject().toString();
        return new Admin.Say(json,
            "The new master key " + key.fingerprint() + " wraps " + count + " data keys."
            + (kept ? " It lies in the data folder, and the old one opens nothing any more." : """

                Give it to every node before its next start. Then make the old one worthless with
                ./jupiter admin master-key retire"""));
    }

    @Command(name = "retire", description = "Makes old master keys worthless, with which nodes still start.")
    int retire() {
        return admin.perform(desk -> {
            int count = desk.encryption().retireMasterKeys(desk.actor(), desk.installation()::keep);
            return new Admin.Say(
                new JsonWriter().object().field("retired", count).endObject().toString(),
                count == 0
                    ? "There was no old master key."
                    : "Old master keys that open nothing any more: " + count + ".");
        });
    }

    private static JsonWriter described(MasterKey key) {
        return new JsonWriter().object().key("master_key").object().field("fingerprint", key.fingerprint());
    }
}
