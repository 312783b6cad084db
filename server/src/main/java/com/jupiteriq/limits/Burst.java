package com.jupiteriq.limits;

import java.util.UUID;

/// How many more requests there may be in some minutes of a day (R310). While minutes of the UTC day are
/// left, the raised limit is in force; a minute counts once more was spent in it than the usual limit.
///
/// @param subject whose minutes they are: all allowances that name it have them together
/// @param limit requests in such a minute
/// @param minutes of each day, at least 1
public record Burst(UUID subject, long limit, int minutes) {}
