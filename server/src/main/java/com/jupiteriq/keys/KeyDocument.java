package com.jupiteriq.keys;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Attribute.Getter;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The published JSON of a key.
public final class KeyDocument {

    static final List<String> STATES = List.of("active", "disabled", "expired", "revoked");

    private static final int MAX_SECRET = 100;
    private static final int MAX_CONTRACT = 50;
    private static final int MAX_NETWORK = 50;
    private static final List<String> WORDS = Permissions.vocabulary();
    private static final List<String> METHODS =
        List.of(PathRule.ANY, "GET", "POST", "PATCH", "PUT", "DELETE");

    private static final Shape RULE = Shape.of("KeyPath",
        Field.optional("methods", new Schema.ListOf(new Schema.OneOf(METHODS), METHODS.size()),
            "`*` is any.").byDefault("[\"*\"]"),
        Field.required("path", Schema.nonEmpty(200), "Below `/v1`; `*` is one segment, `**` at the end"
            + " whatever follows.").example("\"/v1/tickets/**\""));

    private static final Shape LIMIT_SHAPE = Shape.of("KeyLimit",
        Field.required("requests", new Schema.Whole(1, Rate.MAX_REQUESTS), "How many.").example("100"),
        Field.required("window",
            new Schema.OneOf(Arrays.stream(Window.values()).map(Window::word).toList()), "In which time."));

    private static final Shape ACTOR = Shape.of("KeyActor",
        Field.required("type", Schema.oneOf("user", "service_account", "operator"), "What acts."),
        Field.required("id", Schema.text(100).orNull(), "Its public id; null for the operator."),
        Field.required("name", Schema.text(1_000).orNull(), "What it is called; null for a user."));

    private static final Kind<List<PathRule>> RULES = new Kind<>(
        new Schema.ListOf(RULE.nested(), KeyReading.MAX_PATHS), KeyDocument::print, KeyDocument::rules);

    private static final Kind<Rate> RATE = new Kind<>(
        LIMIT_SHAPE.nested(), KeyDocument::print, KeyDocument::rate);

    private static final Kind<Principal> WHO = new Kind<>(ACTOR.nested(), KeyDocument::print, null);

    public static final Attribute<KeyView, String> NAME =
        Attribute.of("name", Kind.line(100), KeyView::name, "What it is for.")
            .required().example("\"Billing export\"");

    static final Attribute<KeyView, List<String>> PERMISSIONS =
        Attribute.of("permissions", Kind.texts(new Schema.OneOf(WORDS), WORDS.size()), KeyView::permissions,
            "What it may do: `admin` alone is everything, and only it covers keys and accounts; `read` and"
                + " `write` stand for each of theirs.").example("[\"tickets:read\",\"tickets:write\"]");

    static final Attribute<KeyView, List<PathRule>> PATHS =
        KeyDocument.<KeyView>rules("paths", KeyView::paths,
            "The operations that it may call, of those that its permissions allow; empty for all.")
            .byDefault(List.of()).example("[{\"methods\":[\"GET\"],\"path\":\"/v1/tickets/**\"}]");

    static final Attribute<KeyView, List<String>> ALLOWED_IPS =
        Attribute.of("allowed_ips", Kind.texts(Schema.nonEmpty(MAX_NETWORK), KeyReading.MAX_ADDRESSES),
            KeyView::allowedIps, "Addresses and networks that it may be used from; empty for any.")
            .byDefault(List.of()).example("[\"203.0.113.0/24\"]");

    static final Attribute<KeyView, Instant> EXPIRES_AT =
        Attribute.of("expires_at", Kind.time(), KeyView::expiresAt, "When it ends.")
            .orNull().example("\"2999-12-31T00:00:00Z\"");

    static final Attribute<KeyView, Rate> LIMIT =
        KeyDocument.<KeyView>rate("limit", key -> key.key().settings().limit(),
            "Its own rate limit; null for that of the plan.")
            .orNull().example("{\"requests\":100,\"window\":\"minute\"}");

    private static final Attribute<KeyView, String> CONTRACT =
        Attribute.of("contract", Kind.text(Schema.nonEmpty(MAX_CONTRACT)), KeyView::contract,
            "The contract that it speaks; that of the calling key when left out.").example("\"platform\"");

    static final Attribute<KeyView, String> STATE =
        Attribute.of("state", Kind.text(new Schema.OneOf(STATES)), KeyView::state, "What it is now.")
            .readOnly();

    static final Attribute<KeyView, String> ROTATED_TO =
        Attribute.of("rotated_to", Kind.text(Schema.typeId(KeyView.PREFIX)), KeyView::rotatedTo,
            "The key that takes its place.").orNull().readOnly();

    private static final Attribute<KeyView, UUID> PRINCIPAL_ID =
        Attribute.of("principal_id", Kind.id("svc"), (KeyView key) -> null,
            "A service account that is to act with it; a new one when left out.").writeOnly();

    /// A key as it is shown and changed; its contract is fixed.
    public static final Document<KeyView> KEY =
        document(CONTRACT.readOnly(), PERMISSIONS.required());

    /// As the operator sees it, across accounts.
    public static final Document<KeyView> ANY_KEY = KEY.within("AnyApiKey", (KeyView key) -> key,
        Attribute.of("account", Kind.id("acc"), (KeyView key) -> key.key().tenant().account(),
            "The account that it belongs to.").readOnly());

