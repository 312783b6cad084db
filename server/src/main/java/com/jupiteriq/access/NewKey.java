package com.jupiteriq.access;

/// A key that was just made, with its secret: nobody can be told it again.
public record NewKey(ApiKeyView key, String secret) {

    @Override
    public String toString() {
        return "NewKey[" + key.id() + "]";
    }
}
