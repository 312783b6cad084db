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
        line("text");
        line("json", "kernel", "text");
        line("tasks", "kernel");
        line("passwords", "kernel");
        line("postgres", "kernel", "text", "tasks");
        line("store", "kernel", "tasks", "postgres");
        // features: they meet in facades, never in each other's stores
        line("limits", "kernel");
        line("paths", "kernel", "text");
        line("outbound", "kernel");
        line("seals", "kernel", "store");
        line("audit", "kernel", "json", "store", "seals");
        line("once", "kernel", "tasks", "store", "seals");
        line("events", "kernel", "json", "tasks", "store", "seals");
        line("lists", "kernel", "text", "json", "store");
        line("analytics", "kernel", "json", "tasks", "store", "seals", "lists");
        line("cannedreplies", "kernel", "json", "store", "events", "lists");
        line("tickets", "kernel", "text", "json", "store", "seals", "events", "lists");
        line("webhooks.formats", "kernel", "events");
        line("webhooks", "kernel", "json", "tasks", "postgres", "store", "outbound", "seals", "events",
            "lists", "webhooks.formats");
        line("notices.post", "kernel", "text", "tasks", "postgres");
        line("notices", "kernel", "text", "tasks", "store", "seals", "notices.post");
        line("erasing", "kernel", "tasks", "store", "notices");
        line("accounts", "kernel", "json", "postgres", "store", "limits", "paths", "seals", "audit");
        line("roles", "kernel", "json", "store", "lists");
        line("users", "kernel", "text", "json", "passwords", "store", "seals", "events", "lists", "erasing",
            "roles");
        line("organizations", "kernel", "text", "json", "store", "events", "lists", "users");
        line("invitations", "kernel", "text", "json", "store", "seals", "lists", "notices", "accounts",
            "users", "organizations");
        line("access", "kernel", "text", "json", "tasks", "postgres", "store", "limits", "paths", "accounts");
        line("streams", "kernel", "tasks", "postgres", "store", "events", "access");
        // the edge, which knows the rooms but no resource
        line("edge.http", "kernel");
        line("edge.query", "kernel", "text", "json", "lists");
        line("edge", "kernel", "json", "store", "limits", "paths", "once", "tasks", "lists", "access",
            "edge.http", "edge.query");
        line("edge.health", "json", "store", "edge.http", "edge");
        line("edge.gzip", "kernel");
        line("edge.tls", "kernel");
        line("edge.wire", "kernel", "tasks", "analytics", "access", "edge.http", "edge", "edge.health",
            "edge.gzip", "edge.tls");
        line("edge.openapi", "kernel", "json", "edge.http", "edge.query", "edge", "edge.health");
        line("edge.observe", "kernel", "analytics", "access", "edge.http", "edge");
        // surfaces, each deletable without trace; below each a folder a resource
        line("edge.v1", "kernel", "json", "store", "limits", "lists", "access", "edge.http", "edge");
        line("edge.v1.tickets", "kernel", "json", "store", "lists", "tickets", "edge.http", "edge.query",
            "edge", "edge.v1");
        line("edge.v1.cannedreplies", "kernel", "cannedreplies", "edge", "edge.v1");
        line("edge.v1.roles", "kernel", "json", "store", "roles", "edge.http", "edge", "edge.v1");
        line("edge.v1.users", "kernel", "json", "store", "users", "edge.http", "edge", "edge.v1");
        line("edge.v1.organizations", "kernel", "json", "store", "lists", "users", "organizations",
            "edge.query", "edge", "edge.v1");
        line("edge.v1.invitations", "kernel", "json", "store", "lists", "users", "invitations", "edge.query",
            "edge", "edge.v1");
        line("edge.v1.batch", "kernel", "json", "edge.http", "edge", "edge.v1");
        line("edge.v1.events", "kernel", "json", "events", "lists", "accounts", "access", "streams",
            "edge.query", "edge", "edge.v1");
        line("edge.v1.webhooks", "kernel", "json", "store", "events", "lists", "webhooks.formats", "webhooks",
            "edge.http", "edge.query", "edge", "edge.v1");
        line("edge.v1.requestlog", "kernel", "analytics", "edge", "edge.v1");
        line("edge.integration", "kernel", "json", "store", "limits", "tickets", "access", "edge.http",
            "edge");
        line("edge.accounts", "kernel", "json", "store", "limits", "users", "webhooks.formats", "access",
            "edge.http", "edge");
        // the start, which names them all
        line("settings", "kernel", "text", "postgres", "store", "limits", "outbound", "analytics",
            "notices.post", "access", "invitations", "edge.tls", "edge.wire", "edge.v1", "edge.accounts");
        line("firststart", "kernel", "json", "postgres", "store", "lists", "roles", "users", "organizations",
            "tickets",
            "accounts", "access");
        line("node", "kernel", "json", "tasks", "postgres", "store", "limits", "outbound", "seals",
            "analytics", "roles", "users", "organizations", "invitations", "tickets", "webhooks",
            "notices.post", "accounts", "access", "edge.health", "edge.wire", "edge.v1", "edge.accounts",
            "settings", "firststart");
        line("admin", "kernel", "json", "postgres", "seals", "accounts", "access", "settings", "node");
        line("", "kernel", "text", "tasks", "passwords", "store", "limits", "outbound", "seals", "audit",
            "once", "events", "analytics", "cannedreplies", "roles", "users", "organizations",
            "invitations", "tickets", "webhooks", "notices", "erasing", "accounts", "access", "streams",
            "edge", "edge.health", "edge.wire", "edge.openapi", "edge.observe", "edge.v1", "edge.v1.roles",
            "edge.v1.users", "edge.v1.organizations", "edge.v1.invitations", "edge.v1.tickets",
            "edge.v1.cannedreplies", "edge.v1.batch", "edge.v1.events", "edge.v1.webhooks",
            "edge.v1.requestlog", "edge.integration", "edge.accounts", "settings", "node", "admin");
    }

    static final List<String> FEATURES =
        List.of("limits", "paths", "outbound", "audit", "once", "events", "analytics", "cannedreplies",
            "roles", "users", "organizations", "invitations", "tickets", "webhooks.formats", "webhooks",
            "notices.post", "notices", "erasing", "accounts", "access", "streams");

    static final List<String> SURFACES = List.of("edge.v1", "edge.integration", "edge.accounts");

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
