/// What `/v1` says about uploads that can be resumed: the protocol tus 1.0 (core, creation,
/// creation-with-upload, checksum, termination, expiration), and which words of it stand for what of a file.
/// `X-HTTP-Method-Override` is not minded: rules of keys name methods, and none may be called by another
/// name.
///
/// Threats: offsets and lengths that are no numbers, or too large for one (`Tus`); names and metadata that
/// come in another way than elsewhere (`UploadMetadata` holds them against the same shape); an upload of
/// another tenant (`files.resuming.Resuming`: every look-up has a tenant).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.uploads;
