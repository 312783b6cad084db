package com.jupiteriq.signin.pages;

/// Where links that are mailed or printed lead; each brings its token as `?token=…`.
public final class PagePaths {

    public static final String RESET = "/sign-in/password";
    public static final String INVITATION = "/sign-in/invitation";
    public static final String FIRST_OWNER = "/sign-in/first-owner";

    private PagePaths() {}
}
