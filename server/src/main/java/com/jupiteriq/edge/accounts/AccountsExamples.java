package com.jupiteriq.edge.accounts;

import com.jupiteriq.edge.Route.Example;

/// The exchanges of 004 (004:17-47, 110-111), which a test sends.
final class AccountsExamples {

    static final Example NEW = new Example("documented", "", """
        {"username":"john_doe","email":"john@example.com","password":"secure_password"}""", """
        {"id":12345,"username":"john_doe","email":"john@example.com",\
        "created_at":"2024-01-01T00:00:00Z"}""");

    static final Example INVITED = new Example("withoutPassword", "", """
        {"username":"john_doe","email":"john@example.com"}""", null);

    static final Example READ = new Example("documented", "", null, """
        {"id":12345,"username":"john_doe","email":"john@example.com",\
        "created_at":"2024-01-01T00:00:00Z","last_login":"2024-01-15T10:30:00Z"}""");

    private AccountsExamples() {}
}
