package com.jupiteriq.edge.http;

public record Header(String name, String value) {}
