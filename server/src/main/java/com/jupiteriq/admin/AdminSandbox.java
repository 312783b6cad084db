package com.jupiteriq.admin;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.analytics.SandboxTraffic;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.kernel.TypeId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `admin sandbox …`
@Command(name = "sandbox", description = "Fills the operator's test environment.")
final class AdminSandbox implements Runnable {

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminSandbox(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "traffic", description = "Makes a month of requests that nobody has made, of clients that"
        + " call themselves " + SandboxTraffic.AGENT + "; hours that were made before are left as they are.")
    int traffic() {
        return admin.perform(desk -> {
            Account operator = desk.accounts().first().orElseThrow(() -> new StartRefused(
                "There is no account yet. Start the server once: ./jupiter serve"));
            List<UUID> keys = desk.keys().list(operator.publicId()).stream()
                .filter(key -> key.environment() == Environment.TEST && key.state().equals("active"))
                .map(key -> TypeId.parse("key", key.id()).orElseThrow()).toList();
            long made = desk.traffic().make(operator.test(), keys);
            return new Admin.Say(
                new JsonWriter().object().field("requests", made).endObject().toString(),
                "Made " + made + " requests in the environment test of " + operator.publicId()
                    + ", of clients that call themselves " + SandboxTraffic.AGENT + ".");
        });
    }
}
