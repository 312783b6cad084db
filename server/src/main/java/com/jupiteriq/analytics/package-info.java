/// Hides how the API is watched: the request log of each tenant, what its keys were used for
/// on which day, and the numbers that the operator scrapes.
///
/// Threats. The log tells who called what from where: a tenant sees its own rows only, by forced row
/// security, and addresses and user agents are sealed like those of the audit trail; paths and queries, which
/// may hold personal data, are not kept at all. A flood of requests must not fill memory: the buffer is
/// bounded, and what finds it full is dropped and counted. Metrics name routes and never a tenant, a key or
/// an address, so that they neither tell about tenants nor grow with the traffic; they stand on the
/// management port only. Traces name tenants by their ids, and go to the one address that the operator has
/// chosen; it does not pass the guard for addresses that tenants choose.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.analytics;
