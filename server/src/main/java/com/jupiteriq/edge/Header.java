package com.jupiteriq.edge;

public record Header(String name, String value) {}
