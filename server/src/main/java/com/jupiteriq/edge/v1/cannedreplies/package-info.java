/// What `/v1` says about canned replies.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.cannedreplies;
