package com.jupiteriq.data.schemas;

/// Places inside of a JSON value, as JSON Pointer writes them (RFC 6901).
final class Pointer {

    private Pointer() {}

    static String below(String place, String name) {
        return place + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String below(String place, int index) {
        return place + "/" + index;
    }
}
