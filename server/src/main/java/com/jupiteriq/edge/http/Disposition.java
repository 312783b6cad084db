package com.jupiteriq.edge.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How headers name a file: in answers after RFC 6266 and 8187, in forms after RFC 7578 and as browsers do.
public final class Disposition {

    private static final String EXTENDED = "UTF-8''";

    /// What stands for itself in an extended value, beside letters and digits.
    private static final String PLAIN_MARKS = "!#$&+-.^_`|~";

    /// What cannot be shown, or is read differently by different clients.
    private static final String AMBIGUOUS = "\"\\%";

    private Disposition() {}

    /// The header of contents that are to be kept under this name, whatever is in it: in ASCII for every
    /// client, and as it is for those that know better.
    public static String attachment(String name) {
        String shown = replaced(name, false);
        String ascii = replaced(name, true);
        String header = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(shown) ? header : header + "; filename*=" + EXTENDED + escaped(shown);
    }

    private static String replaced(String name, boolean toAscii) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            boolean hidden = Character.isISOControl(c);
            boolean beyond = toAscii && (c >= 0x7f || AMBIGUOUS.indexOf(c) >= 0);
            out.appendCodePoint(hidden || beyond ? '_' : c);
        });
        return out.toString();
    }

    private static String escaped(String name) {
        StringBuilder out = new StringBuilder(name.length() * 3);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
                || b > 0 && PLAIN_MARKS.indexOf(b) >= 0;
            if (plain) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    /// The name of the file that a part of a form has, null for one that is no file.
    public static @Nullable String filename(HeaderValue disposition) {
        String extended = disposition.parameters().get("filename*");
        String plain = disposition.parameters().get("filename");
        String read = extended == null ? null : unescaped(extended);
        return read != null ? read : plain == null ? null : asTyped(plain);
    }

    /// Browsers escape three characters in the names of a form, and nothing else.
    public static String asTyped(String name) {
        return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    /// An extended value in UTF-8, null when it is none.
    private static @Nullable String unescaped(String extended) {
        int quote = extended.indexOf('\'');
        int from = extended.indexOf('\'', quote + 1);
        if (quote < 0 || from < 0 || !extended.substring(0, quote).equalsIgnoreCase("utf-8")) {
            return null;
        }
        byte[] bytes = new byte[extended.length()];
        int length = 0;
        for (int i = from + 1; i < extended.length(); i++) {
            char c = extended.charAt(i);
            if (c == '%') {
                if (i + 2 >= extended.length() || !HexFormat.isHexDigit(extended.charAt(i + 1))
                    || !HexFormat.isHexDigit(extended.charAt(i + 2))) {
                    return null;
                }
                bytes[length++] = (byte) HexFormat.fromHexDigits(extended, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
