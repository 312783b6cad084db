package com.jupiteriq.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the gate of a plan opens or closes, with the lowest plan that it is open in at the beginning
/// (decision C63).
public enum Feature {
    ALLOWED_IPS("Addresses from which the account may be used", Plan.ENTERPRISE),
    DATA_BULK("Many data items in one request", Plan.ENTERPRISE),
    GRAPHQL("GraphQL", Plan.ENTERPRISE),
    WEBSOCKET("Streams over WebSocket", Plan.ENTERPRISE),
    RESUMABLE_UPLOAD("Uploads that can be resumed", Plan.ENTERPRISE),
    STAGING("A staging environment", Plan.ENTERPRISE),
    PRIORITY_QUEUE("A place in the queue of a full server", Plan.ENTERPRISE),
    CUSTOM_LIMITS("Limits of its own", Plan.ENTERPRISE),
    AUDIT("The audit trail", Plan.STARTER),
    CLI("The command line client", Plan.STARTER),
    METRICS("Numbers for monitoring", Plan.STARTER),
    SLA("A guaranteed availability, with credits", Plan.PROFESSIONAL),
    ZAPIER("Zapier", Plan.PROFESSIONAL);

    private final String about;
    private final Plan lowest;

    Feature(String about, Plan lowest) {
        this.about = about;
        this.lowest = lowest;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String about() {
        return about;
    }

    /// Whether the plan begins with it.
    public boolean first(Plan plan) {
        return plan.compareTo(lowest) >= 0;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Feature::word).toList();
    }
}
