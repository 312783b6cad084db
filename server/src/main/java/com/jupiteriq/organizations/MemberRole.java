package com.jupiteriq.organizations;

/// What a member is in an organization. It allows nothing by itself: rights come from the role of the user.
public enum MemberRole {

    OWNER("owner"),
    ADMIN("admin"),
    MEMBER("member");

    private final String word;

    MemberRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static MemberRole of(String word) {
        for (MemberRole role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        throw new IllegalStateException("no member has the role " + word);
    }
}
