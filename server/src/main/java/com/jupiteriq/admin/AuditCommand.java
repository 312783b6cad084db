package com.jupiteriq.admin;

import com.jupiteriq.audit.Export;
import com.jupiteriq.audit.Fault;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.seals.SigningKeys.PublicHalf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `audit …`, which needs neither a server nor its data.
@Command(name = "audit", description = "Verifies an audit trail that was exported, on any machine.")
public final class AuditCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "verify", description = "Holds exported entries against their seals.")
    int verify(
        @Option(names = "--file", required = true, paramLabel = "FILE",
            description = "The entries, one JSON object a line, as GET /v1/audit gives them.") Path file,
        @Option(names = "--seals", required = true, paramLabel = "FILE",
            description = "The seals, as GET /v1/audit/seals gives them.") Path seals,
        @Option(names = "--key", required = true, paramLabel = "FILE",
            description = "A public key that has signed them, in PEM; may be repeated.") List<Path> keys) {
        List<PublicHalf> halves = new ArrayList<>();
        keys.forEach(key -> halves.add(key(key)));
        Export.Found found = Export.verify(file, seals, halves);
        if (found.fault() != null) {
            throw new StartRefused("The trail is not what was sealed: " + sentence(found.fault())
                + " Before it " + found.proven() + " entries are.");
        }
        System.out.println(found.proven() + " entries under " + (found.seals() - found.passed())
            + " seals are as they were sealed; of all entries " + found.wiped() + " were wiped."
            + (found.passed() == 0 ? ""
                : " " + found.passed() + " seals are over entries that are older than the export.")
            + (found.unsealed() == 0 ? ""
                : " " + found.unsealed() + " entries are newer than the last seal."));
        return 0;
    }

    static String sentence(Fault fault) {
        return switch (fault.reason()) {
            case CHANGED -> "entry " + fault.sequence() + " was changed.";
            case MISSING -> "entry " + fault.sequence() + " is missing.";
            case REORDERED -> "entry " + fault.sequence() + " is another one's.";
            case SEAL -> "the seal from entry " + fault.sequence()
                + " on is missing, changed, or signed by another key.";
        };
    }

    private static PublicHalf key(Path file) {
        try {
            return PublicHalf.ofPem(Files.readString(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartRefused("The file " + file + " is not an Ed25519 public key in PEM.", unreadable);
        }
    }
}
