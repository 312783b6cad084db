package com.jupiteriq.notices.post;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.text.OneLine;
import org.jspecify.annotations.Nullable;

/// How mail is sent, and in whose name.
public record MailSettings(
    @Setting(otherwise = "mails are files in the data folder",
        says = "Mail server that takes mails of live environments: smtp://, with TLS as soon as the server"
        + " offers it, or smtps:// with TLS at once, with user and password where it wants them.")
    @Nullable String mailUrl,

    @Setting(says = "Whom mails are from, as \"Northwind <no-reply@northwind.example>\"; needed with"
        + " mail-url.")
    @Nullable String mailFrom,

    @Setting(value = "500", from = 1, to = 1_000_000,
        says = "Mails that one environment may send in an hour; one more is answered 429.")
    int mailLimit,

    @Setting(value = "JupiterIQ", says = "What mails call the product.")
    String productName,

    @Setting(says = "Mail address at which people find help; mails name it and answers to them go there.")
    @Nullable String supportAddress) {

    private static final int MAX_PRODUCT = 60;

    public MailSettings {
        if (mailUrl != null) {
            ServerAddress.parse(mailUrl);
            if (mailFrom == null) {
                throw new StartRefused("With --mail-url mails need a sender; name one with --mail-from"
                    + " \"Northwind <no-reply@northwind.example>\".");
            }
        }
        if (mailFrom != null) {
            MailAddress.parse(mailFrom, "--mail-from");
        }
        if (supportAddress != null
            && !MailAddress.parse(supportAddress, "--support-address").name().isEmpty()) {
            throw new StartRefused(
                "--support-address is a mail address alone, such as help@northwind.example.");
        }
        if (!OneLine.is(productName, MAX_PRODUCT)) {
            throw new StartRefused("--product-name must be one line of 1 to " + MAX_PRODUCT
                + " visible characters.");
        }
    }

    @Nullable ServerAddress server() {
        return mailUrl == null ? null : ServerAddress.parse(mailUrl);
    }

    /// Who sends; where nobody has said, an address that leads nowhere (RFC 2606).
    MailAddress sender() {
        return mailFrom == null
            ? new MailAddress(productName, "no-reply", "jupiteriq.invalid")
            : MailAddress.parse(mailFrom, "--mail-from");
    }

    @Nullable MailAddress support() {
        return supportAddress == null ? null : MailAddress.parse(supportAddress, "--support-address");
    }

    /// Addresses carry passwords.
    @Override
    public String toString() {
        ServerAddress server = server();
        return "MailSettings[" + (server == null ? "files" : server.place()) + ", mailFrom=" + mailFrom
            + ", mailLimit=" + mailLimit + ", productName=" + productName
            + ", supportAddress=" + supportAddress + "]";
    }
}
