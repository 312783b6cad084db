package com.jupiteriq.notices;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/// What a mail says, once: its plain text and its HTML are both made of this.
///
/// @param language of the sentences, as BCP 47 writes it
/// @param subject one line
public record Letter(String language, String subject, List<Part> parts) {

    /// Code points of a subject, and of one paragraph.
    static final int MAX_SUBJECT = 250;
    static final int MAX_TEXT = 2_000;
    static final int MAX_PARTS = 20;

    private static final int MAX_URL = 2_000;

    public sealed interface Part {}

    /// A paragraph.
    public record Text(String text) implements Part {

        public Text {
            refuseUnfit(text, MAX_TEXT);
        }
    }

    /// Something to open.
    ///
    /// @param label what happens then
    /// @param url absolute, of `https` or `http`
    public record Link(String label, String url) implements Part {

        public Link {
            refuseUnfit(label, MAX_SUBJECT);
            refuseNoLink(url);
        }
    }

    /// Something to copy.
    ///
    /// @param label what it is
    public record Code(String label, String value) implements Part {

        public Code {
            refuseUnfit(label, MAX_SUBJECT);
            refuseUnfit(value, MAX_TEXT);
        }
    }

    public Letter {
        parts = List.copyOf(parts);
        refuseUnfit(language, MAX_SUBJECT);
        refuseUnfit(subject, MAX_SUBJECT);
        if (parts.isEmpty() || parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("a letter of " + parts.size() + " parts");
        }
    }

    /// Whoever puts a stranger's text into a letter makes it fit first ([Letters]).
    private static void refuseUnfit(String text, int most) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > most
            || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no line of at most " + most + " characters");
        }
    }

    private static void refuseNoLink(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null
                && url.length() <= MAX_URL && uri.toASCIIString().equals(url)) {
                return;
            }
        } catch (URISyntaxException quotesTheText) {
            throw noLink();
        }
        throw noLink();
    }

    private static IllegalArgumentException noLink() {
        return new IllegalArgumentException("no link for a letter");
    }

    /// A letter may hold a token.
    @Override
    public String toString() {
        return "Letter[" + language + ", " + parts.size() + " parts]";
    }
}
