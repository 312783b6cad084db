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
        line("json", "kernel", "text");
        line("tasks", "kernel");
        line("store", "kernel", "json", "tasks", "text");
        line("text");
        // features: they meet in facades, never in each other's stores
        line("limits", "kernel");
        line("paths", "kernel");
        line("outbound", "kernel");
        line("audit", "kernel", "json", "store");
        line("once", "kernel", "tasks", "store");
        line("events", "kernel", "json", "tasks", "store");
        line("analytics", "kernel", "json", "tasks", "store");
        line("tickets", "kernel", "json", "store", "events", "text");
        line("webhooks", "kernel", "json", "store", "events", "outbound", "tasks");
        line("accounts", "kernel", "json", "store", "audit", "limits", "paths");
        line("access", "kernel", "json", "store", "accounts", "limits", "paths", "tasks");
        line("streams", "kernel", "tasks", "store", "events", "access");
        // the edge, which knows the rooms but no resource
        line("edge.http", "kernel");
        line("edge.query", "kernel", "json");
        line("edge", "kernel", "json", "store", "access", "limits", "paths", "once", "edge.http",
            "edge.query");
        line("edge.health", "json", "store", "edge");
        line("edge.wire", "kernel", "tasks", "access", "analytics", "edge", "edge.http", "edge.health");
        line("edge.openapi", "kernel", "json", "edge", "edge.query", "edge.health");
        line("edge.observe", "kernel", "access", "analytics", "edge", "edge.http");
        // surfaces, each deletable without trace; below each a folder a resource
        line("edge.v1", "kernel", "json", "store", "access", "limits", "edge", "edge.http");
        line("edge.v1.tickets", "kernel", "json", "store", "tickets", "edge", "edge.http", "edge.query",
            "edge.v1");
        line("edge.v1.batch", "kernel", "json", "edge", "edge.http", "edge.v1");
        line("edge.v1.events", "kernel", "json", "events", "accounts", "access", "streams", "edge",
            "edge.query", "edge.v1");
        line("edge.v1.webhooks", "kernel", "json", "store", "events", "webhooks", "edge", "edge.http",
            "edge.query", "edge.v1");
        line("edge.v1.requestlog", "kernel", "analytics", "edge", "edge.v1");
        line("edge.integration", "kernel", "json", "store", "access", "limits", "tickets", "edge",
            "edge.http");
        // the start, which names them all
        line("settings", "kernel", "store", "limits", "outbound", "access", "analytics", "webhooks",
            "edge.wire");
        line("firststart", "kernel", "json", "store", "access", "accounts", "tickets");
        line("node", "kernel", "json", "tasks", "store", "limits", "outbound", "access", "accounts",
            "analytics", "tickets", "webhooks", "edge.wire", "edge.health", "firststart", "settings");
        line("admin", "kernel", "json", "store", "access", "accounts", "node", "settings");
        line("", "kernel", "tasks", "store", "limits", "outbound", "audit", "once", "events", "analytics",
            "tickets", "webhooks", "accounts", "access", "streams", "edge", "edge.health", "edge.wire",
            "edge.openapi",
            "edge.observe", "edge.v1",
            "edge.v1.tickets", "edge.v1.batch", "edge.v1.events", "edge.v1.webhooks", "edge.v1.requestlog",
            "edge.integration", "node", "admin", "settings");
    }

    static final List<String> FEATURES =
        List.of("limits", "paths", "outbound", "audit", "once", "events", "analytics", "tickets", "webhooks",
            "accounts", "access", "streams");

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
