package com.jupiteriq.alerts;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Window;
import java.time.LocalDate;
import java.util.UUID;

/// That so many per cent of a limit were used on a day (UTC); told once.
record Alert(Tenant tenant, LocalDate day, UUID subject, Window window, int threshold) {}
