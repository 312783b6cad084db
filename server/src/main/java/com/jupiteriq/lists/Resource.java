package com.jupiteriq.lists;

import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Write;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A facade over objects of one kind with which a client can do what can be done with every object, and
/// nothing else: so a surface needs no words of its own for it.
///
/// Refuses with `Missing` for what is not there.
public interface Resource<T> {

    Document<T> document();

    Listing<T> list();

    /// What [#create] counts against and may find used up; null for nothing.
    @Nullable String quota();

    T create(Draft<T> draft, Write write);

    T get(Caller caller, UUID id);

    /// A change that changes nothing writes nothing.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the object's version
    /// @param change from the object as it is to what it is to be like
    T change(UUID id, IntPredicate expected, Function<T, Draft<T>> change, Write write);

    void delete(UUID id, IntPredicate expected, Write write);

    String publicId(T object);

    /// Grows with every change.
    int version(T object);
}
