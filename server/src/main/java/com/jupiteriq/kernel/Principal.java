package com.jupiteriq.kernel;

import java.util.UUID;

/// Who acts: today always a service account. Ownership belongs to the principal, not to the secret
/// it shows, so that rotating a key changes nothing (decision C22).
public record Principal(UUID id, String name) {

    /// Nobody of a tenant: the installation itself, in one of its parts.
    public static Principal installation(String name) {
        return new Principal(new UUID(0, 0), name);
    }

    /// The public form, `svc_…`.
    public String publicId() {
        return TypeId.of("svc", id);
    }
}
