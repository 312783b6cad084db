package com.jupiteriq.notices.post;

import com.jupiteriq.tasks.Task;

/// A way on which mails leave.
public interface Carrier {

    /// How it is called in the log.
    String place();

    /// @param task whose end breaks off what is under way
    Round begin(Task task);

    /// Some mails, one after the other.
    interface Round extends AutoCloseable {

        Outcome carry(Outgoing mail);

        @Override
        void close();
    }
}
