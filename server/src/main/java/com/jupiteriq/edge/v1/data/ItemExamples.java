package com.jupiteriq.edge.v1.data;

import com.jupiteriq.edge.Route;

/// Documented exchanges about data items.
final class ItemExamples {

    /// 000:342-346
    static final Route.Example NEW = new Route.Example("documented", "", """
        {"type":"order","attributes":{"city":"Oslo","price":19.90}}""", """
        {"id":"data_01h455vb4pex5vsknk084sn02q","type":"order","status":"active",\
        "attributes":{"city":"Oslo","price":19.90},"external_id":null,"version":1,\
        "created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:30:00Z","archived_at":null}""");

    static final Route.Example CHANGED = new Route.Example("one attribute", "", """
        {"attributes":{"city":"Bergen"}}""", null);

    static final Route.Example REPLACED = new Route.Example("said anew", "", """
        {"status":"shipped","attributes":{"city":"Bergen"}}""", null);

    /// 000:333
    static final Route.Example LIST = new Route.Example("documented",
        "status=active&created_after=2024-01-01&page=1&limit=50", null, null);

    static final Route.Example BULK = new Route.Example("one of each kind", "", """
        {"operations":[{"op":"create","data":{"type":"order","attributes":{"city":"Oslo"}}},\
        {"op":"upsert","type":"order","external_id":"order-1001","data":{"attributes":{"price":5}}}],\
        "atomic":false}""", """
        {"results":[{"index":0,"status":201,"item":{"id":"data_01h455vb4pex5vsknk084sn02q","type":"order",\
        "status":"active","attributes":{"city":"Oslo"},"external_id":null,"version":1,\
        "created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:30:00Z","archived_at":null}},\
        {"index":1,"status":200,"item":{"id":"data_01h455vb4pex5vsknk084sn02r","type":"order",\
        "status":"active","attributes":{"price":5},"external_id":"order-1001","version":4,\
        "created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:31:00Z","archived_at":null}}],\
        "succeeded":2,"failed":0}""");

    static final Route.Example CHANGES = new Route.Example("from the start", "after=0", null, """
        {"data":[{"position":3,"op":"upsert","id":"data_01h455vb4pex5vsknk084sn02q","type":"order",\
        "external_id":null,"item":{"id":"data_01h455vb4pex5vsknk084sn02q","type":"order",\
        "status":"active","attributes":{"city":"Oslo"},"external_id":null,"version":1,\
        "created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:30:00Z","archived_at":null}},\
        {"position":4,"op":"delete","id":"data_01h455vb4pex5vsknk084sn02r","type":"order",\
        "external_id":"order-1001","item":null}],"next_after":4,"has_more":false}""");

    private ItemExamples() {}
}
