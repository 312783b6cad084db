package com.jupiteriq.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents one component of a settings record. Its name follows from the component's: `poolSize` is
/// `--pool-size` on the command line, `JUPITER_POOL_SIZE` in the environment, `pool-size` in the file.
/// Components are `String`, `int`, `boolean`, `Path`, `Duration` or `List<String>`, boxed and nullable where
/// there is no default.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /// The default as one would write it; empty when there is none.
    String value() default "";

    /// One sentence for the operator.
    String says();

    /// The smallest value: of a number, or of a duration in milliseconds.
    long from() default 0;

    /// The largest value: of a number, or of a duration in milliseconds.
    long to() default Long.MAX_VALUE;

    /// What the default is when it depends on other settings.
    String otherwise() default "";

    /// Secret values come from the environment only: the command line is visible to every user of the
    /// machine.
    boolean secret() default false;
}
