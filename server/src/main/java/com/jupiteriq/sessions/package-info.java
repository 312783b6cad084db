/// Hides how users stay signed in over the API and with a browser: how tokens are made, replaced and noticed
/// when they come again, who a token stands for, what ends a session.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.sessions;
