package com.jupiteriq.store;

/// The 32 bytes that wrap every data key (decision D3).
public record MasterKey(byte[] bytes) {

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
