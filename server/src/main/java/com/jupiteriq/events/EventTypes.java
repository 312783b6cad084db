package com.jupiteriq.events;

import java.util.List;

/// The types of event that one feature emits; the catalogue gathers them.
public record EventTypes(List<String> types) {}
