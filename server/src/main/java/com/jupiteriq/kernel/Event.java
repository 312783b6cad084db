package com.jupiteriq.kernel;

/// Something that happened to an object of a tenant and that subscribers may hear of.
///
/// @param type a type of the catalogue, `ticket.created`
/// @param data the `data` object of the published payload (decision C29)
public record Event(String type, JsonText data) {}
