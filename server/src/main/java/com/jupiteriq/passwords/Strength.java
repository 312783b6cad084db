package com.jupiteriq.passwords;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How soon somebody guesses a password who knows common passwords, words, names, keyboards, dates and the
/// person, by zxcvbn: its score is below 2 when fewer than a million guesses will do.
final class Strength {

    static final int ENOUGH = 2;

    /// Characters that are judged: whoever needs longer to be unguessable has begun with repetition.
    static final int MOST_JUDGED = 100;

    /// Of a person's data the parts of names and addresses that are looked for.
    private static final int MOST_WORDS = 20;
    private static final int SHORTEST_WORD = 3;

    /// Which signs zxcvbn reads as which letter, a letter a string; a sign that another letter before has too
    /// stands twice. It looks up every part of the text under every combination of readings, so that what it
    /// does is the square of the length times the product of the signs in each string.
    private static final List<String> READINGS =
        List.of("4@", "8", "({[<", "3", "69", "1!|", "11||7", "0", "$5", "+77", "%", "2");

    /// A hundred characters under eight combinations. Who writes many different signs is judged by fewer
    /// characters.
    static final long MOST_WORK = 8L * MOST_JUDGED * MOST_JUDGED;

    /// Grows to two characters in lower case, which zxcvbn does not expect.
    private static final char DOTTED_I = '\u0130';

    /// Loaded when the first password is judged.
    private static final class Dictionaries {

        static final Zxcvbn ALL = new Zxcvbn();
    }

    private Strength() {}

    /// @param password in its normal form
    static boolean isWeak(String password, Person person) {
        com.nulabinc.zxcvbn.Strength found = Dictionaries.ALL.measure(judged(password), words(person));
        try {
            return found.getScore() < ENOUGH;
        } finally {
            found.wipe();
        }
    }

    /// The beginning that is judged.
    static String judged(String password) {
        int end = Math.min(password.length(), MOST_JUDGED);
        while (work(password, end) > MOST_WORK) {
            end--;
        }
        return password.substring(0, end).replace(DOTTED_I, 'I');
    }

    private static long work(String password, int end) {
        long work = (long) end * end;
        for (String signs : READINGS) {
            work *= Math.max(1, signs.chars().filter(sign -> {
                int first = password.indexOf(sign);
                return first >= 0 && first < end;
            }).count());
        }
        return work;
    }

    /// What is known of the person, whole, on both sides of an `@`, and in its words.
    private static List<String> words(Person person) {
        return person.known().stream().map(text -> text.toLowerCase(Locale.ROOT))
            .flatMap(text -> Stream.of(Stream.of(text), Stream.of(text.split("@")),
                Stream.of(text.split("[^\\p{L}\\p{M}\\p{N}]+"))).flatMap(parts -> parts))
            .filter(word -> word.length() >= SHORTEST_WORD)
            .distinct().limit(MOST_WORDS).toList();
    }
}
