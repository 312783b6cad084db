package com.jupiteriq.edge.v1.sessions;

import static com.jupiteriq.sessions.SessionDocument.SESSION;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.Introspection;
import com.jupiteriq.sessions.Issued;
import com.jupiteriq.sessions.NewSession;
import com.jupiteriq.sessions.Session;
import com.jupiteriq.sessions.SignInAttempt;
import org.jspecify.annotations.Nullable;

/// What is sent and answered about sessions beside the object itself.
final class SessionShapes {

    private static final int MAX_PASSWORD = 1_024;
    private static final int MAX_CODE = 100;
    private static final int MAX_TOKEN = 200;

    private static final String CLIENT = "client";
    private static final String ADDRESS = "address";

    private static final Shape CLIENT_SHAPE = Shape.of("SessionClient",
        Field.required(ADDRESS, Schema.nonEmpty(64), "The person's address.").example("\"203.0.113.7\""),
        Field.optional("user_agent", new Schema.Line(Session.MAX_AGENT).orNull(),
            "With which program they come."));

    static final Shape SIGN_IN = Shape.of("SignIn",
        Field.required("login", Schema.nonEmpty(320), "The e-mail address or the username."),
        Field.required("password", Schema.nonEmpty(MAX_PASSWORD), "The password."),
        Field.optional("totp", Schema.nonEmpty(MAX_CODE).orNull(), "A code of their second factor."),
        Field.optional("backup_code", Schema.nonEmpty(MAX_CODE).orNull(), "Another one, used once."),
        Field.optional("device", new Schema.Line(Session.MAX_DEVICE).orNull(),
            "What the person calls the device."),
        Field.optional(CLIENT, CLIENT_SHAPE.nested().orNull(),
            "Where the person is; else where the request comes from."));

    static final Shape SIGNED_IN = Shape.of("SignedIn",
        Field.required("session", SESSION.shape().nested(), "The session."),
        Field.required("access_token", Schema.text(MAX_TOKEN), "To be sent as a bearer token."),
        Field.required("token_type", new Schema.Constant("Bearer"), "How it is sent."),
        Field.required("expires_in", new Schema.Whole(0, Long.MAX_VALUE),
            "For how many seconds the access token can be used."),
        Field.required("refresh_token", Schema.text(MAX_TOKEN), "Gets the next two tokens, once."));

    static final Shape REFRESH = Shape.of("Refresh",
        Field.required("refresh_token", Schema.nonEmpty(MAX_TOKEN), "The one that was given last."));

    static final Shape TOKEN = Shape.of("ShownToken",
        Field.required("token", Schema.nonEmpty(MAX_TOKEN), "An access token or a refresh token."));

    static final Shape INTROSPECTION = Shape.of("Introspection",
        Field.required("active", new Schema.Flag(), "Whether it can be used."),
        Field.optional("scope", Schema.text(1_000), "What the user may do, separated by spaces."),
        Field.optional("sub", Schema.typeId("usr"), "The user."),
        Field.optional("username", Schema.text(320), "Their username, else their e-mail address."),
        Field.optional("sid", Schema.typeId("ses"), "The session."),
        Field.optional("token_type", Schema.oneOf("Bearer", "refresh_token"), "What kind of token it is."),
        Field.optional("exp", new Schema.Whole(0, Long.MAX_VALUE), "When it ends, in seconds since 1970."),
        Field.optional("iat", new Schema.Whole(0, Long.MAX_VALUE), "When it was made."));

    static final Shape WHOSE = Shape.of("WhoseSessions",
        Field.required("user_id", Schema.typeId("usr"), "The user.")
            .example("\"usr_01h455vb4pex5vsknk084sn02q\""));

    static final Shape REVOKED = Shape.of("RevokedSessions",
        Field.required("revoked", new Schema.Whole(0, Long.MAX_VALUE), "How many were ended."));

    private SessionShapes() {}

    static SignInAttempt attempt(Fields body) {
        return new SignInAttempt(body.requiredText("login"), body.requiredText("password"),
            body.text("totp"), body.text("backup_code"), sent(body));
    }

    static NewSession wanted(String contract, Fields body, Origin origin) {
        Client sent = sent(body);
        return new NewSession(contract, body.text("device"),
            sent == null ? new Client(origin.address(), origin.userAgent()) : sent);
    }

    private static @Nullable Client sent(Fields body) {
        if (!(body.values().get(CLIENT) instanceof JsonValue.Obj(var members))) {
            return null;
        }
        Fields client = new Fields(members);
        return new Client(Addresses.bytes(client.requiredText(ADDRESS)).map(Addresses::text).orElseThrow(() ->
            new Refused(Failure.Invalid.of(Problem.wrong(CLIENT + "/" + ADDRESS,
                "Send an address of IPv4 or IPv6, such as 203.0.113.7.")))), client.text("user_agent"));
    }

    static JsonText signedIn(Issued issued) {
        return new JsonWriter().object()
            .field("session", SESSION.of(issued.session()))
            .field("access_token", issued.tokens().access())
            .field("token_type", "Bearer")
            .field("expires_in", issued.secondsLeft())
            .field("refresh_token", issued.tokens().refresh())
            .endObject()
            .done();
    }

    static JsonText told(Introspection token) {
        return new JsonWriter().object()
            .key("active").bool(true)
            .field("scope", String.join(" ", token.scope()))
            .field("sub", TypeId.of("usr", token.user()))
            .field("username", token.username())
            .field("sid", TypeId.of("ses", token.session()))
            .field("token_type", token.type())
            .field("exp", token.expires().getEpochSecond())
            .field("iat", token.issued().getEpochSecond())
            .endObject()
            .done();
    }

    static JsonText nothing() {
        return new JsonWriter().object().key("active").bool(false).endObject().done();
    }
}
