package com.jupiteriq.notices.post;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/// How mails leave. What is tried out in a test environment reaches nobody.
///
/// @param live for live environments; the same as for tests where there is no mail server
public record Carriers(Carrier live, Carrier test) {

    public static Carriers of(MailSettings settings, MailFolder folder) {
        Carrier files = new MailFiles(folder, settings);
        ServerAddress server = settings.server();
        return new Carriers(server == null
            ? files : new MailServer(server, settings, standardTrust(), MailServer.MOST), files);
    }

    private static SSLContext standardTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
