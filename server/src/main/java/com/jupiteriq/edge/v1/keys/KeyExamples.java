package com.jupiteriq.edge.v1.keys;

import com.jupiteriq.edge.Route;

/// Documented exchanges about keys.
final class KeyExamples {

    static final Route.Example NEW = new Route.Example("documented", "", """
        {"name":"Billing export","permissions":["tickets:read","tickets:write"],\
        "paths":[{"methods":["GET"],"path":"/v1/tickets/**"}],"expires_at":"2999-12-31T00:00:00Z",\
        "limit":{"requests":100,"window":"minute"}}""", """
        {"id":"key_01h455vb4pex5vsknk084sn02q","name":"Billing export","contract":"platform",\
        "environment":"live","prefix":"jiq_live_0310Ka","permissions":["tickets:read","tickets:write"],\
        "paths":[{"methods":["GET"],"path":"/v1/tickets/**"}],"allowed_ips":[],\
        "expires_at":"2999-12-31T00:00:00Z","limit":{"requests":100,"window":"minute"},"state":"active",\
        "principal":{"type":"service_account","id":"svc_01h455vb4pex5vsknk084sn02q",\
        "name":"Billing export"},"created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z",\
        "created_by":{"type":"service_account","id":"svc_01h455vb4pex5vsknk084sn02q","name":"Console"},\
        "last_used_at":null,"last_used_ip":null,"rotated_to":null,"rotation_due":false,\
        "secret":"jiq_live_0310KaZdXQ5mGq7tB2VnYw…"}""");

    static final Route.Example NARROWED = new Route.Example("narrowed", "", """
        {"permissions":["tickets:read"],"allowed_ips":["203.0.113.0/24"]}""", null);

    static final Route.Example REPLACED = new Route.Example("said anew", "", """
        {"name":"Reports","permissions":["read"]}""", null);

    static final Route.Example ROTATED = new Route.Example("an hour together", "", """
        {"overlap":"1h"}""", null);

    private KeyExamples() {}
}
