package com.jupiteriq.acceptance.kit;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// What the objects of a server take, measured by its own process: what is used behind a collection of all
/// garbage.
public final class Heap implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    Heap(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                connector =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
            memory = ManagementFactory.newPlatformMXBeanProxy(connector.getMBeanServerConnection(),
                ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes.
    public long used() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /// The most that was used while this was done, looked at a few times a second.
    public long peak(Callable<?> action) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> done = threads.submit(action);
            long most = used();
            while (!done.isDone()) {
                LockSupport.parkNanos(PAUSE.toNanos());
                most = Math.max(most, used());
            }
            done.get();
            return most;
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
