package com.jupiteriq;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The house as it is drawn (ARCHITECTURE.md): which package may use which. [ArchitectureTest] holds the code
/// to it.
final class House {

    static final String ROOT = "com.jupiteriq";

    static final JavaClasses CLASSES =
        new ClassFileImporter().importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    /// From the ground up. A package may use those in its line and nothing else of ours; every permission is
    /// in use.
    static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

    static {
        line("kernel");
        line("store", "kernel");
        // features: they meet in facades, never in each other's stores
        line("limits", "kernel");
        line("outbound", "kernel");
        line("audit", "kernel", "store");
        line("once", "kernel", "store");
        line("events", "kernel", "store");
        line("analytics", "kernel", "store");
        line("tickets", "kernel", "store", "events");
        line("webhooks", "kernel", "store", "events", "outbound");
        line("accounts", "kernel", "store", "audit");
        line("access", "kernel", "store", "accounts", "limits");
        // the edge, which knows the rooms but no resource
        line("edge", "kernel", "store", "access", "limits", "once", "analytics");
        // surfaces, each deletable without trace
        line("edge.v1", "kernel", "store", "accounts", "access", "limits", "events", "analytics", "tickets",
            "webhooks", "edge");
        line("edge.integration", "kernel", "store", "access", "limits", "tickets", "edge");
        // the start, which names them all
        line("", "kernel", "store", "limits", "outbound", "audit", "once", "events", "analytics", "tickets",
            "webhooks", "accounts", "access", "edge",
            "edge.v1", "edge.integration");
    }

    static final List<String> FEATURES =
        List.of("limits", "outbound", "audit", "once", "events", "analytics", "tickets", "webhooks",
            "accounts", "access");

    static final List<String> SURFACES = List.of("edge.v1", "edge.integration");

    private House() {}

    private static void line(String name, String... uses) {
        MAY_USE.put(name, Set.of(uses));
    }

    /// The name in the table of one of our packages.
    static String name(String packageName) {
        return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    }

    static boolean isOurs(String packageName) {
        return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
    }
}
