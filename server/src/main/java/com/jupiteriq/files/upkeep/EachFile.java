package com.jupiteriq.files.upkeep;

import com.jupiteriq.files.FileCallers;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes files of all tenants by their age, each in a write of its own. Any node may do it, also several at
/// once.
///
/// @param task in whose name
/// @param stopping whether the node is about to end
public record EachFile(Writes writes, String task, BooleanSupplier stopping) {

    /// Files of one step.
    private static final int AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(EachFile.class);

    /// As long as there are some and each step gets on.
    ///
    /// @param next finds at most so many
    /// @param change finds out again whether it is still due
    public void change(IntFunction<List<AgedFile>> next, BiConsumer<UUID, Write> change) {
        List<AgedFile> some;
        long done;
        do {
            some = next.apply(AT_ONCE);
            done = some.stream().filter(file -> !stopping.getAsBoolean() && done(file, change)).count();
        } while (some.size() == AT_ONCE && done > 0);
    }

    /// Somebody may be at it, or have attached the file meanwhile: then it is the next run's.
    private boolean done(AgedFile aged, BiConsumer<UUID, Write> change) {
        try {
            writes.run(FileCallers.system(aged.tenant(), task), write -> {
                change.accept(aged.file(), write);
                return aged;
            });
            return true;
        } catch (Refused later) {
            LOG.debug("{} is left to a later run: {}", aged.file(), later.getMessage());
            return false;
        }
    }
}
