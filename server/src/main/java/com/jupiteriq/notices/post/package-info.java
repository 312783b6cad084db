/// Hides how a mail is handed to a mail server (RFC 5321), or laid down as a file where there is none.
///
/// The mail server is the operator's own choice and no tenant can name one, so it may lie on any address,
/// unlike what package `outbound` calls; what is demanded of it is a certificate, a name that fits, and an
/// answer in time.
///
/// Threats, and where each is met: a password that travels in clear (no sign-in without TLS, but on this
/// machine); a mail server that is somebody else (`CheckedTls`); one that hangs or drips (`Watch`: one
/// deadline for each mail); addresses in the log (`Replies`: a refusal is told by its code, since mail
/// servers repeat the address in their words); one connection that speaks UTF-8 for all, so that others
/// refuse its mail (`SmtpRound`).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.notices.post;
