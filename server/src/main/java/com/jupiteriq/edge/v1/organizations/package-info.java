/// What `/v1` says about organizations and their members.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.organizations;
