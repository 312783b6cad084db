package com.jupiteriq.users;

import com.jupiteriq.text.CaseFolding;
import com.jupiteriq.text.EmailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words by which a user is found, each of them whole: those of the name, the e-mail, its local part, its
/// domain, and the username; in any case and normal form. They are kept as blind indexes, so that none can be
/// found by a part of it.
final class UserWords {

    /// Of one query; what comes after them is not looked for.
    static final int MOST_WANTED = 20;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}]+$");

    private UserWords() {}

    static Set<String> of(UserDetails details) {
        Set<String> words = new LinkedHashSet<>();
        if (details.name() != null) {
            for (String part : SPACES.split(folded(details.name()))) {
                add(AROUND.matcher(part).replaceAll(""), words);
                Stream.of(BETWEEN_NAMES, NO_WORD).flatMap(between -> between.splitAsStream(part))
                    .forEach(word -> add(word, words));
            }
        }
        String email = EmailAddress.comparable(details.email());
        int at = email.lastIndexOf('@');
        add(email, words);
        add(email.substring(0, at), words);
        add(email.substring(at + 1), words);
        if (details.username() != null) {
            add(CaseFolding.folded(details.username()), words);
        }
        return words;
    }

    /// Each of them must be a word of the user.
    static List<String> wanted(String query) {
        return SPACES.splitAsStream(query.strip())
            .map(UserWords::wantedWord)
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(MOST_WANTED)
            .collect(Collectors.toList());
    }

    private static String wantedWord(String written) {
        return EmailAddress.parse(written).map(EmailAddress::canonical)
            .orElseGet(() -> AROUND.matcher(folded(written)).replaceAll(""));
    }

    private static void add(String word, Set<String> words) {
        if (!word.isEmpty()) {
            words.add(word);
        }
    }

    /// With one apostrophe, however it was typed.
    private static String folded(String text) {
        return CaseFolding.folded(text).replace('\u2019', '\'');
    }
}
