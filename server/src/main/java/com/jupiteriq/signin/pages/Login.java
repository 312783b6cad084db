package com.jupiteriq.signin.pages;

/// What somebody types who wants to come in.
public record Login(String email, String password) {

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "a login";
    }
}
