package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.signin.factors.Factors;
import java.util.List;

/// What a profile shows.
public record Self(
    Field name, String email, String account, String role, Factors.State factor, List<OwnBrowser> sessions) {

    public Self {
        sessions = List.copyOf(sessions);
    }

    public String codes() {
        return FactorView.left(factor);
    }

    @Override
    public String toString() {
        return "Self[hidden]";
    }
}
