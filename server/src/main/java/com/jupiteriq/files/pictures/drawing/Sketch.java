package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.SmallPicture;
import com.jupiteriq.files.pictures.Verdict;
import java.util.List;

/// What became of one picture.
record Sketch(Verdict verdict, List<SmallPicture> thumbnails) {

    static Sketch none(Verdict verdict) {
        return new Sketch(verdict, List.of());
    }
}
