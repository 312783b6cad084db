package com.jupiteriq.passwords;

/// How a digest is made of a password: an algorithm with its parameters and its salt. The bounds of each are
/// what [ImportedHash] lets in; one digest takes about a second of one thread at most.
sealed interface Recipe permits Argon2, Bcrypt, Scrypt, Pbkdf2 {

    /// The most memory that one digest takes, in bytes; without memory the process would end.
    long MAX_MEMORY = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 4);

    byte[] digest(String password, Bench bench);
}
