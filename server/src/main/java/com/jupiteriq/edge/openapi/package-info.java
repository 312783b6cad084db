/// Hides how the interface is described: the OpenAPI document of each contract, made of its route table.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.openapi;
