package com.jupiteriq.audit;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.seals.SigningKeys.PublicHalf;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A trail that was exported as lines of JSON, held against its seals on any machine, without a database.
/// What cannot be read is refused with a [StartRefused], for the command line.
public final class Export {

    private final NavigableMap<Long, List<Proof>> entries = new TreeMap<>();
    private final List<Seal> seals = new ArrayList<>();
    private long wiped;

    /// What was found.
    ///
    /// @param proven entries that are as they were sealed
    /// @param wiped of all entries, those whose values were wiped
    /// @param passed seals over entries that are older than the export
    /// @param unsealed entries behind the last seal
    /// @param fault null for none
    public record Found(
        long proven, long wiped, long seals, long passed, long unsealed, @Nullable Fault fault) {}

    private Export() {}

    /// @param export the lines of `GET /v1/audit`, in any order
    /// @param seals the answer of `GET /v1/audit/seals`: its lines, or one page
    public static Found verify(Path export, Path seals, List<PublicHalf> keys) {
        Export read = new Export();
        each(export, "an entry of the audit trail", line -> read.entry(new Fields(line.members())));
        each(seals, "a seal", line -> {
            if (line.members().get("data") instanceof JsonValue.Arr(List<JsonValue> page)) {
                page.forEach(item -> read.seal(new Fields(members(item))));
            } else {
                read.seal(new Fields(line.members()));
            }
        });
        read.seals.sort(Comparator.comparingLong(Seal::number));
        return read.found(new Chain(keys));
    }

    private Found found(Chain chain) {
        long begin = entries.isEmpty() ? 1 : entries.firstKey();
        long passed = 0;
        Fault fault = null;
        for (Seal seal : seals) {
            if (!entries.isEmpty() && seal.first() < begin && chain.checked() == 0) {
                chain.pass(seal);
                passed++;
            } else {
                fault = chain.check(seal, entries.subMap(seal.first(), true, seal.last(), true)
                    .values().stream().flatMap(List::stream).toList());
                if (fault != null) {
                    break;
                }
            }
        }
        long unsealed = fault != null ? 0
            : entries.tailMap(chain.next(), true).values().stream().mapToLong(List::size).sum();
        return new Found(chain.checked(), wiped, seals.size(), passed, unsealed, fault);
    }

    private void entry(Fields entry) {
        boolean erased = entry.flag("erased", false);
        byte[] commitment = hex(entry, "commitment");
        byte[] digest = hex(entry, "digest");
        long sequence = number(entry, "sequence");
        boolean committed = entry.text("salt") == null
            ? erased : Arrays.equals(commitment, Digests.commitment(hex(entry, "salt"), wipeable(entry)));
        Proof proof = new Proof(sequence, digest,
            committed && Arrays.equals(digest, Digests.entry(lasting(entry, sequence), commitment)),
            place -> Digests.entry(lasting(entry, place), commitment));
        entries.computeIfAbsent(sequence, none -> new ArrayList<>(1)).add(proof);
        wiped += erased ? 1 : 0;
    }

    private static List<String> wipeable(Fields entry) {
        Fields actor = object(entry, "actor");
        return List.of(json(actor, "name"), json(actor, "on_behalf_of"), json(entry, "address"),
            json(entry, "user_agent"), json(entry, "before"), json(entry, "after"));
    }

    private static List<String> lasting(Fields entry, long sequence) {
        Fields actor = object(entry, "actor");
        return List.of(Long.toString(sequence), json(entry, "id"), json(entry, "action"),
            json(entry, "outcome"), json(actor, "type"), json(actor, "id"), json(entry, "target"),
            json(entry, "request_id"), json(entry, "created_at"), json(entry, "count"));
    }

    private void seal(Fields seal) {
        Seal.Home home = new Seal.Home(seal.requiredText("account_id"), seal.requiredText("environment"));
        Seal.Stretch stretch = new Seal.Stretch(home, number(seal, "number"), number(seal, "first"),
            number(seal, "last"), hex(seal, "previous"));
        if (stretch.last() < stretch.first() || stretch.last() - stretch.first() >= Sealing.MOST) {
            throw new IllegalArgumentException("a seal covers one to " + Sealing.MOST + " entries");
        }
        Instant at = Instant.parse(seal.requiredText("sealed_at"));
        byte[] signature = Base64.getDecoder().decode(seal.requiredText("signature"));
        seals.add(new Seal(stretch, hex(seal, "seal"), signature, seal.requiredText("key_id"),
            LocalDate.EPOCH, at));
    }

    private static void each(Path file, String what, Consumer<JsonValue.Obj> reader) {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    reader.accept(JsonReader.read(line.getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException unreadable) {
            throw new StartRefused("The file " + file + " cannot be read: " + unreadable.getMessage() + ".");
        } catch (RuntimeException other) {
            throw new StartRefused("Line " + number + " of " + file + " is not " + what + ".", other);
        }
    }

    private static Fields object(Fields fields, String name) {
        return new Fields(members(fields.values().get(name)));
    }

    private static Map<String, JsonValue> members(@Nullable JsonValue value) {
        if (value instanceof JsonValue.Obj(Map<String, JsonValue> members)) {
            return members;
        }
        throw new IllegalArgumentException("no object");
    }

    private static String json(Fields fields, String name) {
        JsonText value = fields.json(name);
        return value == null ? "null" : value.text();
    }

    private static long number(Fields fields, String name) {
        return Long.parseLong(json(fields, name));
    }

    private static byte[] hex(Fields fields, String name) {
        return HexFormat.of().parseHex(fields.requiredText(name));
    }
}
