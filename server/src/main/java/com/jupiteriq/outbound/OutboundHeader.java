package com.jupiteriq.outbound;

/// One header line, sent or received.
public record OutboundHeader(String name, String value) {}
