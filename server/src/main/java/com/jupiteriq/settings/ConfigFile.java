package com.jupiteriq.settings;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.settings.KnownSetting.Given;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The settings file: `name: value` lines of YAML. Only its tree is read, never built into objects, so that a
/// value stays the text that the operator wrote.
final class ConfigFile {

    /// Below the installation's directory, used when it exists.
    static final String USUAL = "config/jupiter.yaml";

    private static final int MAX_CHARACTERS = 100_000;

    private ConfigFile() {}

    /// @param chosen the file named by the operator, which must exist; null for the usual one, which need not
    static Map<String, Given> read(@Nullable Path chosen, Path home) {
        Path file = chosen == null ? home.resolve(USUAL) : chosen;
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return settings(file, compose(text));
        } catch (NoSuchFileException absent) {
            if (chosen == null) {
                return Map.of();
            }
            throw new StartRefused("There is no settings file " + file + "; name one with --config.", absent);
        } catch (IOException unreadable) {
            throw new StartRefused(
                "The settings file " + file + " cannot be read; it must be UTF-8 text that this user"
                + " may read.", unreadable);
        } catch (MarkedYAMLException wrong) {
            throw new StartRefused(file + " line " + (wrong.getProblemMark().getLine() + 1) + " is not YAML: "
                + wrong.getProblem() + ".", wrong);
        } catch (YAMLException wrong) {
            throw new StartRefused(file + " is not YAML: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static @Nullable Node compose(Reader text) {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(MAX_CHARACTERS);
        bounds.setMaxAliasesForCollections(0);
        return new Yaml(bounds).compose(text);
    }

    private static Map<String, Given> settings(Path file, @Nullable Node root) {
        if (root == null) {
            return Map.of();
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new StartRefused(file + " must hold lines of the form \"name: value\".");
        }
        Map<String, Given> settings = new LinkedHashMap<>();
        for (NodeTuple line : mapping.getValue()) {
            String where = file + " line " + (line.getKeyNode().getStartMark().getLine() + 1);
            String name = scalar(line.getKeyNode(), where);
            Settings.refuseUnknown(name, where);
            Given given = new Given(value(line.getValueNode(), where), where + ", " + name + ",");
            if (settings.put(name, given) != null) {
                throw new StartRefused(where + ": \"" + name + "\" is set twice; keep one.");
            }
        }
        settings.values().removeIf(given -> given.text().isBlank());
        return settings;
    }

    private static String value(Node node, String where) {
        if (node instanceof SequenceNode items) {
            List<Node> nodes = items.getValue();
            return nodes.stream().map(item -> scalar(item, where)).collect(Collectors.joining(","));
        }
        return scalar(node, where);
    }

    private static String scalar(Node node, String where) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new StartRefused(where + " must be of the form \"name: value\".");
    }
}
