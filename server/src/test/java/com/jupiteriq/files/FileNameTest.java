package com.jupiteriq.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"report.pdf", "Rechnung März.pdf", "…", "..a", "a..", ".profile", "年度報告.docx",
        "תמונה.png", "a:b*?\"<>|.txt", "😀.gif", " a ", "%2e%2e%2f"})
    void whatever_is_one_name_and_looks_like_it_is_taken(String name) {
        assertThat(FileName.fault(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000", ".", "..", "a/b", "../a", "a\\b", "..\\a", "a\u0000.pdf",
        "a\nb", "a\rb", "a\tb", "\u007f", "a\u0085b", "a\u202etxt.exe", "\u202a", "\u2066a\u2069",
        "a\ud800b"})
    void what_leads_elsewhere_or_looks_like_another_is_refused(String name) {
        assertThat(FileName.fault(name)).isNotBlank().endsWith(".");
    }

    @Test
    void characters_are_counted_and_not_their_halves() {
        assertThat(FileName.fault("😀".repeat(255))).isNull();
        assertThat(FileName.fault("😀".repeat(256))).contains("255");
    }
}
