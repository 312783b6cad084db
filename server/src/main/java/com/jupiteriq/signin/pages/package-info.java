/// Hides how people come in by pages: how a user is found by an address alone, what is carried from one step
/// of a sign-in to the next, and what stands for a browser that is signed in.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.signin.pages;
