package com.jupiteriq.edge.v1.sessions;

import com.jupiteriq.edge.Route;

/// Documented exchanges about sessions.
final class SessionExamples {

    private static final String BODY = "01h455vb4pex5vsknk084sn02q";
    private static final String SECRET =
        "06Jb9fTnqcTYqCGEqL4Pwm0123456789abcdefghijABCDEFGHIJ0123456789abcABCDEF";

    static final Route.Example SIGN_IN = new Route.Example("by e-mail", "", """
        {"login":"user@example.com","password":"correct horse battery staple",\
        "device":"Ann's phone"}""", null);

    static final Route.Example REFRESH = new Route.Example("the next tokens", "", """
        {"refresh_token":"jrt_%s"}""".formatted(SECRET), null);

    static final Route.Example INTROSPECTION = new Route.Example("of no use", "", """
        {"token":"jat_%s"}""".formatted(SECRET), """
        {"active":false}""");

    static final Route.Example ALL = new Route.Example("of one user", "", """
        {"user_id":"usr_%s"}""".formatted(BODY), """
        {"revoked":0}""");

    private SessionExamples() {}
}
