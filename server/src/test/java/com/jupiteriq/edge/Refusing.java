package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Catches the one exception of refusals and shows its failure.
public final class Refusing {

    private Refusing() {}

    public static Failure failure(ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.failure();
    }

    public static Failure.Unreadable unreadable(ThrowingCallable call) {
        assertThat(failure(call)).isInstanceOf(Failure.Unreadable.class);
        return (Failure.Unreadable) failure(call);
    }

    public static List<Problem> problems(ThrowingCallable call) {
        assertThat(failure(call)).isInstanceOf(Failure.Invalid.class);
        return ((Failure.Invalid) failure(call)).problems();
    }
}
