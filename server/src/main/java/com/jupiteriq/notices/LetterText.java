package com.jupiteriq.notices;

import com.jupiteriq.notices.Letter.Code;
import com.jupiteriq.notices.Letter.Link;
import com.jupiteriq.notices.Letter.Part;
import com.jupiteriq.notices.Letter.Text;

/// A letter as plain text.
final class LetterText {

    private static final String GAP = "\n\n";

    private LetterText() {}

    static String of(Letter letter, Brand brand) {
        StringBuilder text = new StringBuilder();
        for (Part part : letter.parts()) {
            text.append(part(part)).append(GAP);
        }
        text.append("-- \n");
        brand.closing().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String part(Part part) {
        return switch (part) {
            case Text(String words) -> words;
            case Link(String label, String url) -> label + ":\n" + url;
            case Code(String label, String value) -> label + "\n" + value;
        };
    }
}
