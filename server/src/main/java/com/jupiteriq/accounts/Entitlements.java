package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Caller;

/// What an account may use, whoever acts for it: known with everybody whom the Gate admits, so that no
/// request looks for it.
///
/// @param operator whether it is the live environment of the operator, who sees all accounts
/// @param requestsPerMinute those of its plan
public record Entitlements(
    Plan plan, boolean operator, long requestsPerMinute, Caller.Entitled allowed) {}
