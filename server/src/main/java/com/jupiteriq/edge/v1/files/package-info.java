/// What `/v1` says about files, and to the operator about appeals.
///
/// Threats: a body without end, or one that is another than it announces (package `edge.transfer` ends both,
/// and `files.Uploads` bounds the file itself); a form that says two things at once (each part comes once,
/// and what is unknown is refused); names and types that a browser would act upon (contents leave as
/// attachments that may not run, under the type that their bytes have); a key that is revoked, or a user who
/// loses a role, while a body comes (both are asked for once more before anything is put on record).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.files;
