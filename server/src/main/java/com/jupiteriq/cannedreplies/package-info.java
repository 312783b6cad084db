/// Canned replies: what support says again and again. Texts of the account's own, kept in clear.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.cannedreplies;
