/// Hides how operators name operations by patterns such as `GET,POST /v1/tickets/**`: the rules of keys and
/// the limits by endpoint.
///
/// What it must withstand: a request that spells its path so that a rule passes it by. So a pattern is never
/// held against a request. It names routes, once, and the route that a request was dispatched to is looked up
/// among them. Whoever misspells a pattern is told, since a rule that names nothing would protect nothing.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.paths;
