package com.jupiteriq.files;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;

/// By what the files of a tenant are listed.
public final class FileList {

    private static final int MAX_TYPE = 200;

    public static final Parameter<FileStatus> STATUS =
        Parameter.of(FileDocument.STATUS, "Only those with this status.");

    public static final Parameter<String> CONTENT_TYPE =
        Parameter.of("content_type", Kind.text(Schema.nonEmpty(MAX_TYPE)), "Only those of this type.")
            .example("\"application/pdf\"");

    public static final Parameter<String> NAME =
        Parameter.of(FileDocument.NAME, "Only those that are called exactly that.");

    private FileList() {}
}
