package com.jupiteriq.tasks;

import java.util.List;

/// The tasks of one feature; its module offers them as a bean, and [Background] gathers them. Those that must
/// outlive others stand before them.
public record Tasks(List<Task> tasks) {

    public static Tasks of(Task... tasks) {
        return new Tasks(List.of(tasks));
    }
}