    private static final Document<NewKey> CREATED = KEY.within("CreatedApiKey", NewKey::key,
        Attribute.of("secret", Kind.text(MAX_SECRET), NewKey::secret,
            "What authenticates requests; shown this once.").readOnly());

    private KeyDocument() {}

    /// What makes a key of one of these kinds.
    public static Document<KeyView> creation(List<KeyKind> kinds) {
        Schema installed = new Schema.OneOf(kinds.stream().map(KeyKind::contract).sorted().toList());
        return document(CONTRACT.within(installed), PERMISSIONS);
    }

    /// For the one answer that shows the secret.
    public static Document<NewKey> created() {
        return CREATED;
    }

    private static Document<KeyView> document(
        Attribute<KeyView, String> contract, Attribute<KeyView, List<String>> permissions) {
        return Document.of("ApiKey",
            shown("id", Kind.id(KeyView.PREFIX), key -> key.key().id(), "Its public id."),
            NAME, contract,
            shown("environment", Kind.word(Environment.values(), Environment::word), KeyView::environment,
                "Where it works."),
            shown("prefix", Kind.text(MAX_SECRET), KeyView::prefix, "How its secret begins."),
            permissions, PATHS, ALLOWED_IPS, EXPIRES_AT, LIMIT, STATE,
            shown("principal", WHO, key -> key.key().principal(), "Who acts with it."),
            shown("created_at", Kind.time(), key -> key.key().createdAt(), "When it was made."),
            shown("updated_at", Kind.time(), key -> key.key().updatedAt(), "When it last changed."),
            Attribute.of("created_by", WHO, (KeyView key) -> key.key().createdBy(),
                "Who made it; null for keys of earlier versions.").orNull().readOnly(),
            Attribute.of("last_used_at", Kind.time(), KeyView::lastUsedAt,
                "When it was last used, ten seconds late at most.").orNull().readOnly(),
            Attribute.of("last_used_ip", Kind.text(100), KeyView::lastUsedIp,
                "From where it was last used.").orNull().readOnly(),
            ROTATED_TO,
            shown("rotation_due", Kind.flag(), KeyView::rotationDue, "Whether it is older than "
                + KeyViews.ROTATE_AFTER.toDays() + " days and should be rotated."),
            PRINCIPAL_ID);
    }

    private static <V> Attribute<KeyView, V> shown(
        String name, Kind<V> kind, Getter<KeyView, V> value, String about) {
        return Attribute.of(name, kind, value, about).readOnly();
    }

    static <T> Attribute<T, List<PathRule>> rules(
        String name, Getter<T, List<PathRule>> value, String about) {
        return Attribute.of(name, RULES, value, about);
    }

    static <T> Attribute<T, Rate> rate(String name, Getter<T, Rate> value, String about) {
        return Attribute.of(name, RATE, value, about);
    }

    /// What a body of [#creation] says.
    ///
    /// @param usual the contract when none is said
    public static KeyWish made(Draft<KeyView> draft, String usual) {
        String contract = draft.orNull(CONTRACT);
        UUID principal = draft.orNull(PRINCIPAL_ID);
        return wish(draft, contract == null ? usual : contract,
            principal == null ? null : Keys.principalId(principal));
    }

    /// What a change says about a key of this contract.
    static KeyWish changed(Draft<KeyView> draft, String contract) {
        return wish(draft, contract, null);
    }

    private static KeyWish wish(Draft<KeyView> draft, String contract, @Nullable String principal) {
        Rate limit = draft.orNull(LIMIT);
        Instant expires = draft.orNull(EXPIRES_AT);
        return new KeyWish(
            contract,
            draft.get(NAME),
            draft.orNull(PERMISSIONS),
            draft.get(PATHS).stream().map(PathRule::toString).toList(),
            draft.get(ALLOWED_IPS),
            expires == null ? null : expires.toString(),
            limit == null ? null : limit.toString(),
            principal);
    }

    private static void print(List<PathRule> rules, JsonWriter out) {
        out.array();
        for (PathRule rule : rules) {
            out.object().field("methods", rule.methods()).field("path", rule.path()).endObject();
        }
        out.endArray();
    }

    private static void print(Rate rate, JsonWriter out) {
        out.object().field("requests", rate.requests()).field("window", rate.window().word()).endObject();
    }

    private static void print(Principal who, JsonWriter out) {
        boolean operator = who.isInstallation();
        out.object()
            .field("type", operator ? "operator" : who.kind().word())
            .field("id", who.publicIdOrNull())
            .field("name", who.openName())
            .endObject();
    }

    private static List<PathRule> rules(JsonValue sent) {
        List<PathRule> rules = new ArrayList<>();
        if (sent instanceof JsonValue.Arr(List<JsonValue> items)) {
            for (JsonValue item : items) {
                Fields rule = fields(item);
                rules.add(new PathRule(rule.texts("methods"), rule.requiredText("path")));
            }
        }
        return List.copyOf(rules);
    }

    private static Rate rate(JsonValue sent) {
        Fields rate = fields(sent);
        return new Rate(
            rate.whole("requests", 1), Window.of(rate.requiredText("window")).orElseThrow());
    }

    private static Fields fields(JsonValue sent) {
        if (sent instanceof JsonValue.Obj(var members)) {
            return new Fields(members);
        }
        throw new IllegalStateException("no object where the schema has found one");
    }
}
