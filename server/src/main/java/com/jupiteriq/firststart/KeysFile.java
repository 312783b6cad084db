package com.jupiteriq.firststart;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What `keys.json` in the data folder tells programs on this machine: where the server is, and the keys of
/// the operator's account. The only file in which API keys stand in clear.
///
/// @param keys by contract; empty for a node that did not make the account
public record KeysFile(String baseUrl, String managementUrl, Account account, Map<String, Pair> keys) {

    public static final String NAME = "keys.json";

    private static final JsonFactory JSON = new JsonFactory();

    /// @param id `acc_…`
    public record Account(String id, String name) {}

    /// The secrets of a contract's first two keys.
    public record Pair(String live, String test) {}

    public KeysFile {
        keys = new TreeMap<>(keys);
    }

    public KeysFile at(String base, String management) {
        return new KeysFile(base, management, account, keys);
    }

    public byte[] bytes() {
        JsonWriter json = new JsonWriter().object()
            .field("base_url", baseUrl)
            .field("management_url", managementUrl)
            .key("account").object().field("id", account.id()).field("name", account.name()).endObject()
            .key("keys").object();
        keys.forEach((contract, pair) -> json.key(contract).object()
            .field("live", pair.live())
            .field("test", pair.test())
            .endObject());
        return (json.endObject().endObject() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public static KeysFile parse(byte[] bytes) {
        Map<String, String> leaves = leaves(bytes);
        Map<String, Pair> keys = new TreeMap<>();
        for (String path : leaves.keySet()) {
            if (path.startsWith("/keys/") && path.endsWith("/live")) {
                String of = path.substring(0, path.length() - "/live".length());
                keys.put(of.substring("/keys/".length()),
                    new Pair(need(leaves, path), need(leaves, of + "/test")));
            }
        }
        return new KeysFile(need(leaves, "/base_url"), need(leaves, "/management_url"),
            new Account(need(leaves, "/account/id"), need(leaves, "/account/name")), keys);
    }

    /// Every text of the document by its path.
    private static Map<String, String> leaves(byte[] bytes) {
        Map<String, String> leaves = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    leaves.put(parser.streamReadContext().pathAsPointer().toString(), parser.getString());
                }
            }
        } catch (JacksonException broken) {
            throw damaged(broken);
        }
        return leaves;
    }

    private static String need(Map<String, String> leaves, String path) {
        String text = leaves.get(path);
        if (text == null) {
            throw damaged(null);
        }
        return text;
    }

    private static StartRefused damaged(@Nullable Throwable cause) {
        String sentence = "The file " + NAME
            + " in the data folder is damaged; restore it from a backup, or delete it"
            + " and make new keys with ./jupiter admin key create.";
        return cause == null ? new StartRefused(sentence) : new StartRefused(sentence, cause);
    }

    /// Keys stay out of logs.
    @Override
    public String toString() {
        return "KeysFile[" + baseUrl + ", " + account.id() + ", " + keys.keySet() + "]";
    }
}
