package com.jupiteriq.files.upkeep;

import com.jupiteriq.kernel.Tenant;
import java.util.UUID;

/// A file of which something may be due by its age, and whose it is.
public record AgedFile(Tenant tenant, UUID file) {}
