package com.jupiteriq.edge.v1.users;

import com.jupiteriq.edge.Route;

/// Documented exchanges about users.
final class UserExamples {

    /// 000:309-324
    static final Route.Example NEW = new Route.Example("documented", "", """
        {"email":"user@example.com","name":"John Doe","role":"member"}""", """
        {"id":"usr_01h455vb4pex5vsknk084sn02q","number":12346,"email":"user@example.com",\
        "email_verified":false,"name":"John Doe","username":null,"phone":null,"external_id":null,\
        "role":"member","status":"invited","metadata":{},"last_login":null,\
        "locked_until":null,"created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:30:00Z"}""");

    static final Route.Example RENAMED = new Route.Example("another name", "", """
        {"name":"Jane Doe"}""", null);

    static final Route.Example REPLACED = new Route.Example("said anew", "", """
        {"email":"jane@example.com","name":"Jane Doe","username":"jane.doe","role":"member"}""", null);

    static final Route.Example BATCH = new Route.Example("two with one address", "", """
        {"users":[{"email":"ada@example.com","name":"Ada","external_id":"crm-4712"},\
        {"email":"ada@example.com","name":"Ada again"}],"atomic":false}""", """
        {"results":[{"index":0,"status":201,"user":{"id":"usr_01h455vb4pex5vsknk084sn02r","number":12347,\
        "email":"ada@example.com","email_verified":false,"name":"Ada","username":null,"phone":null,\
        "external_id":"crm-4712","role":"member","status":"invited","metadata":{},"last_login":null,\
        "locked_until":null,"created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:30:00Z"}},\
        {"index":1,"status":409,"error":{"code":"CONFLICT",\
        "message":"The field `email` is not accepted: Another object has this value already. Send another \
        one.","details":{"request_id":"req_01h455vb4pex5vsknk084sn02q","field":"email",\
        "errors":[{"field":"email",\
        "message":"Another object has this value already. Send another one."}]}}}],\
        "succeeded":1,"failed":1}""");

    private UserExamples() {}
}
