package com.jupiteriq.edge.v1;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By what else than header and key the contract of a request to `/v1` is known.
public record V1Settings(
    @Setting(says = "Host name, such as identity.example.com, at which `/v1` speaks the contract identity to"
        + " requests in which neither X-API-Contract nor a key names one.")
    @Nullable String identityHost) {

    private static final int MAX_NAME = 253;
    private static final Pattern NAME =
        Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    public V1Settings {
        if (identityHost != null) {
            identityHost = identityHost.toLowerCase(Locale.ROOT);
            if (identityHost.length() > MAX_NAME || !NAME.matcher(identityHost).matches()) {
                throw new StartRefused("--identity-host must be the name of a host without port, such as"
                    + " identity.example.com, not \"" + identityHost + "\".");
            }
        }
    }
}
