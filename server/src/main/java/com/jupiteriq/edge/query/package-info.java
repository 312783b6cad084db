/// Hides how a query string is read: filters, paging, cursors, each by its declaration.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.query;
