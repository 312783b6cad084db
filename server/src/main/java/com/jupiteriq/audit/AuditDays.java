package com.jupiteriq.audit;

import java.util.Map;
import java.util.UUID;

/// For how many days accounts keep their audit entries, where they have chosen that themselves. Whoever keeps
/// the settings of accounts offers it as a bean.
@FunctionalInterface
public interface AuditDays {

    /// The days of each account that has chosen; all others keep theirs as long as the installation says.
    Map<UUID, Integer> chosen();
}
