package com.jupiteriq.edge.v1.tickets;

import com.jupiteriq.edge.Route.Example;

/// Exchanges about tickets that the documents show (001:151-167) and that a test sends.
final class TicketExamples {

    static final Example NEW = new Example("documented", "", """
        {"subject":"Issue with login","description":"Cannot access my account","priority":"high"}""", """
        {"id":"TCK-12345","number":12345,"subject":"Issue with login","description":"Cannot access my \
        account",\
        "status":"open","priority":"high","category":null,"customer_email":null,"tags":[],\
        "attachments":[],"metadata":{},\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z","resolved_at":null,\
        "closed_at":null}""");

    static final Example RESOLVE = new Example("documented", "", """
        {"status":"resolved"}""", """
        {"id":"TCK-12345","number":12345,"subject":"Issue with login","description":"Cannot access my \
        account",\
        "status":"resolved","priority":"high","category":null,"customer_email":null,"tags":[],\
        "attachments":[],"metadata":{},\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T11:45:00Z",\
        "resolved_at":"2025-01-29T11:45:00Z","closed_at":null}""");

    static final Example REPLACE = new Example("documented", "", """
        {"subject":"Issue with login","description":"Cannot access my account","status":"waiting",\
        "priority":"high"}""", null);

    static final Example OPEN_ONES = new Example("documented", "status=open&limit=50", null, null);

    static final Example REPLY = new Example("reply", "", """
        {"content":"We have found the cause.","is_internal":false}""", """
        {"id":"cmt_01h455vb4pex5vsknk084sn02q","content":"We have found the cause.","is_internal":false,\
        "attachments":[],\
        "author":{"type":"service_account","id":"svc_01h455vb4pex5vsknk084sn02q","name":"Support desk"},\
        "created_at":"2025-01-29T11:45:00Z"}""");

    private TicketExamples() {}
}
