package com.jupiteriq.kernel;

import java.util.UUID;

/// Where a feature keeps what was said of people, beyond the people themselves: events, kept answers. Its
/// module offers this as a bean, and whoever forgets a person gathers them.
@FunctionalInterface
public interface PersonalData {

    /// Wipes some of what tells of this person, in one short transaction. To be called until it finds
    /// nothing; a process may die between any two calls.
    ///
    /// @param most how many rows at most
    /// @return how many rows were wiped
    int wipe(Tenant tenant, UUID person, int most);
}
