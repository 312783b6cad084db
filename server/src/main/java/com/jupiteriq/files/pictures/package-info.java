/// Hides how thumbnails of foreign pictures and videos are made: by processes of their own, which may be
/// lost.
///
/// A decoder of pictures is much code that reads what strangers have made, part of it not in Java. The server
/// loads none of it: it starts a small JVM ([Studio]), hands it one picture after the other over a pipe
/// ([Wire]) and believes nothing that comes back ([Answer]). A video goes through `ffmpeg`, where the
/// operator has named one ([Frames]), and its first frame then the way of a picture.
///
/// Threats that this opens, and where each is met: pictures that are small and become huge (their dimensions
/// are read first, what is decoded is bounded, and so are heap, memory and time of the process); pictures
/// that never end, that crash the decoder or make it answer nonsense (the process is replaced, and whoever
/// asked is told); many pictures at once (one process, a bounded queue before it); secrets of the server (the
/// process has neither its environment nor its arguments, can write no byte into a file, and ends with it);
/// videos that name other files or addresses (the format is given and not guessed, and nothing but the file
/// itself may be opened).
///
/// What is left: whoever takes over the process by a fault of a decoder that is not written in Java runs code
/// as the user of the server, until the process is replaced. An operator who fears that starts the server
/// under a user, or in a container, that has nothing else.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.pictures;
