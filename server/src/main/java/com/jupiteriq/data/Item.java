package com.jupiteriq.data;

import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record of any JSON. Lengths are in code points.
///
/// @param id holds when it was made, to the millisecond
/// @param statusBefore of an archived one: the status that it goes back to
/// @param version grows with every change
/// @param deletedAt in the trash since; null for one that is not there
public record Item(
    UUID id, String type, String status, @Nullable String statusBefore, JsonText attributes,
    @Nullable String externalId, int version, Instant updatedAt, @Nullable Instant archivedAt,
    @Nullable Instant deletedAt) {

    public static final String PREFIX = "data";

    /// What an item is called whose type nobody says.
    public static final String USUAL_TYPE = "item";

    public static final int MAX_STATUS = 50;
    public static final int MAX_EXTERNAL_ID = 255;
    public static final int MAX_ATTRIBUTE_BYTES = 256 << 10;
    public static final int MAX_ATTRIBUTE_DEPTH = 32;
    public static final int MAX_ATTRIBUTE_VALUES = 1_000;

    /// The status of archived items.
    public static final String ARCHIVED = "archived";

    public Instant createdAt() {
        return UuidV7.time(id);
    }

    /// `data_…` (decision C09)
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    public boolean isInTrash() {
        return deletedAt != null;
    }

    public JsonValue.Obj values() {
        return JsonReader.read(attributes.text().getBytes(StandardCharsets.UTF_8));
    }

    /// It was made with these attributes and this status.
    static Item made(UUID id, String type, String status, JsonText attributes, @Nullable String externalId) {
        return new Item(id, type, status, null, attributes, externalId, 1, UuidV7.time(id), null, null);
    }

    Item saying(String newStatus, JsonText newAttributes, @Nullable String newExternalId, Instant now) {
        return new Item(id, type, newStatus, statusBefore, newAttributes, newExternalId, version + 1, now,
            archivedAt, deletedAt);
    }

    Item archived(Instant now) {
        return new Item(id, type, ARCHIVED, status, attributes, externalId, version + 1, now, now, null);
    }

    /// Back from the archive, in the status of before unless it was given another one there.
    Item unarchived(Instant now) {
        String back = status.equals(ARCHIVED) && statusBefore != null ? statusBefore : status;
        return new Item(id, type, back, null, attributes, externalId, version + 1, now, null, null);
    }

    Item deleted(Instant now) {
        return new Item(id, type, status, statusBefore, attributes, externalId, version + 1, now, archivedAt,
            now);
    }

    /// Back from the trash, as it went there.
    Item undeleted(Instant now) {
        return new Item(id, type, status, statusBefore, attributes, externalId, version + 1, now, archivedAt,
            null);
    }
}
