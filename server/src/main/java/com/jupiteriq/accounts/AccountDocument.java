package com.jupiteriq.accounts;

import com.jupiteriq.files.kinds.FileType;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The published JSON of an account: as it sees itself, and as the operator sees it.
public final class AccountDocument {

    private static final int MAX_REGION = 50;

    private static final List<String> MORE_FILE_TYPES = Arrays.stream(FileType.values())
        .filter(type -> !type.isAlwaysAllowed()).map(FileType::mediaType).toList();
    private static final Kind<List<String>> FILE_TYPES =
        Kind.texts(new Schema.OneOf(MORE_FILE_TYPES), MORE_FILE_TYPES.size());

    private static final Shape RULE = Shape.of("EndpointLimit",
        Field.required("method", Schema.nonEmpty(100), "One or several, or `*`.").example("\"POST\""),
        Field.required("path", Schema.nonEmpty(200), "Below `/v1`; `*` is one segment, `**` at the end"
            + " whatever follows.").example("\"/v1/tickets/**\""),
        Field.required("window",
            new Schema.OneOf(Arrays.stream(Window.values()).map(Window::word).toList()), "In which time."),
        Field.required("limit", new Schema.Whole(1, Rate.MAX_REQUESTS), "How many.").example("100"));

    /// What a body says about limits; what it leaves out stays.
    public static final Shape LIMITS = Shape.of("AgreedLimits",
        Field.optional("requests_per_minute", new Schema.Whole(1, Rate.MAX_REQUESTS).orNull(),
            "Of the account, and of each of its keys without a limit of its own; null for the plan's."),
        Field.optional("burst_percent", new Schema.Whole(0, Bursts.MAX_PERCENT),
            "How many per cent more there may be in some minutes of a day (UTC); 0 for none.").example("50"),
        Field.optional("burst_minutes", new Schema.Whole(0, Bursts.MAX_MINUTES),
            "In how many minutes; 0 for none.").example("30"),
        Field.optional("rules", new Schema.ListOf(RULE.nested(), AccountLimits.MAX_ENDPOINTS),
            "Limits of some operations, all together."));

    private static final Kind<String> REGION = Kind.text(new Schema.Line(MAX_REGION));
    private static final Kind<Plan> PLAN = Kind.word(Plan.values(), Plan::word);

    /// An account as one of its environments sees it.
    public record Seen(Account account, Environment from) {}

    private static final Attribute<Seen, String> NAME =
        Attribute.of("name", Kind.line(Names.MAX_LENGTH), (Seen seen) -> seen.account.name(), "Its name.")
            .required().example("\"Acme Ltd\"");

    private static final Attribute<Seen, AccountSettings> SETTINGS =
        Attribute.of("settings", Kind.nested(AccountSettings.SETTINGS),
            (Seen seen) -> seen.account.settings(), "What it has chosen for itself.");

    public static final Document<Seen> ACCOUNT = Document.of("Account",
        Attribute.of("id", Kind.id(Account.PREFIX), (Seen seen) -> seen.account.id(), "Its public id.")
            .readOnly(),
        NAME,
        Attribute.of("plan", PLAN, (Seen seen) -> seen.account.plan(), "Its plan.").readOnly(),
        Attribute.of("environment", Kind.word(Environment.values(), Environment::word), Seen::from,
            "Where the key that asks works.").readOnly(),
        Attribute.of("region", REGION, (Seen seen) -> seen.account.region(),
            "Where its data is to lie; null where nothing was agreed.").orNull().readOnly(),
        SETTINGS,
        Attribute.of("created_at", Kind.time(), (Seen seen) -> seen.account.createdAt(), "When it was made.")
            .readOnly(),
        Attribute.of("updated_at", Kind.time(), (Seen seen) -> seen.account.updatedAt(),
            "When it last changed.").readOnly());

    /// What an account says of itself; what it leaves out stays.
    public static final Shape CHOICE = Shape.of("AccountPatch",
        Field.optional("name", new Schema.Line(Names.MAX_LENGTH), "Its name.").example("\"Acme Ltd\""),
        Field.optional("settings", AccountSettings.SETTINGS.patch().nested(), "What it chooses for itself."));

