package com.jupiteriq.notices.post;

import java.nio.file.Path;

/// Where mails are laid down that no mail server takes.
public record MailFolder(Path path) {

    private static final String NAME = "mail";

    public static MailFolder in(Path dataFolder) {
        return new MailFolder(dataFolder.resolve(NAME));
    }
}
