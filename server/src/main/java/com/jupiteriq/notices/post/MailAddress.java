package com.jupiteriq.notices.post;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address of the operator's, with a name or without. It is in ASCII, so that every mail server takes what
/// comes from it.
///
/// @param name empty for none
/// @param domain in lower-case A-labels
record MailAddress(String name, String local, String domain) {

    private static final int MAX_NAME = 100;
    private static final Pattern NAMED = Pattern.compile("\"?([^\"<>]*?)\"?\\s*<([^<>\\s]+)>");

    /// @param flag that is named where the text is no address
    static MailAddress parse(String text, String flag) {
        Matcher named = NAMED.matcher(text.strip());
        String name = named.matches() ? named.group(1).strip() : "";
        Optional<EmailAddress> address =
            EmailAddress.parse(named.matches() ? named.group(2) : text.strip());
        if (address.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(address.get().local())
            || !name.isEmpty() && !OneLine.is(name, MAX_NAME)) {
            throw new StartRefused(flag + " must be a mail address such as no-reply@northwind.example, in"
                + " ASCII before the @, or \"Northwind <no-reply@northwind.example>\".");
        }
        return new MailAddress(name, address.get().local(), address.get().domain());
    }

    String address() {
        return local + "@" + domain;
    }
}
