package com.jupiteriq.outbound;

import com.jupiteriq.kernel.Network;
import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.util.List;

/// What the operator opens for calls to other systems.
public record OutboundSettings(
    @Setting(says = "Networks, as CIDR, that webhooks and other outgoing calls may reach although they are"
        + " not public; nothing else opens them.")
    List<String> outboundAllow) {

    public OutboundSettings {
        outboundAllow = List.copyOf(outboundAllow);
        for (String text : outboundAllow) {
            if (Network.parse(text).isEmpty()) {
                throw new StartRefused("--outbound-allow must be networks such as 10.1.0.0/16 or fd00::/8,"
                    + " not \"" + text + "\".");
            }
        }
    }
}
