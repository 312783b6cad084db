package com.jupiteriq.data.values;

import java.util.regex.Pattern;

/// A JSON number, exactly, as bytes that are ordered like numbers and equal where numbers are: `7`, `7.0` and
/// `70e-1` have the same. A sign; the power of ten before which the first digit stands; two digits a byte.
/// What is negative has every byte turned over.
public final class Decimal {

    private static final Pattern NUMBER =
        Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;

    /// Every number of a double's range and a thousand digits lies within; what does not keeps its sign only.
    private static final int MAX_EXPONENT = Short.MAX_VALUE;
    /// No digit follows: behind all that do, where more digits mean less.
    private static final int END_OF_NEGATIVE = 0xFF;

    private final boolean negative;
    private final byte[] digits;
    private final int count;
    private final int exponent;

    private Decimal(boolean negative, byte[] digits, int count, int exponent) {
        this.negative = negative;
        this.digits = digits;
        this.count = count;
        this.exponent = exponent;
    }

    /// Whether it is one as JSON writes them.
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /// Whether a double is too small or too large for this number.
    static boolean isBeyondDouble(String number) {
        double value = Double.parseDouble(number);
        return Double.isInfinite(value) || value == 0 && of(number).count > 0;
    }

    static Decimal of(String number) {
        int end = endOfMantissa(number);
        byte[] digits = new byte[end];
        int count = 0;
        int exponent = 0;
        boolean fraction = false;
        for (int i = number.charAt(0) == '-' ? 1 : 0; i < end; i++) {
            char c = number.charAt(i);
            boolean counts = c != '.' && (count > 0 || c != '0');
            if (counts) {
                digits[count++] = (byte) (c - '0');
            }
            if (c == '.') {
                fraction = true;
            } else if (counts && !fraction) {
                exponent++;
            } else if (!counts && fraction) {
                exponent--;
            }
        }
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
        return new Decimal(number.charAt(0) == '-', digits, count, exponent + power(number, end));
    }

    private static int endOfMantissa(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) == 'e' || number.charAt(i) == 'E') {
                return i;
            }
        }
        return number.length();
    }

    private static int power(String number, int at) {
        int power = 0;
        for (int i = at + 1; i < number.length() && power <= MAX_EXPONENT; i++) {
            char c = number.charAt(i);
            power = c == '-' || c == '+' ? power : 10 * power + c - '0';
        }
        return at + 1 < number.length() && number.charAt(at + 1) == '-' ? -power : power;
    }

    void put(Bytes out) {
        if (count == 0) {
            out.put(ZERO);
            return;
        }
        int turned = negative ? 0xFF : 0;
        int biased = Math.clamp(exponent, -MAX_EXPONENT, MAX_EXPONENT) + MAX_EXPONENT;
        out.put(negative ? NEGATIVE : POSITIVE);
        out.put(biased >> Byte.SIZE ^ turned).put(biased ^ turned);
        for (int i = 0; i < count; i += 2) {
            int pair = 10 * digits[i] + (i + 1 < count ? digits[i + 1] : 0);
            out.put(pair + 1 ^ turned);     // a pair of zeros is no end
        }
        if (negative) {
            out.put(END_OF_NEGATIVE);
        }
    }
}
