/// Hides how much is worked on at the same time, and who may wait for a place: requests, whole lists, the
/// memory of lists and of bodies, bodies that come and contents that go.
///
/// Threats: clients that are slow on purpose (a body or contents take no place of those that are worked on);
/// one account that takes the places of all others, be it by very many principals (each account has a part of
/// them, also of those in which somebody waits).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.waiting;
