package com.jupiteriq.passwords;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a thread give way to all others. On Linux the JVM passes over the priorities of Java, but the system
/// takes them from every thread that wants less than others.
final class LowPriority {

    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);

    /// What others have is 0. A thread of 10 gets a tenth of a core that another one wants whole, so that it
    /// still comes to an end.
    static final int NICENESS = 10;

    /// `PRIO_PROCESS`, and 0 is the thread that asks.
    private static final int THREADS = 0;
    private static final int THIS_ONE = 0;

    private LowPriority() {}

    /// Without success the thread goes on as all others: half of the cores are theirs alone anyway.
    @SuppressWarnings("restricted")
    static boolean ofThisThread() {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setpriority = linker.downcallHandle(
                linker.defaultLookup().find("setpriority").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
            return (int) setpriority.invokeExact(THREADS, THIS_ONE, NICENESS) == 0;
        } catch (Throwable without) {
            LOG.debug("passwords are hashed with the priority of everything else", without);
            return false;
        }
    }
}
