/// What the users of a tenant may do: roles that are there and roles of its own.
///
/// Threats: somebody makes a role that may more than they may themselves, or gives it (both compare with the
/// caller's permissions); a role is deleted while somebody is given it (both lock its row).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.roles;
