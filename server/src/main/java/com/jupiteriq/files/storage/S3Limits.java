package com.jupiteriq.files.storage;

import java.time.Duration;

/// How long an S3 is waited for.
///
/// @param connect to be connected
/// @param silence between two bytes of an answer
/// @param attempt for one attempt at a call, from the first byte of the request to the head of the answer
/// @param call for all attempts at a call and the pauses between them
/// @param cleaning for the removal of what was begun, behind a failure, while somebody waits to be told of it
/// @param attempts how often a call is made before it is given up
record S3Limits(Duration connect, Duration silence, Duration attempt, Duration call, Duration cleaning,
        int attempts) {

    /// Eight MiB in an attempt are 3.4 megabits a second.
    static final S3Limits STANDARD = new S3Limits(Duration.ofSeconds(3), Duration.ofSeconds(10),
        Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(5), 3);
}
