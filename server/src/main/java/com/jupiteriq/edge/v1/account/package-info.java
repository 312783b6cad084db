/// What `/v1` says about the account of a key, and what it may use.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.account;
