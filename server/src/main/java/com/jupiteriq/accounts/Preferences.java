package com.jupiteriq.accounts;

import static com.jupiteriq.accounts.AccountSettings.SETTINGS;

import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Network;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What accounts say of themselves: their names and settings.
///
/// Refuses with `Invalid` what cannot be accepted, with `Closed` a change from the test environment and what
/// the plan leaves out, and with `PreconditionFailed` where another version was expected.
public final class Preferences {

    private static final String PREFIX = "settings.";

    private final Accounts accounts;

    Preferences(Accounts accounts) {
        this.accounts = accounts;
    }

    public Account get(Caller caller) {
        return accounts.of(caller.tenant())
            .orElseThrow(() -> new Refused(new Failure.Missing("account")));
    }

    /// @param body fits [AccountDocument#CHOICE]
    public Account change(IntPredicate expected, Fields body, Write write) {
        if (write.caller().tenant().environment() != Environment.LIVE) {
            throw new Refused(new Failure.Closed(
                "A test key cannot change the account, which both environments share. Use a live key.",
                null));
        }
        Account before = get(write.caller());
        write.follows(expected, before.version(), before.updatedAt());
        Fields chosen = AccountDocument.object(body, "settings");
        AccountSettings settings = chosen == null
            ? before.settings() : AccountSettings.of(SETTINGS.patched(before.settings(), chosen));
        String name = body.text("name");
        refuseWrong(before.settings(), settings, write.caller());
        return accounts.change(
            before, before.chosen(name == null ? before.name() : name, settings), write);
    }

    private static void refuseWrong(AccountSettings before, AccountSettings after, Caller caller) {
        List<Problem> problems = new ArrayList<>();
        refuseNoPage("invitation_url", after.invitationUrl(), problems);
        refuseNoPage("reset_url", after.resetUrl(), problems);
        if (!after.allowedIps().isEmpty() && !after.allowedIps().equals(before.allowedIps())) {
            caller.entitlements().demand(Feature.ALLOWED_IPS.word());
            refuseAddresses(after.allowedIps(), caller.origin().address(), problems);
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }

    /// Links in mails lead there, and bring a secret in the fragment.
    private static void refuseNoPage(String name, @Nullable String url, List<Problem> problems) {
        if (url == null) {
            return;
        }
        URI uri = URI.create(url);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            problems.add(Problem.wrong(PREFIX + name,
                "This must be an address of https or http without user and fragment."));
        }
    }

    private static void refuseAddresses(List<String> texts, String own, List<Problem> problems) {
        List<Network> networks = texts.stream().flatMap(text -> Network.parse(text).stream()).toList();
        String field = PREFIX + AccountSettings.ALLOWED_IPS.name();
        if (networks.size() < texts.size()) {
            problems.add(Problem.wrong(field,
                "Each must be an IPv4 or IPv6 address, or a network such as 203.0.113.0/24 without host"
                    + " bits."));
            return;
        }
        Optional<byte[]> address = Addresses.bytes(own);
        boolean keeps = address.isPresent()
            && networks.stream().anyMatch(network -> network.contains(address.get()));
        if (!keeps) {
            problems.add(Problem.wrong(field,
                "This would lock out your own address " + own + ". Add it, or a network that has it."));
        }
    }
}
