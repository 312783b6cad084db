/// Hides how the operator acts in accounts of others: what is agreed with them, keys for them, payments.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.customers;
