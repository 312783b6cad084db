package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Meters;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds storage over [StorageSettings] and a [FilesFolder], which the start brings.
@Configuration(proxyBeanMethods = false)
public class StorageModule {

    /// Closed with the context where there is something to close.
    @Bean
    Storage storage(StorageSettings settings, FilesFolder usual, InstantSource clock) {
        S3Bucket bucket = settings.openBucket();
        if (bucket != null) {
            return new S3Storage(bucket, clock).checked();
        }
        Path folder = settings.filesFolder() == null ? usual.path() : settings.filesFolder();
        return FolderStorage.at(folder, Room.on(folder, settings.reserveBytes()), clock);
    }

    @Bean
    Meters storageMeters(Storage storage) {
        return switch (storage) {
            case FolderStorage folder -> folder.meters();
            case S3Storage s3 -> s3.meters();
            default -> Meters.of();
        };
    }
}
