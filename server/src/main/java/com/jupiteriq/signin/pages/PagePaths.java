package com.jupiteriq.signin.pages;

import com.jupiteriq.notices.OwnLinks;

/// Where links that are mailed or printed lead; each brings its token as `?token=…`.
public final class PagePaths {

    public static final String RESET = OwnLinks.RESET;
    public static final String INVITATION = OwnLinks.INVITATION;
    public static final String FIRST_OWNER = OwnLinks.FIRST_OWNER;

    private PagePaths() {}
}
