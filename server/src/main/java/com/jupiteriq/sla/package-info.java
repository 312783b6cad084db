/// Hides how the operator's guarantee is kept: how many per cent of a month's minutes the server is to be
/// there, and what a customer is owed for a month in which it was not.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.sla;
