/// What people see who come in: e-mail and password, the choice of an account, the second step, a forgotten
/// password, an invitation, the first owner, and how they go.
///
/// Threats: somebody who guesses, or asks who is known here (whatever is wrong reads the same and takes as
/// long); a link that a mail program opens before its reader (only the form uses it up); a password in an
/// address (nothing that is typed gets there); somebody who is led to sign in as somebody else (form tokens
/// before there is a session, too).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.pages.signin;
