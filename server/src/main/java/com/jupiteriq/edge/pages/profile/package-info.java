/// What people see and change of themselves: name, password, second factor, sessions, and how bright pages
/// are.
///
/// Threats: somebody at a browser that was left open (what keeps others out is changed only after a fresh
/// proof, and the password with the present one); secrets of a factor that stay somewhere (they are shown
/// once, and no page that has them is stored).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.pages.profile;
