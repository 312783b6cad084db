package com.jupiteriq.text;

import com.ibm.icu.text.Normalizer2;

/// What two texts have in common that differ in case and normal form only.
public final class CaseFolding {

    private CaseFolding() {}

    /// NFKC_Casefold of the Unicode Standard (section 5.18).
    public static String folded(String text) {
        return Normalizer2.getNFKCCasefoldInstance().normalize(text);
    }
}
