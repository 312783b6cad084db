package com.jupiteriq.webhooks;

import com.jupiteriq.outbound.OutboundHeader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers by which a receiver knows a delivery (decision C28): `X-Webhook-Signature`, the lower-case hex
/// HMAC-SHA256 over the raw body that 001:84-95 verifies, and the triple of Standard Webhooks beside it.
final class Signatures {

    private Signatures() {}

    /// @param id the same for every attempt of one event, so that a receiver can tell a repetition
    static List<OutboundHeader> headers(WebhookSecret secret, String id, Instant at, byte[] body) {
        List<OutboundHeader> headers = new ArrayList<>(4);
        headers.add(new OutboundHeader(
            "X-Webhook-Signature", HexFormat.of().formatHex(hmac(secret.displayedKey(), body))));
        byte[] key = secret.standardKey();
        if (key != null) {
            String timestamp = Long.toString(at.getEpochSecond());
            byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
            String signature = Base64.getEncoder().encodeToString(hmac(key, head, body));
            headers.add(new OutboundHeader("webhook-id", id));
            headers.add(new OutboundHeader("webhook-timestamp", timestamp));
            headers.add(new OutboundHeader("webhook-signature", "v1," + signature));
        }
        return headers;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
