/// Hides how rows are listed: filters, orders, pages behind a cursor, totals, and the search for words.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.lists;
