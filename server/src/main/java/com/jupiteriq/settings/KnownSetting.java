package com.jupiteriq.settings;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.kernel.TimeSpan;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One component of a settings record: its names, its documentation, and how a text becomes its value.
public record KnownSetting(RecordComponent component, Setting setting) {

    public static final String VARIABLE_PREFIX = "JUPITER_";

    static List<KnownSetting> of(Class<? extends Record> area) {
        return Stream.of(area.getRecordComponents())
            .map(component -> new KnownSetting(component, component.getAnnotation(Setting.class)))
            .toList();
    }

    /// A text that somebody gave.
    ///
    /// @param where `--port`, `JUPITER_PORT` or `config/jupiter.yaml line 3, port`
    record Given(String text, String where) {}

    /// `pool-size`
    String name() {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    public String flag() {
        return "--" + name();
    }

    public String variable() {
        return VARIABLE_PREFIX + name().replace('-', '_').toUpperCase(Locale.ROOT);
    }

    Optional<String> standard() {
        return setting.value().isEmpty() ? Optional.empty() : Optional.of(setting.value());
    }

    boolean isSwitch() {
        return component.getType() == boolean.class;
    }

    boolean isList() {
        return component.getType() == List.class;
    }

    /// The value when nobody gave one.
    @Nullable Object standardValue() {
        if (isList()) {
            return List.of();
        }
        return standard().map(text -> value(new Given(text, "the default of " + name()))).orElse(null);
    }

    Object value(Given given) {
        String text = given.text().strip();
        Class<?> type = component.getType();
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return number(given, text);
        }
        if (type == boolean.class) {
            return truth(given, text);
        }
        if (type == Duration.class) {
            return span(given, text);
        }
        if (type == Path.class) {
            return path(given, text);
        }
        if (type == List.class) {
            return Arrays.stream(text.split("[,\\s]+")).filter(item -> !item.isEmpty()).toList();
        }
        throw new IllegalStateException("no settings of type " + type);
    }

    private Integer number(Given given, String text) {
        if (!text.matches("-?[0-9]{1,10}") || !within(Long.parseLong(text))) {
            throw wrong(given, "a whole number from " + setting.from() + " to " + setting.to());
        }
        return Integer.valueOf(text);
    }

    private Boolean truth(Given given, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw wrong(given, "true or false");
        };
    }

    private Duration span(Given given, String text) {
        Duration span = TimeSpan.parse(text).orElseThrow(() -> wrong(given, TimeSpan.FORM));
        if (!within(span.toMillis())) {
            throw wrong(given, "a duration " + bounds());
        }
        return span;
    }

    private Path path(Given given, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw wrong(given, "a path");
        }
    }

    private boolean within(long value) {
        return setting.from() <= value && value <= setting.to();
    }

    /// `from 1s to 5m` or `from 1 to 100`, empty for what has no bounds.
    String bounds() {
        if (component.getType() == Duration.class) {
            return "from " + TimeSpan.text(Duration.ofMillis(setting.from()))
                + " to " + TimeSpan.text(Duration.ofMillis(setting.to()));
        }
        boolean number = component.getType() == int.class || component.getType() == Integer.class;
        return number ? "from " + setting.from() + " to " + setting.to() : "";
    }

    /// What stands for the value in help.
    String form() {
        return isSwitch() ? "true|false"
            : component.getType() == Path.class ? "PATH"
            : component.getType() == Duration.class ? "TIME"
            : isList() ? name().endsWith("origins") ? "ORIGINS" : "CIDR" : name().endsWith("url") ? "URL"
            : component.getType() == String.class ? "TEXT" : "NUMBER";
    }

    /// `(default: 8080)`, with the bounds where there are some.
    String remark() {
        String fallback = standard().orElse(setting.otherwise().isEmpty() ? "none" : setting.otherwise());
        return "(default: " + fallback + (bounds().isEmpty() ? ")" : "; " + bounds() + ")");
    }

    private StartRefused wrong(Given given, String wanted) {
        return new StartRefused(given.where() + " must be " + wanted + ", not \"" + given.text() + "\".");
    }
}
