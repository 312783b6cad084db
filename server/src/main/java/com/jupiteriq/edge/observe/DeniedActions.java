package com.jupiteriq.edge.observe;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.audit.Denials;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Visit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts what a caller had no right to do (403) into the audit trail of its tenant. The action is the verb and
/// the noun of the operation: `ticket.update` of `updateTicket`, `api.discover` of `discover`.
record DeniedActions(Denials denials) implements RequestObserver {

    private static final int FORBIDDEN = 403;

    private static final Pattern VERB = Pattern.compile("([a-z]+)(.*)");
    private static final Pattern CAPITAL = Pattern.compile("(?<!^)([A-Z])");

    /// What people type in place of an id is not kept.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Override
    public void over(Visit visit, long nanos) {
        Admitted caller = visit.admitted();
        Route route = visit.route();
        if (visit.status() == FORBIDDEN && caller != null && route != null) {
            denials.record(caller.tenant(), caller.actor(), visit.call().origin(), new Denials.Deed(
                action(route.name()), target(route.path(), visit.call().path())));
        }
    }

    static String action(String operation) {
        Matcher parts = VERB.matcher(operation);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return "api." + operation;
        }
        String noun = CAPITAL.matcher(parts.group(2)).replaceAll("_$1").toLowerCase(Locale.ROOT);
        return noun + "." + parts.group(1);
    }

    /// The value of the last variable. Compared from the end, for a path may come without its mount.
    static @Nullable String target(String template, String path) {
        String[] names = template.split("/");
        String[] values = path.split("/");
        for (int i = 1; i <= Math.min(names.length, values.length); i++) {
            if (names[names.length - i].startsWith("{")) {
                String value = values[values.length - i];
                return ID.matcher(value).matches() ? value : null;
            }
        }
        return null;
    }
}
