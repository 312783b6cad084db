package com.jupiteriq.files.contents;

/// Takes bytes in order. The array is used again when it returns.
@FunctionalInterface
public interface ByteTaker {

    void take(byte[] bytes, int from, int length);
}
