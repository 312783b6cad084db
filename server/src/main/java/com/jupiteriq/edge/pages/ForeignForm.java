package com.jupiteriq.edge.pages;

/// A form was sent that is not known to be of one of our own pages.
final class ForeignForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignForm() {
        super("a form of somebody else", null, false, false);
    }
}
