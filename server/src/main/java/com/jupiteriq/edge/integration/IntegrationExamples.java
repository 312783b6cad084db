package com.jupiteriq.edge.integration;

import com.jupiteriq.edge.Route.Example;

/// The exchanges of 003 (003:97-147, 165-198, 219-255, 273-311), which a test sends.
final class IntegrationExamples {

    static final Example NEW = new Example("documented", "", """
        {"title":"Issue with API integration","description":"Detailed description of the \
        issue","priority":"high",\
        "category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"}}""", """
        {"ticket":{"id":"550e8400-e29b-41d4-a716-446655440000","title":"Issue with API integration",\
        "description":"Detailed description of the issue","status":"open","priority":"high",\
        "category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"},\
        "created_at":"2024-01-15T10:30:00Z"}}""");

    static final Example READ = new Example("documented", "", null, """
        {"ticket":{"id":"550e8400-e29b-41d4-a716-446655440000","title":"Issue with API integration",\
        "description":"Detailed description of the issue","status":"in_progress","priority":"high",\
        "category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"},\
        "created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T11:45:00Z"}}""");

    static final Example COMMENT = new Example("documented", "", """
        {"content":"We have received additional information from the customer.","is_internal":false}""", """
        {"comment_id":"660e8400-e29b-41d4-a716-446655440111"}""");

    static final Example STATUS = new Example("documented", "", """
        {"status":"resolved"}""", """
        {"success":true,"ticket":{"id":"550e8400-e29b-41d4-a716-446655440000","status":"resolved",\
        "updated_at":"2024-01-15T14:20:00Z"}}""");

    private IntegrationExamples() {}
}
