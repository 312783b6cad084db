package com.jupiteriq.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who acts: a user or a service account of a tenant, or the installation itself. Ownership belongs to the
/// principal, not to the secret it shows, so that rotating a key changes nothing (decision C22).
///
/// @param id of a user or a service account; the same for whatever is nobody of a tenant
/// @param name what it is called; a user's is personal, and is kept nowhere in clear
public record Principal(Kind kind, UUID id, String name) {

    /// The id of whatever is nobody of a tenant.
    public static final UUID NOBODY = new UUID(0, 0);
    private static final String OPERATOR = "operator";

    /// What kinds of principal there are.
    public enum Kind {
        USER("user", "usr"),
        SERVICE_ACCOUNT("service_account", "svc"),
        /// Whoever can read the data folder.
        OPERATOR("operator", null),
        /// The server by itself.
        SYSTEM("system", null);

        private final String word;
        private final @Nullable String prefix;

        Kind(String word, @Nullable String prefix) {
            this.word = word;
            this.prefix = prefix;
        }

        public String word() {
            return word;
        }

        /// The kind with this word.
        public static Optional<Kind> of(@Nullable String word) {
            return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }

        /// The public form of the id of one of them; null for those that are nobody of a tenant.
        public @Nullable String publicId(UUID id) {
            return prefix == null ? null : TypeId.of(prefix, id);
        }
    }

    public static Principal user(UUID id, String name) {
        return new Principal(Kind.USER, id, name);
    }

    public static Principal serviceAccount(UUID id, String name) {
        return new Principal(Kind.SERVICE_ACCOUNT, id, name);
    }

    /// The server itself, in one of its parts.
    public static Principal installation(String name) {
        return new Principal(Kind.SYSTEM, NOBODY, name);
    }

    /// The operator at the command line.
    public static Principal operator() {
        return new Principal(Kind.OPERATOR, NOBODY, OPERATOR);
    }

    /// One that was kept by its parts.
    ///
    /// @param kind its word; null from before kinds were kept
    /// @param name empty for a user, since it was not kept
    public static Principal kept(@Nullable String kind, UUID id, String name) {
        if (kind != null) {
            return new Principal(Kind.of(kind).orElseThrow(() ->
                new IllegalArgumentException("no kind of principal: " + kind)), id, name);
        }
        return id.equals(NOBODY) ? new Principal(Kind.OPERATOR, id, name) : serviceAccount(id, name);
    }

    public boolean isUser() {
        return kind == Kind.USER;
    }

    /// Whether it is nobody of a tenant.
    public boolean isInstallation() {
        return id.equals(NOBODY);
    }

    /// What may be kept in clear of its name, and shown with what it has made: nothing of a user's.
    public @Nullable String openName() {
        return isUser() ? null : name;
    }

    /// The public form, `usr_…` or `svc_…`; null for nobody of a tenant.
    public @Nullable String publicIdOrNull() {
        return kind.publicId(id);
    }

    /// The public form of somebody of a tenant.
    public String publicId() {
        String shown = kind.publicId(id);
        if (shown == null) {
            throw new IllegalStateException("the installation is nobody of a tenant");
        }
        return shown;
    }
}
