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
        line("lists", "kernel", "text", "json", "store");
        line("audit", "kernel", "json", "tasks", "store", "seals", "lists");
        line("once", "kernel", "tasks", "store", "seals");
        line("events", "kernel", "json", "tasks", "store", "seals");
        line("analytics.rollups", "kernel", "tasks", "store");
        line("analytics.series", "kernel", "json", "tasks", "store", "analytics.rollups");
        line("analytics", "kernel", "json", "tasks", "store", "seals", "lists", "analytics.rollups",
            "analytics.series");
        line("files.storage", "kernel", "postgres");
        line("files.contents", "kernel", "files.storage");
        line("cannedreplies", "kernel", "json", "store", "lists", "events");
        line("data.values", "kernel", "text", "json");
        line("data.schemas", "kernel", "json");
        line("data.types", "kernel", "json", "store", "lists", "data.values", "data.schemas");
        line("data", "kernel", "json", "store", "seals", "events", "data.values", "data.schemas",
            "data.types");
        line("data.finding", "kernel", "text", "json", "store", "lists", "data.values", "data.types",
            "data");
        line("data.feed", "kernel", "json", "tasks", "events", "data");
        line("data.upkeep", "kernel", "json", "tasks", "store", "data.values", "data.types", "data");
        line("webhooks.formats", "kernel", "events");
        line("webhooks.series", "kernel", "json", "analytics.rollups", "analytics.series");
        line("webhooks", "kernel", "json", "tasks", "postgres", "store", "outbound", "seals", "lists",
            "events", "webhooks.formats", "webhooks.series", "analytics.rollups", "analytics.series");
        line("files.kinds");
        line("files.scanning", "kernel", "text");
        line("notices.post", "kernel", "text", "tasks", "postgres");
        line("notices", "kernel", "text", "tasks", "store", "seals", "notices.post");
        line("erasing", "kernel", "tasks", "store", "notices");
        line("accounts", "kernel", "json", "postgres", "store", "limits", "paths", "seals", "lists", "audit",
            "events", "files.kinds");
        line("plans", "kernel", "json", "store", "accounts");
        line("roles", "kernel", "json", "store", "lists");
        line("users", "kernel", "text", "json", "tasks", "passwords", "store", "seals", "lists", "events",
            "erasing", "roles");
        line("organizations", "kernel", "text", "json", "store", "lists", "events", "users");
        line("invitations", "kernel", "text", "json", "store", "seals", "lists", "notices", "accounts",
            "users", "organizations");
        line("alerts", "kernel", "json", "tasks", "store", "limits", "events", "notices", "users");
        line("sla", "kernel", "json", "store", "accounts");
        line("tokens", "kernel", "json", "seals", "accounts");
        line("access", "kernel", "tasks", "postgres", "store", "limits", "paths", "seals", "accounts",
            "tokens");
        line("keys", "kernel", "text", "json", "tasks", "store", "limits", "paths", "seals", "lists",
            "events", "analytics", "notices", "accounts", "plans", "users", "tokens", "access");
        line("sessions", "kernel", "json", "tasks", "postgres", "store", "seals", "lists", "events",
            "accounts", "roles", "users", "tokens", "access");
        line("signin", "kernel", "text", "passwords", "store", "seals", "audit", "notices", "accounts",
            "users", "tokens", "sessions");
        line("signin.factors", "kernel", "store", "seals", "notices", "accounts", "users", "sessions",
            "signin");
        line("signin.pages", "kernel", "json", "store", "seals", "notices", "accounts", "plans", "users",
            "invitations", "access", "sessions", "signin");
        line("customers", "kernel", "json", "store", "paths", "lists", "events", "accounts", "plans",
            "keys");
        line("streams", "kernel", "tasks", "postgres", "store", "events", "access");
        line("files.pictures", "kernel", "tasks");
        line("files.pictures.drawing", "files.pictures");
        line("jobs", "kernel", "json", "tasks", "postgres", "store", "seals", "lists", "accounts", "access");
        line("data.imports", "kernel", "text", "json", "store", "data.values", "data.types", "data", "jobs");
        line("files", "kernel", "json", "store", "seals", "lists", "events", "files.storage",
            "files.contents", "files.kinds", "files.pictures");
        line("files.links", "kernel", "json", "store", "files");
        line("files.uses", "kernel", "store", "files");
        line("tickets", "kernel", "text", "json", "store", "seals", "lists", "events", "files", "files.uses",
            "analytics.rollups", "analytics.series");
        line("increases", "kernel", "json", "tasks", "store", "lists", "events", "tickets", "accounts");
        line("files.upkeep", "kernel", "tasks", "store", "files", "files.storage");
        line("files.resuming", "kernel", "tasks", "store", "seals", "files.contents", "files",
            "files.upkeep");
        line("files.quarantine", "kernel", "json", "store", "lists", "notices", "accounts", "users", "files");
        line("files.inspection", "kernel", "tasks", "store", "jobs", "files", "files.contents", "files.kinds",
            "files.scanning", "files.pictures", "files.quarantine");
        line("reports", "kernel", "json", "tasks", "store", "seals", "lists", "events", "analytics.rollups",
            "analytics.series", "notices", "accounts", "users", "sla", "jobs");
        // the edge, which knows the rooms but no resource
        line("edge.http", "kernel");
        line("edge.query", "kernel", "text", "json", "lists");
        line("edge.waiting", "kernel");
        line("edge.transfer", "kernel", "edge.http");
        line("edge", "kernel", "json", "tasks", "store", "limits", "paths", "lists", "once", "access",
            "edge.http", "edge.query", "edge.waiting", "edge.transfer");
        line("edge.health", "json", "store", "edge.http", "edge");
        line("edge.gzip", "kernel");
        line("edge.tls", "kernel");
        line("edge.wire", "kernel", "tasks", "analytics", "access", "edge.http", "edge", "edge.health",
            "edge.gzip", "edge.tls", "edge.waiting", "edge.transfer");
        line("edge.openapi", "kernel", "json", "edge.http", "edge.query", "edge", "edge.health");
        line("edge.observe", "kernel", "limits", "audit", "analytics.rollups", "analytics", "alerts",
            "access", "edge.http", "edge");
        line("edge.links", "kernel", "files", "files.links", "edge.http", "edge");
        line("edge.pages", "kernel", "limits", "store", "notices", "signin.pages", "edge.http", "edge.query",
            "edge.transfer", "edge");
        line("edge.pages.signin", "kernel", "store", "signin.factors", "signin.pages", "edge.pages");
        line("edge.pages.profile", "kernel", "store", "users", "sessions", "signin.factors", "signin.pages",
            "edge.pages");
        // surfaces, each deletable without trace; below each a folder a resource
        line("edge.v1", "kernel", "json", "store", "limits", "lists", "access", "edge.http", "edge");
        line("edge.v1.tickets", "kernel", "json", "store", "lists", "tickets", "edge.http", "edge.query",
            "edge", "edge.v1");
        line("edge.v1.data", "kernel", "text", "json", "store", "data.values", "data", "data.finding",
            "data.feed", "accounts", "jobs", "data.imports", "edge.http", "edge.query", "edge", "edge.v1");
        line("edge.v1.datatypes", "kernel", "json", "store", "data.types", "data", "edge.http", "edge",
            "edge.v1");
        line("edge.v1.cannedreplies", "kernel", "cannedreplies", "edge", "edge.v1");
        line("edge.v1.roles", "kernel", "json", "store", "roles", "edge.http", "edge", "edge.v1");
        line("edge.v1.users", "kernel", "json", "store", "users", "edge.http", "edge", "edge.v1");
        line("edge.v1.signin", "kernel", "json", "store", "users", "access", "sessions", "signin",
            "edge.http", "edge", "edge.v1");
        line("edge.v1.keys", "kernel", "json", "store", "analytics", "access", "keys", "edge.http",
            "edge.query", "edge", "edge.v1");
        line("edge.v1.account", "kernel", "json", "limits", "lists", "data", "files", "webhooks", "accounts",
            "users", "organizations", "access", "keys", "edge.http", "edge", "edge.v1");
        line("edge.v1.increases", "kernel", "json", "store", "accounts", "increases", "access", "edge",
            "edge.v1");
        line("edge.v1.operator", "kernel", "json", "store", "accounts", "plans", "sla", "access",
            "keys", "customers", "edge.http", "edge.query", "edge", "edge.v1");
        line("edge.v1.analytics", "kernel", "json", "analytics.rollups", "analytics.series", "edge.query",
            "edge", "edge.v1");
        line("edge.v1.reports", "kernel", "json", "store", "lists", "jobs", "reports",
            "edge.query", "edge", "edge.v1");
        line("edge.v1.organizations", "kernel", "json", "store", "lists", "users", "organizations",
            "edge.query", "edge", "edge.v1");
        line("edge.v1.invitations", "kernel", "json", "store", "lists", "users", "invitations", "edge.query",
            "edge", "edge.v1");
        line("edge.v1.sessions", "kernel", "json", "store", "lists", "access", "sessions", "edge.query",
            "edge", "edge.v1");
        line("edge.v1.batch", "kernel", "json", "edge.http", "edge", "edge.v1");
        line("edge.v1.events", "kernel", "json", "lists", "events", "accounts", "access", "streams",
            "edge.query", "edge", "edge.v1");
        line("edge.v1.webhooks", "kernel", "json", "store", "lists", "events", "webhooks.formats",
            "webhooks", "edge.http", "edge.query", "edge", "edge.v1");
        line("edge.v1.jobs", "kernel", "json", "store", "lists", "jobs", "edge.http", "edge.query", "edge",
            "edge.v1");
        line("edge.v1.uploads", "kernel", "json", "store", "accounts", "files", "files.resuming",
            "edge.http", "edge.transfer", "edge", "edge.v1");
        line("edge.v1.files", "kernel", "json", "store", "files", "files.kinds", "files.pictures",
            "files.links", "files.quarantine", "edge.http", "edge.query", "edge.transfer", "edge",
            "edge.links", "edge.v1");
        line("edge.v1.requestlog", "kernel", "analytics", "edge", "edge.v1");
        line("edge.v1.audit", "kernel", "json", "audit", "edge.query", "edge", "edge.v1");
        line("edge.integration", "kernel", "json", "store", "limits", "tickets", "access", "edge.http",
            "edge");
        line("edge.accounts", "kernel", "json", "store", "limits", "webhooks.formats", "users", "access",
            "edge.http", "edge");
        // the start, which names them all
        line("settings", "kernel", "text", "postgres", "store", "limits", "outbound", "analytics",
            "files.storage", "files.scanning", "files.pictures", "notices", "notices.post", "invitations",
            "access", "sessions", "signin", "edge.tls", "edge.wire", "edge.v1", "edge.accounts");
        line("firststart", "kernel", "json", "postgres", "store", "lists", "tickets", "data.types", "data",
            "files.scanning", "files", "accounts", "roles", "users", "organizations", "reports", "access",
            "keys");
        line("node", "kernel", "json", "tasks", "postgres", "store", "limits", "outbound", "seals",
            "analytics", "files.storage", "tickets", "data.types", "data", "webhooks", "files.scanning",
            "files.pictures", "files", "notices", "notices.post",
            "accounts", "roles", "users", "organizations", "invitations", "tokens", "access", "keys",
            "sessions", "signin", "signin.pages", "reports", "edge.health", "edge.wire", "edge.v1",
            "edge.accounts", "settings", "firststart");
        line("admin", "kernel", "json", "postgres", "store", "seals", "audit", "analytics", "accounts",
            "plans", "users", "invitations", "tokens", "keys", "customers", "settings", "node");
        line("", "kernel", "text", "tasks", "passwords", "store", "limits", "outbound", "seals", "audit",
            "once", "events", "analytics.rollups", "analytics", "analytics.series", "files.storage",
            "files.contents", "cannedreplies", "tickets", "data.types",
            "data", "data.finding", "data.feed", "data.upkeep", "webhooks", "files.pictures", "files",
            "files.links", "files.uses", "files.resuming", "files.upkeep", "files.quarantine",
            "files.inspection", "notices", "erasing", "accounts", "plans", "roles", "users", "organizations",
            "invitations",
            "alerts", "sla", "reports", "increases", "tokens", "access", "keys", "sessions", "signin",
            "signin.factors", "signin.pages", "customers", "streams",
            "jobs", "data.imports", "edge", "edge.health", "edge.wire", "edge.openapi", "edge.observe",
            "edge.links", "edge.pages", "edge.pages.signin", "edge.pages.profile", "edge.v1",
            "edge.v1.tickets", "edge.v1.data", "edge.v1.datatypes",
            "edge.v1.cannedreplies", "edge.v1.roles", "edge.v1.users", "edge.v1.signin", "edge.v1.keys",
            "edge.v1.account", "edge.v1.increases", "edge.v1.operator", "edge.v1.files", "edge.v1.uploads",
            "edge.v1.organizations", "edge.v1.invitations", "edge.v1.sessions", "edge.v1.batch",
            "edge.v1.events", "edge.v1.webhooks", "edge.v1.jobs", "edge.v1.requestlog", "edge.v1.audit",
            "edge.v1.analytics", "edge.v1.reports", "edge.integration", "edge.accounts", "settings", "node",
            "admin");
    }

    static final List<String> FEATURES =
        List.of("limits", "paths", "outbound", "audit", "once", "events", "analytics.rollups", "analytics",
            "analytics.series", "files.storage", "files.contents", "cannedreplies", "roles", "users",
            "organizations", "invitations", "tickets",
            "data.values", "data.schemas", "data.types", "data", "data.finding", "data.feed", "data.upkeep",
            "jobs", "data.imports", "webhooks.formats", "webhooks.series", "webhooks", "files.kinds",
            "files.scanning",
            "files.pictures", "files.pictures.drawing", "files", "files.links", "files.uses",
            "files.resuming", "files.upkeep", "files.quarantine", "files.inspection", "notices.post",
            "notices", "erasing", "accounts", "plans",
            "increases", "alerts", "sla", "reports", "tokens", "access", "keys", "sessions", "signin",
            "customers", "streams");

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
