package com.jupiteriq.keys;

/// A key that was just made, with its secret: nobody can be told it again.
public record NewKey(KeyView key, String secret) {

    @Override
    public String toString() {
        return "NewKey[" + key.id() + "]";
    }
}
