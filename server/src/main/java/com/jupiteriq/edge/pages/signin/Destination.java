package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.NextPath;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.kernel.TypeId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Where somebody wants to come who signs in; each step carries it on.
///
/// @param next the page behind
/// @param account `acc_…`, null for any
public record Destination(String next, @Nullable String account) {

    private static final String ACCOUNT = "account";
    private static final String ACCOUNT_PREFIX = "acc";

    static Destination asked(PageCall call) {
        return new Destination(call.next(), account(call.query(ACCOUNT).orElse("")));
    }

    static Destination carried(Form form) {
        return new Destination(NextPath.of(form.text(NextPath.NAME)), account(form.text(ACCOUNT)));
    }

    private static @Nullable String account(String text) {
        return Optional.of(text).filter(id -> TypeId.parse(ACCOUNT_PREFIX, id).isPresent()).orElse(null);
    }

    /// The first step once more.
    public String start() {
        StringJoiner query = new StringJoiner("&", "/sign-in?", "").setEmptyValue("/sign-in");
        if (!next.equals(NextPath.HOME)) {
            query.add("next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        if (account != null) {
            query.add("account=" + account);
        }
        return query.toString();
    }
}
