package com.jupiteriq.notices;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import java.util.Optional;
import java.util.UUID;

/// Links to pages of our own, for those whose account has no page for it. Pages know nobody's account, so the
/// link brings it along with the token. They take users of live environments only, and there have to be some
/// that people can reach.
public final class OwnLinks {

    public static final String RESET = "/sign-in/password";
    public static final String INVITATION = "/sign-in/invitation";
    public static final String FIRST_OWNER = "/sign-in/first-owner";

    private static final String ACCOUNT = "acc";
    private static final char SEPARATOR = '.';

    private final PublicUrl url;

    public OwnLinks(PublicUrl url) {
        this.url = url;
    }

    /// What a link brings.
    public record Brought(UUID account, String token) {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Brought[" + account + "]";
        }
    }

    /// The way to somebody's page if there is one, else to ours, else the token alone.
    ///
    /// @param page as the account says; empty when it says nothing
    public Entrance entrance(Optional<String> page, String path, Tenant tenant, String token) {
        return page
            .map(said -> Entrance.of(said, token))
            .or(() -> own(path, tenant, token).map(Entrance.ByLink::new))
            .orElseGet(() -> Entrance.of(null, token));
    }

    /// The address of a page of ours. Empty where pages take nobody, or nobody can reach them.
    public Optional<String> own(String path, Tenant tenant, String token) {
        return tenant.environment() == Environment.LIVE
            ? url.base().map(base ->
                base + path + "?token=" + TypeId.of(ACCOUNT, tenant.account()) + SEPARATOR + token)
            : Optional.empty();
    }

    /// Empty for what no link of ours brings.
    public static Optional<Brought> brought(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0 ? Optional.empty() : TypeId.parse(ACCOUNT, text.substring(0, end))
            .map(account -> new Brought(account, text.substring(end + 1)));
    }
}
