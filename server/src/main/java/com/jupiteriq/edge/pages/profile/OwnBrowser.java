package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.sessions.OwnSession;
import com.jupiteriq.sessions.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session as its owner knows it again.
///
/// @param id `ses_…`
/// @param device what it runs on, in few words
/// @param usedAt when it was used last, as machines read it
/// @param used the same as people do
public record OwnBrowser(String id, String device, String address, String usedAt, String used,
    boolean current) {

    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// What a `User-Agent` of a browser has in it, the one that others have in theirs too behind those.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
        Map.entry("Edg", "Edge"), Map.entry("OPR/", "Opera"), Map.entry("Firefox/", "Firefox"),
        Map.entry("FxiOS/", "Firefox"), Map.entry("CriOS/", "Chrome"), Map.entry("Chrome/", "Chrome"),
        Map.entry("Safari/", "Safari"), Map.entry("curl/", "curl"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
        Map.entry("iPhone", "iPhone"), Map.entry("iPad", "iPad"), Map.entry("Android", "Android"),
        Map.entry("CrOS", "ChromeOS"), Map.entry("Windows", "Windows"), Map.entry("Mac OS X", "macOS"),
        Map.entry("Linux", "Linux"));

    static OwnBrowser of(OwnSession own, Instant now) {
        Session session = own.session();
        return new OwnBrowser(session.publicId(), called(session), session.client().address(),
            session.lastUsedAt().toString(), used(session.lastUsedAt(), now), own.current());
    }

    private static String called(Session session) {
        return session.device() == null ? called(session.client().userAgent()) : session.device();
    }

    static String called(@Nullable String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        if (browser == null) {
            return system == null ? "An unknown device" : system;
        }
        return system == null ? browser : browser + " on " + system;
    }

    private static @Nullable String first(List<Map.Entry<String, String>> known, @Nullable String agent) {
        return agent == null ? null : known.stream().filter(one -> agent.contains(one.getKey()))
            .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    static String used(Instant last, Instant now) {
        Duration ago = Duration.between(last, now);
        if (ago.toMinutes() < 1) {
            return "just now";
        }
        if (ago.toHours() < 1) {
            return ago(ago.toMinutes(), "minute");
        }
        if (ago.toDays() < 1) {
            return ago(ago.toHours(), "hour");
        }
        return ago.toDays() < 31 ? ago(ago.toDays(), "day") : "on " + DAY.format(last);
    }

    private static String ago(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
