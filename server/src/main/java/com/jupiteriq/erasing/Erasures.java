package com.jupiteriq.erasing;

import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.Write;
import java.util.UUID;

/// People who are to be forgotten.
///
/// ```java
/// store.delete(user, write);
/// erasures.ask(user.id(), write);
/// ```
public final class Erasures {

    private final ErasureStore store;
    private final Notices notices;
    private final Runnable committed;

    /// @param committed hears that somebody is to be forgotten; must not wait
    Erasures(ErasureStore store, Notices notices, Runnable committed) {
        this.store = store;
        this.notices = notices;
        this.committed = committed;
    }

    /// Lets everything be wiped that was said of this person, once the write is committed; no mail to them
    /// leaves any more. To be called behind what deletes them: a mail that was staged at the same moment is
    /// there then. The caller puts the change on record, and says nothing personal there.
    public void ask(UUID person, Write write) {
        store.insert(person, write);
        notices.erase(person, write);
        write.afterwards(committed);
    }
}
