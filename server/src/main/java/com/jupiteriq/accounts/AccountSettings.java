package com.jupiteriq.accounts;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an account chooses for itself, in both of its environments.
///
/// @param allowedIps addresses and networks from which its keys may be used; empty for any
/// @param sessionIdleDays after how many days without use a session ends
/// @param auditDays how long the audit trail is kept
/// @param alertThresholds at which parts of a limit, in percent, somebody is told; in rising order
/// @param supportEmail where people are sent who need help; null for nowhere
/// @param invitationUrl where the link of an invitation leads; null for the server's
/// @param resetUrl where the link to a new password leads; null for the server's
public record AccountSettings(
    boolean requireTwoFactor,
    List<String> allowedIps,
    long sessionIdleDays,
    long auditDays,
    List<Long> alertThresholds,
    @Nullable String supportEmail,
    @Nullable String invitationUrl,
    @Nullable String resetUrl) {

    static final int MAX_NETWORKS = 64;
    private static final int MAX_NETWORK = 50;
    private static final int MAX_URL = 2_000;
    private static final int MAX_THRESHOLDS = 10;

    private static final Kind<List<Long>> PERCENTS = new Kind<>(
        new Schema.ListOf(new Schema.Whole(1, 100), MAX_THRESHOLDS),
        AccountSettings::print, AccountSettings::percents);

    private static final Attribute<AccountSettings, Boolean> REQUIRE_TWO_FACTOR =
        Attribute.of("require_two_factor", Kind.flag(), AccountSettings::requireTwoFactor,
            "Whether users of the live environment need a second factor. Over the API those without one are"
                + " refused; on pages they add one first.")
            .byDefault(false);

    static final Attribute<AccountSettings, List<String>> ALLOWED_IPS =
        Attribute.of("allowed_ips", Kind.texts(Schema.nonEmpty(MAX_NETWORK), MAX_NETWORKS),
            AccountSettings::allowedIps, "Addresses and networks from which every key of the account may be"
                + " used; empty for any. Needs the gate `allowed_ips`.")
            .byDefault(List.of()).example("[\"203.0.113.0/24\"]");

    private static final Attribute<AccountSettings, Long> SESSION_IDLE_DAYS =
        Attribute.of("session_idle_days", Kind.whole(1, 30), AccountSettings::sessionIdleDays,
            "After how many days without use a session ends.").byDefault(30L);

    private static final Attribute<AccountSettings, Long> AUDIT_DAYS =
        Attribute.of("audit_days", Kind.whole(90, 3_650), AccountSettings::auditDays,
            "How many days the audit trail is kept.").byDefault(90L);

    private static final Attribute<AccountSettings, List<Long>> ALERT_THRESHOLDS =
        Attribute.of("alert_thresholds", PERCENTS, AccountSettings::alertThresholds,
            "At which parts of a limit, in percent, somebody is told; empty for never.")
            .byDefault(List.of(80L, 95L)).example("[50,90]");

    private static final Attribute<AccountSettings, String> SUPPORT_EMAIL =
        Attribute.of("support_email", Kind.email(), AccountSettings::supportEmail,
            "Where people are sent who need help.").orNull().example("\"help@example.com\"");

    private static final Attribute<AccountSettings, String> INVITATION_URL =
        url("invitation_url", AccountSettings::invitationUrl, "Where the link of an invitation leads; it gets"
            + " `#token=…`. Null for the server's.");

    private static final Attribute<AccountSettings, String> RESET_URL =
        url("reset_url", AccountSettings::resetUrl, "Where the link to a new password leads; it gets"
            + " `#token=…`. Null for the server's own page, or a mail that shows the token where nobody can"
            + " reach that.");

    public static final Document<AccountSettings> SETTINGS = Document.of("AccountSettings",
        REQUIRE_TWO_FACTOR, ALLOWED_IPS, SESSION_IDLE_DAYS, AUDIT_DAYS, ALERT_THRESHOLDS, SUPPORT_EMAIL,
        INVITATION_URL, RESET_URL);

    static final AccountSettings USUAL = of(SETTINGS.created(Fields.NONE));

    static AccountSettings of(Draft<AccountSettings> draft) {
        return new AccountSettings(
            draft.get(REQUIRE_TWO_FACTOR),
            draft.get(ALLOWED_IPS),
            draft.get(SESSION_IDLE_DAYS),
            draft.get(AUDIT_DAYS),
            draft.get(ALERT_THRESHOLDS),
            draft.orNull(SUPPORT_EMAIL),
            draft.orNull(INVITATION_URL),
            draft.orNull(RESET_URL));
    }

    /// What is not named there is as usual.
    public static AccountSettings stored(String json) {
        return of(SETTINGS.created(new Fields(
            JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).members())));
    }

    /// Only what is not as usual, so that a later version can have another usual.
    String stored() {
        return SETTINGS.changes(USUAL, this).after().text();
    }

    private static Attribute<AccountSettings, String> url(
        String name, Attribute.Getter<AccountSettings, String> value, String about) {
        return Attribute.of(name, Kind.text(new Schema.Formatted("uri", MAX_URL)), value, about)
            .orNull().example("\"https://app.example.com/welcome\"");
    }

    private static void print(List<Long> percents, JsonWriter out) {
        out.array();
        percents.forEach(percent -> out.number((long) percent));
        out.endArray();
    }

    private static List<Long> percents(JsonValue sent) {
        return sent instanceof JsonValue.Arr(List<JsonValue> items)
            ? items.stream().map(item -> ((JsonValue.Num) item).text())
                .map(text -> new BigDecimal(text).longValueExact()).distinct().sorted().toList()
            : List.of();
    }
}
