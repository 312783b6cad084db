/// Hides JSON Schema 2020-12: which schemas a type may have, and what is wrong with an item by its schema.
///
/// What it must withstand: tenants write schemas, and whoever writes items feeds them. So a schema is looked
/// through before it is used ([SchemaCheck]), nothing is ever loaded for one, its patterns are held against
/// texts by an automaton that does not go back, and no item is looked at for longer than a second.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.schemas;
