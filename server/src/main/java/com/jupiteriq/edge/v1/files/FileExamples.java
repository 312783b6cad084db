package com.jupiteriq.edge.v1.files;

import com.jupiteriq.edge.Route;

/// Documented exchanges.
final class FileExamples {

    /// A small file of one of the types that everybody may keep.
    static final String CONTENTS = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
        xref
        0 3
        0000000000 65535 f\s
        0000000009 00000 n\s
        0000000052 00000 n\s
        trailer<</Size 3/Root 1 0 R>>
        startxref
        96
        %%EOF
        """;

    static final Route.Example RENAMED = new Route.Example("renamed", "", """
        {"name":"report-2025.pdf","metadata":{"order_id":"12345"}}""", null);

    static final Route.Example LINKED = new Route.Example("documented", "", """
        {"expires_in":3600}""", """
        {"url":"/f/q7x0uYb2n5uQk1dV8sT4mZ3wJ6rH9cFgLpE0aXoNiBt","expires_at":"2025-01-29T11:30:00Z"}""");

    static final Route.Example APPEALED = new Route.Example("appealed", "", """
        {"reason":"This is our own installer, which the scanner does not know."}""", null);

    private FileExamples() {}
}
