package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.Thumbnail;
import com.jupiteriq.files.pictures.Verdict;
import java.util.List;

/// What became of one picture.
record Sketch(Verdict verdict, List<Thumbnail> thumbnails) {

    static Sketch none(Verdict verdict) {
        return new Sketch(verdict, List.of());
    }
}
