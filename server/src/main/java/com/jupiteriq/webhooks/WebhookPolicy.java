package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.outbound.Reach;
import java.util.UUID;

/// What this installation allows.
///
/// @param concurrency how many deliveries this node sends at the same time
/// @param loopback whether endpoints of a test environment may lie on this machine (decision C51)
/// @param node which node this is; the same after a restart
public record WebhookPolicy(int concurrency, boolean loopback, UUID node) {

    Reach reach(Environment environment) {
        return loopback && environment == Environment.TEST ? Reach.LOOPBACK_TOO : Reach.PUBLIC;
    }
}
