package com.jupiteriq.notices;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Under which address people reach this server: scheme, host and port of every address that it prints. Where
/// the operator has not said one, it is known only on this machine.
public final class PublicUrl {

    private static final Pattern LOOPBACK =
        Pattern.compile("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?");

    private final @Nullable String said;
    private final Supplier<Optional<String>> local;

    /// @param said by the operator, without a slash at its end; null for not at all
    /// @param local of a server that listens on loopback only; empty for any other
    public PublicUrl(@Nullable String said, Supplier<Optional<String>> local) {
        this.said = said;
        this.local = local;
    }

    /// For what is printed or mailed; empty where nobody can know it.
    public Optional<String> base() {
        return said == null ? local.get() : Optional.of(said);
    }

    /// For what answers a request. Without the operator's word a host is believed only that leads nowhere but
    /// to this machine.
    ///
    /// @param host as the request names it, with its port
    public Optional<String> base(String host) {
        if (said != null) {
            return Optional.of(said);
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(lower).matches()
            ? local.get().map(url -> url.substring(0, url.indexOf("://")) + "://" + lower)
            : Optional.empty();
    }

    /// Whether people come by HTTPS, so that cookies can be kept from other ways.
    public boolean secure() {
        return base().filter(url -> url.startsWith("https://")).isPresent();
    }
}
