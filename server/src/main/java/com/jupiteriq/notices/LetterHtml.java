package com.jupiteriq.notices;

import com.jupiteriq.notices.Letter.Code;
import com.jupiteriq.notices.Letter.Link;
import com.jupiteriq.notices.Letter.Part;
import com.jupiteriq.notices.Letter.Text;

/// A letter as HTML for mail programs, which know little of it: styles inline, nothing loaded from anywhere,
/// one column that is as narrow as the screen.
final class LetterHtml {

    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px\">";
    private static final String FINE = "<p style=\"margin:0 0 16px;font-size:14px;color:#52606d;"
        + "overflow-wrap:anywhere;word-break:break-word\">";
    private static final String BUTTON = "style=\"display:inline-block;padding:12px 20px;border-radius:6px;"
        + "background:#1d4ed8;color:#ffffff;text-decoration:none\"";
    private static final String VALUE = "<code style=\"display:block;padding:12px;background:#f0f4f8;"
        + "font-size:15px;overflow-wrap:anywhere;word-break:break-all\">";
    private static final String END = "</p>\n";

    private LetterHtml() {}

    static String of(Letter letter, Brand brand) {
        StringBuilder html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            </head>
            <body style="margin:0;padding:16px;background:#ffffff;color:#1f2933;font:16px/1.5 sans-serif">
            <div style="max-width:560px;margin:0 auto">
            """.formatted(escaped(letter.language()), escaped(letter.subject())));
        letter.parts().forEach(part -> html.append(part(part)));
        html.append("<hr style=\"border:0;border-top:1px solid #cbd2d9;margin:24px 0 16px\">\n");
        brand.closing().forEach(line -> html.append(FINE).append(escaped(line)).append(END));
        return html.append("</div>\n</body>\n</html>\n").toString();
    }

    private static String part(Part part) {
        return switch (part) {
            case Text(String words) -> PARAGRAPH + escaped(words) + END;
            case Link(String label, String url) -> PARAGRAPH + "<a href=\"" + escaped(url) + "\" " + BUTTON
                + ">" + escaped(label) + "</a>" + END + FINE + escaped(url) + END;
            case Code(String label, String value) ->
                PARAGRAPH + escaped(label) + END + PARAGRAPH + VALUE + escaped(value) + "</code>" + END;
        };
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
