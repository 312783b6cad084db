package com.jupiteriq.organizations;

import com.jupiteriq.users.User;

/// A user as one of an organization.
public record Member(Membership membership, User user) {}
