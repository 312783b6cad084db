/// Hides webhooks: endpoints and their secrets, which event goes where, how it is signed, sent, tried again
/// and given up, and what was seen of each attempt (000:58-77, 001:50-95, 002:375-380; decisions C28, C30,
/// C51).
///
/// Threats that this opens, and where each is met: a tenant that points an endpoint at the inside of the
/// operator's network (package `outbound`, at every dial); a receiver that hangs, drips or never ends (one
/// deadline, bounded bodies); one endpoint or one tenant that takes every slot ([Lanes]); secrets and
/// payloads on disk (sealed by the vault); a forged delivery (signed over the raw body, with the time).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.webhooks;
