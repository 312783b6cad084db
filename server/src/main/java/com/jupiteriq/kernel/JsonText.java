package com.jupiteriq.kernel;

/// One well-formed JSON value as text: how free JSON crosses a facade, with the order of its keys and the
/// text of its numbers as they were sent.
public record JsonText(String text) {

    public static final JsonText EMPTY_OBJECT = new JsonText("{}");
}
