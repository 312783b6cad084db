package com.jupiteriq.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to an object of a tenant and that subscribers may hear of.
///
/// @param type a type of the catalogue, `ticket.created`
/// @param data the `data` object of the published payload (decision C29)
/// @param withheldFrom the one subscriber that must not hear of it, null for none
public record Event(String type, JsonText data, @Nullable UUID withheldFrom) {

    public Event(String type, JsonText data) {
        this(type, data, null);
    }
}
