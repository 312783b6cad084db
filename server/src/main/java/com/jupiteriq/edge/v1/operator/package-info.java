/// What `/v1` says to the operator about all accounts, their payments and the plans.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.operator;
