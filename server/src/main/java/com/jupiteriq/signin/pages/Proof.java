package com.jupiteriq.signin.pages;

/// By what somebody shows who they are.
public sealed interface Proof {

    record Password(String text) implements Proof {

        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /// A code that an authenticator shows.
    record Totp(String code) implements Proof {

        @Override
        public String toString() {
            return "Totp[hidden]";
        }
    }

    /// One of the codes that were given beside the second factor.
    record BackupCode(String code) implements Proof {

        @Override
        public String toString() {
            return "BackupCode[hidden]";
        }
    }
}