    private static final Attribute<Account, String> AGREED_NAME = NAME.of(AccountDocument::live);
    private static final Attribute<Account, Plan> AGREED_PLAN =
        Attribute.of("plan", PLAN, Account::plan, "Its plan.");
    private static final Attribute<Account, AccountState> STATE = Attribute.of("state",
        Kind.word(AccountState.values(), AccountState::word).within(new Schema.OneOf(
            AccountState.SHOWN.stream().map(AccountState::word).toList())),
        Account::state, "Whether it can be used.");
    private static final Attribute<Account, Boolean> HEALTHCARE = Attribute.of("healthcare", Kind.flag(),
        Account::healthcare, "Whether it is Enterprise Healthcare.");

    /// As the operator sees it, who agrees on everything with it but its settings.
    public static final Document<Account> AGREED = Document.of("AgreedAccount",
        Attribute.of("id", Kind.id(Account.PREFIX), Account::id, "Its public id.").readOnly(),
        AGREED_NAME, AGREED_PLAN, STATE, HEALTHCARE,
        Attribute.of("region", REGION, Account::region, "Where its data is to lie.").orNull(),
        Attribute.of("limits", new Kind<>(LIMITS.nested(), (limits, out) -> out.raw(limits.json()), null),
            Account::limits, "Limits of requests in place of the plan's."),
        Attribute.of("quotas", agreed(Overrides.QUOTAS, Overrides::printQuotas), Account::overrides,
            "Quotas in place of the plan's."),
        Attribute.of("gates", agreed(Overrides.GATES, Overrides::printGates), Account::overrides,
            "What is open or closed whatever the plan says."),
        Attribute.of("file_types", FILE_TYPES, Account::fileTypes,
            "Types of files that it may keep beside those that all may."),
        SETTINGS.of(AccountDocument::live),
        Attribute.of("created_at", Kind.time(), Account::createdAt, "When it was made.").readOnly(),
        Attribute.of("updated_at", Kind.time(), Account::updatedAt, "When it last changed.").readOnly());

    /// What the operator says of it; what is left out stays.
    public static final Shape TERMS = terms("AgreedAccountPatch", false);

    /// What makes an account.
    public static final Shape OPENING = terms("NewAccount", true);

    private AccountDocument() {}

    static Seen live(Account account) {
        return new Seen(account, Environment.LIVE);
    }

    private static Shape terms(String title, boolean opening) {
        Schema plans = new Schema.OneOf(Plan.words());
        Field name = new Field(
            "name", new Schema.Line(Names.MAX_LENGTH), opening, false, "Its name.", "\"Acme Ltd\"");
        Field plan = Field.optional("plan", plans, "Its plan, by one of its names.");
        return Shape.of(title,
            name,
            (opening ? plan.byDefault("\"starter\"") : plan).example("\"professional\""),
            Field.optional("state", STATE.field().schema(), STATE.field().about()),
            Field.optional("healthcare", new Schema.Flag(), HEALTHCARE.field().about()),
            Field.optional("region", REGION.schema().orNull(), "Where its data is to lie."),
            Field.optional("limits", LIMITS.nested(), "Limits of requests in place of the plan's."),
            Field.optional("quotas", Overrides.QUOTAS.nested(), "Quotas in place of the plan's."),
            Field.optional("gates", Overrides.GATES.nested(),
                "What is open or closed whatever the plan says."),
            Field.optional("file_types", FILE_TYPES.schema(),
                "Types of files that it may keep beside those that all may; an empty list for none.")
                .example("[\"video/mp4\"]"));
    }

    private interface Printer {
        void print(Overrides overrides, JsonWriter out);
    }

    private static Kind<Overrides> agreed(Shape shape, Printer printer) {
        return new Kind<>(shape.nested(), printer::print, null);
    }

    /// The members of a field that is an object; null when it was not sent.
    static @Nullable Fields object(Fields body, String name) {
        return body.values().get(name) instanceof JsonValue.Obj(Map<String, JsonValue> members)
            ? new Fields(members) : null;
    }
}
