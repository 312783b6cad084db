package com.jupiteriq.audit;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of an entry stays, whoever is forgotten.
///
/// @param actorId of a principal of the tenant; [Actor#NOBODY] for the installation itself
/// @param target the public id of the object, null when the action was about none
/// @param count how many equal actions it stands for, null for one
record Facts(UUID id, String action, Outcome outcome, Principal.Kind actor, UUID actorId,
    @Nullable String target, String requestId, Instant createdAt, @Nullable Long count) {

    static final String PREFIX = "aud";

    private static final DateTimeFormatter MICROS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static String micros(Instant at) {
        return MICROS.format(at);
    }

    /// The same, done by a principal of that kind.
    Facts by(Principal.Kind kind) {
        return new Facts(id, action, outcome, kind, actorId, target, requestId, createdAt, count);
    }

    String publicId() {
        return TypeId.of(PREFIX, id);
    }

    @Nullable String actorPublicId() {
        return actorId.equals(Actor.NOBODY) ? null : actor.publicId(actorId);
    }

    /// The noun of the action: `ticket` of `ticket.create`.
    String targetType() {
        int dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }

    JsonText targetJson() {
        return new JsonWriter().object().field("type", targetType()).field("id", target).endObject().done();
    }

    byte[] digest(long sequence, byte[] commitment) {
        return Digests.entry(List.of(Long.toString(sequence), text(publicId()), text(action),
            text(outcome.word()), text(actor.word()), text(actorPublicId()), targetJson().text(),
            text(requestId), text(micros(createdAt)), count == null ? "null" : count.toString()), commitment);
    }

    private static String text(@Nullable String value) {
        return new JsonWriter().text(value).toString();
    }
}
