package com.jupiteriq.accounts;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What subscribers hear of their account, in its live log only (000:68).
final class AccountEvents {

    private static final String ACCOUNT = "account";
    private static final String SUBSCRIPTION = "subscription";
    private static final String SETTINGS = "settings";

    private static final Field PREVIOUS_PLAN = Field.optional(
        "previous_plan", new Schema.OneOf(planWords()), "The plan before.");

    private AccountEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        Tenant tenant = new Tenant(EventType.SAMPLE_ID, EventType.SAMPLE_ID, Environment.LIVE);
        Account starter = Account.opened("Acme Ltd", Plan.STARTER, tenant, tenant, at);
        Account professional =
            Account.opened("Acme Ltd", Plan.PROFESSIONAL, tenant, tenant, at);
        return EventTypes.of(
            new EventType(changed("account.updated", starter, List.of("name")), at,
                "Something about the account was changed.", List.of(), EventType.CHANGED_FIELDS),
            new EventType(changed("account.settings_changed", starter, List.of("audit_days")), at,
                "The account has chosen other settings.", List.of(), EventType.CHANGED_FIELDS),
            new EventType(moved("changed", starter, professional), at,
                "The account has another plan.", List.of(), PREVIOUS_PLAN),
            new EventType(moved("upgraded", starter, professional), at,
                "The account has a higher plan.", List.of(), PREVIOUS_PLAN),
            new EventType(moved("downgraded", professional, starter), at,
                "The account has a lower plan.", List.of(), PREVIOUS_PLAN),
            new EventType(cancelled(starter), at, "The account was cancelled.", List.of()));
    }

    /// All that a change is, the more specific behind the general.
    static List<Event> of(Account before, Account after, Changes changes) {
        List<Event> events = new ArrayList<>();
        events.add(changed("account.updated", after, changes.fields()));
        if (changes.fields().contains(SETTINGS)) {
            events.add(changed("account.settings_changed", after,
                AccountSettings.SETTINGS.changes(before.settings(), after.settings()).fields()));
        }
        int steps = after.plan().compareTo(before.plan());
        if (steps != 0) {
            events.add(moved("changed", before, after));
            events.add(moved(steps > 0 ? "upgraded" : "downgraded", before, after));
        }
        if (after.state() == AccountState.CANCELLED && before.state() != AccountState.CANCELLED) {
            events.add(cancelled(after));
        }
        return List.copyOf(events);
    }

    private static Event changed(String type, Account account, List<String> fields) {
        return new Event(type, about(ACCOUNT, account).field("changed_fields", fields).endObject().done());
    }

    private static Event moved(String verb, Account before, Account after) {
        return new Event(SUBSCRIPTION + "." + verb, about(SUBSCRIPTION, after)
            .field("previous_plan", before.plan().word()).endObject().done());
    }

    private static Event cancelled(Account account) {
        return new Event(SUBSCRIPTION + ".cancelled", about(SUBSCRIPTION, account).endObject().done());
    }

    private static JsonWriter about(String noun, Account account) {
        return new JsonWriter()
            .object()
            .field("id", account.publicId())
            .field("type", noun)
            .field("attributes", AccountDocument.ACCOUNT.of(AccountDocument.live(account)));
    }

    private static List<String> planWords() {
        return List.of(Plan.STARTER.word(), Plan.PROFESSIONAL.word(), Plan.ENTERPRISE.word());
    }
}
