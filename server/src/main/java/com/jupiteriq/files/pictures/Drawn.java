package com.jupiteriq.files.pictures;

import java.util.List;

/// What became of the thumbnails of a picture.
public sealed interface Drawn {

    /// The thumbnails; a size that would enlarge the picture is left out, so there may be none.
    record Made(List<SmallPicture> thumbnails) implements Drawn {}

    /// There can be none. That says nothing against the file.
    ///
    /// @param why for the log
    record None(String why) implements Drawn {}

    /// What says that it is a picture of this kind is none, or not a whole one.
    ///
    /// @param why for the log
    record Corrupt(String why) implements Drawn {}

    /// Nothing could be found out now: the process could not be started, was lost twice over this picture, or
    /// has too much to do.
    ///
    /// @param why for the log
    record Unavailable(String why) implements Drawn {}
}
