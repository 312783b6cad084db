package com.jupiteriq.outbound;

/// One header line, sent or received. A received value may hold any character from 0 to 255 but a
/// line end.
public record OutboundHeader(String name, String value) {}
