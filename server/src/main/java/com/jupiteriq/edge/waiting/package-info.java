/// Hides how much is worked on at the same time, and who may wait for a place: requests, whole lists, the
/// memory of lists and of bodies, bodies that come and contents that go.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.waiting;
