package com.jupiteriq.signin.pages;

/// What a hidden field carries from one step of a sign-in to the next: sealed, so that nothing is stored and
/// nobody is signed in before the last one.
public record Ticket(String text) {

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
