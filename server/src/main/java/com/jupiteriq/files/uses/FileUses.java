package com.jupiteriq.files.uses;

import com.jupiteriq.files.Files;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What files are attached to. A file that is, is not deleted, also not when it expires; the end of the last
/// use leaves it to itself. The write that attaches puts on record that it did.
public final class FileUses {

    private final Files files;
    private final UseStore store;

    FileUses(Files files, UseStore store) {
        this.files = files;
        this.store = store;
    }

    /// Refuses with `Invalid` files that are not there, not whole, or not to be read; all of them at once.
    ///
    /// @param named files, also one that is named twice
    /// @param attached those that the object has already, whatever they have become
    /// @param field that names them, `attachments`
    public void demandUsable(
        Caller caller, List<UUID> named, Collection<UUID> attached, String field) {
        Set<UUID> wanted = new HashSet<>(named);
        attached.forEach(wanted::remove);
        if (wanted.isEmpty()) {
            return;
        }
        Map<UUID, StoredFile> found = files.these(caller, wanted).stream()
            .collect(Collectors.toMap(StoredFile::id, Function.identity()));
        List<Problem> problems = new ArrayList<>(0);
        for (int i = 0; i < named.size(); i++) {
            String fault = wanted.contains(named.get(i)) ? fault(found.get(named.get(i))) : null;
            if (fault != null) {
                problems.add(Problem.wrong(field + "[" + i + "]", fault));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(List.copyOf(problems)));
        }
    }

    private static @Nullable String fault(@Nullable StoredFile file) {
        if (file == null) {
            return "There is no such file. Send the id of a file that was uploaded.";
        }
        return file.status().isUsable() ? null
            : "This file is " + file.status().word() + ". Send the id of one that can be read.";
    }

    /// Attaches files, each of which was found to be usable and is not yet attached to the object. One that
    /// meanwhile is not is a lost race. All who attach several do so in one order, so that none waits for
    /// another that waits for it.
    public void use(Collection<UUID> wanted, FileUse use, Write write) {
        store.insert(wanted.stream().sorted().toList(), use, write);
    }

    /// Takes these files off an object.
    public void endUse(UUID object, Collection<UUID> gone, Write write) {
        if (!gone.isEmpty()) {
            store.end(object, gone, write);
        }
    }

    /// The object goes, with whatever belongs to it, and with both all uses of files.
    public void endUse(UUID owner, Write write) {
        store.end(owner, write);
    }
}
