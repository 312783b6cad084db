package com.jupiteriq.notices.post;

import com.jupiteriq.notices.post.Outcome.Down;
import com.jupiteriq.notices.post.Outcome.Later;
import com.jupiteriq.notices.post.Outcome.Refused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// What a failure means. The words of a mail server are not repeated, only its codes (RFC 5321, RFC 3463).
final class Replies {

    private static final Pattern ENHANCED =
        Pattern.compile("[245][0-9]{2}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("[245][0-9]{2}\\b");
    private static final int CLOSING = 421;
    private static final int PERMANENT = 500;

    private Replies() {}

    /// Of a mail.
    static Outcome meaning(MessagingException failed) {
        SMTPAddressFailedException recipient = in(failed, SMTPAddressFailedException.class);
        if (recipient != null) {
            return answered(recipient.getReturnCode(), recipient.getMessage(), "recipient");
        }
        SMTPSendFailedException step = in(failed, SMTPSendFailedException.class);
        if (step == null) {
            return new Down(opening(failed, null), true);
        }
        boolean ofSender = step.getCommand() != null && step.getCommand().startsWith("MAIL");
        return ofSender
            ? new Down(
                "the server answered " + code(step.getReturnCode(), step.getMessage()) + " to the sender",
                true)
            : answered(step.getReturnCode(), step.getMessage(), "mail");
    }

    private static Outcome answered(int code, @Nullable String said, String to) {
        String reason = "the server answered " + code(code, said) + " to the " + to;
        if (code <= 0 || code == CLOSING || isAboutSignIn(code)) {
            return new Down(code <= 0 ? "the connection was lost" : reason, true);
        }
        return code >= PERMANENT ? new Refused(reason) : new Later(reason);
    }

    /// RFC 4954: authentication or encryption is required, the mechanism is too weak.
    private static boolean isAboutSignIn(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private static String code(int code, @Nullable String said) {
        Matcher enhanced = ENHANCED.matcher(said == null ? "" : said);
        return enhanced.find() ? code + " " + enhanced.group(1) : String.valueOf(code);
    }

    /// Why nothing can be sent at all.
    ///
    /// @param said the server's last reply, null when that is not what failed
    static String opening(MessagingException failed, @Nullable String said) {
        String last = said == null ? "" : said;
        if (failed instanceof AuthenticationFailedException) {
            return last.startsWith("5") ? "user and password are refused"
                : last.startsWith("2") ? "it knows no way to sign in that is known here, PLAIN or LOGIN"
                : "nobody could sign in";
        }
        IOException broken = in(failed, IOException.class);
        if (broken != null) {
            return reason(broken);
        }
        Matcher code = CODE.matcher(last);
        return code.lookingAt()
            ? "the server answered " + code.group() : "the server gave no answer that is SMTP";
    }

    static String reason(IOException broken) {
        return switch (broken) {
            case SSLException tls -> "there is no secure connection: the handshake failed, or the certificate"
                + " is not trusted or not the host's";
            case ConnectException nobody -> "nobody listens there";
            case UnknownHostException unknown -> "its name has no address";
            case SocketTimeoutException late -> "it did not answer in time";
            case SocketException cut -> "the connection was lost, or its time was over";
            default -> "the connection was lost";
        };
    }

    private static <E extends Exception> @Nullable E in(MessagingException failed, Class<E> type) {
        Exception one = failed;
        while (one != null) {
            if (type.isInstance(one)) {
                return type.cast(one);
            }
            one = one instanceof MessagingException linked ? linked.getNextException() : null;
        }
        return null;
    }
}
