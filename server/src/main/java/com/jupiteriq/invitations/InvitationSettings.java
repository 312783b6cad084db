package com.jupiteriq.invitations;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where people go who are invited.
public record InvitationSettings(
    @Setting(says = "Address of the page at which an invitation is accepted, such as"
        + " https://app.example.com/invitation; mails link to it with #token=…, and show the token without"
        + " it.")
    @Nullable String invitationUrl) {

    private static final int MAX_URL = 1_000;

    public InvitationSettings {
        if (invitationUrl != null && !isPage(invitationUrl)) {
            throw new StartRefused("--invitation-url must be an address of https or http without user and"
                + " fragment, of at most " + MAX_URL + " characters, such as"
                + " https://app.example.com/invitation.");
        }
    }

    private static boolean isPage(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null
                && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                && url.length() <= MAX_URL && uri.toASCIIString().equals(url);
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
