package com.jupiteriq.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class that speaks with a running server: its constructor or its methods may take a {@link World},
/// which belongs to no other class meanwhile.
/// After each test, every answer that the test has caused is held against the published documents.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WorldExtension.class)
@interface AcceptanceTest {}
