package com.jupiteriq.signin.pages;

/// The operator's first owner, who is made by the link that a server prints while there is none.
public final class FirstOwner {

    /// What is typed there.
    public record Wish(String name, String email, String password) {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /// Refuses with `Missing` a link that is of no use, whyever.
    public void look(String token, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// Uses the link up. Refuses as [#look] does, and with `Invalid` with the fields `name`, `email` and
    /// `password`.
    public void make(String token, Wish wish, Arrival arrival) {
        throw new UnsupportedOperationException();
    }
}
