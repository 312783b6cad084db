package com.jupiteriq.firststart;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.Operation;
import com.jupiteriq.data.Operation.Verb;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.Writes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Some hundred data items of three types, whose ids are the same everywhere: customers, who have to fit a
/// schema, their orders, and devices of which nothing is declared.
final class SandboxItems {

    /// With a name in front, so that nobody who tries something meets them.
    private static final String CUSTOMER_TYPE = "shop.customer";
    private static final String ORDER_TYPE = "shop.order";
    private static final String DEVICE_TYPE = "shop.device";

    private static final Instant BEGIN = Instant.parse("2025-01-01T08:00:00Z");
    private static final Duration APART = Duration.ofMinutes(97);

    private static final int CUSTOMERS = 100;
    private static final int ORDERS = 150;
    private static final int DEVICES = 50;

    private static final List<String> NAMES = List.of("Northwind", "Fjordline", "Bluegrass", "Larkspur",
        "Cobalt", "Ridgeway", "Sandpiper", "Oakmont", "Harborlight", "Silverpine");
    private static final List<String> KINDS = List.of(
        "Trading", "Logistics", "Bakery", "Robotics", "Studios");
    private static final List<String> CITIES = List.of("Oslo", "Bergen", "Lyon", "Graz", "Porto", "Gdańsk");
    private static final List<String> PLANS = List.of("free", "team", "business");
    private static final List<String> STATUSES = List.of("active", "active", "paid", "shipped");

    private static final String CUSTOMER = """
        {"schema":{"type":"object","required":["name","city"],"properties":{
        "name":{"type":"string","minLength":1},"city":{"type":"string"},
        "plan":{"enum":["free","team","business"]},"seats":{"type":"integer","minimum":1}}},
        "indexes":[{"path":"city","kind":"text"},{"path":"name","kind":"words"}]}""";

    private static final String ORDER = """
        {"indexes":[{"path":"total","kind":"number"},{"path":"placed_at","kind":"time"}]}""";

    private final Bulk bulk;
    private final DataTypes types;
    private final Writes writes;
    private final SandboxStore store;

    SandboxItems(Bulk bulk, DataTypes types, Writes writes, SandboxStore store) {
        this.bulk = bulk;
        this.types = types;
        this.writes = writes;
        this.store = store;
    }

    void make(Caller caller) {
        List<Operation> all = all();
        int made = (int) store.count(caller, SandboxStore.ITEMS);
        if (made == 0) {
            writes.run(caller, write ->
                types.declare(CUSTOMER_TYPE, version -> true, fields(CUSTOMER), write));
            writes.run(caller, write -> types.declare(ORDER_TYPE, version -> true, fields(ORDER), write));
        }
        for (int from = made; from < all.size(); from += Bulk.MAX) {
            List<Operation> next = all.subList(from, Math.min(all.size(), from + Bulk.MAX));
            writes.run(caller, write -> {
                write.count(SandboxStore.COUNTER, SandboxStore.ITEMS, next.size());
                return bulk.apply(next, true, write);
            });
        }
    }

    private static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        IntStream.range(0, CUSTOMERS).forEach(n -> all.add(item(all.size(), CUSTOMER_TYPE, customer(n))));
        IntStream.range(0, ORDERS).forEach(n -> all.add(item(all.size(), ORDER_TYPE, order(n))));
        IntStream.range(0, DEVICES).forEach(n -> all.add(item(all.size(), DEVICE_TYPE, device(n))));
        return all;
    }

    private static Operation item(int number, String type, String data) {
        return new Operation.Readable(Verb.CREATE, id(number), type, null, fields(data), null);
    }

    /// As if the items had been made one after the other.
    private static UUID id(int number) {
        Instant at = BEGIN.plus(APART.multipliedBy(number));
        return new UUID(UuidV7.from(at).getMostSignificantBits() | 0x7000, Long.MIN_VALUE | number);
    }

    private static String customer(int n) {
        return """
            {"external_id":"customer-%d","attributes":{"name":"%s %s","city":"%s","plan":"%s","seats":%d}}"""
            .formatted(n + 1, of(NAMES, n), of(KINDS, n / NAMES.size()), of(CITIES, n), of(PLANS, n),
                3 + n % 40);
    }

    private static String order(int n) {
        return """
            {"external_id":"order-%d","status":"%s","attributes":{"customer":"customer-%d","total":%d.%02d,\
            "placed_at":"%s","lines":[{"sku":"sku-%d","quantity":%d},{"sku":"sku-%d","quantity":1}]}}"""
            .formatted(1001 + n, of(STATUSES, n), n % CUSTOMERS + 1, 12 + n * 7 % 480, n * 13 % 100,
                BEGIN.plus(APART.multipliedBy(CUSTOMERS + n)), n % 25, 1 + n % 4, n % 17);
    }

    private static String device(int n) {
        return """
            {"external_id":"device-%d","attributes":{"serial":"SN%05d","online":%s,"firmware":"2.%d"}}"""
            .formatted(n + 1, 40_000 + n * 31, n % 3 > 0, n % 6);
    }

    private static String of(List<String> words, int n) {
        return words.get(n % words.size());
    }

    private static Fields fields(String json) {
        return new Fields(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).members());
    }
}
