package com.jupiteriq.users;

/// Whether a user can use the product (000:287-290).
public enum UserStatus {

    /// Can sign in.
    ACTIVE("active"),

    /// Has no way to sign in yet.
    INVITED("invited"),

    /// Must not sign in.
    INACTIVE("inactive");

    private final String word;

    UserStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static UserStatus of(String word) {
        for (UserStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalStateException("no user has the status " + word);
    }
}
