/// Organizations of users: the teams and customers that an account sorts its people into.
///
/// Threats: two owners leave at once, or somebody joins what is being deleted (each change of members is
/// conditional on the organization's version); a member is reached through an organization of another tenant
/// (both keys begin with the tenant); what a deleted person was called stays behind (events and audit entries
/// name members by their ids).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.organizations;
