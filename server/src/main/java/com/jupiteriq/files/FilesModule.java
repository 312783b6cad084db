package com.jupiteriq.files;

import com.jupiteriq.events.EventTypes;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class FilesModule {

    @Bean
    EventTypes fileEventTypes() {
        return FileEvents.types();
    }

    @Bean
    FileStore fileStore(Reads reads, Vault vault) {
        return new FileStore(reads, vault);
    }

    @Bean
    BlobStore fileBlobStore(Reads reads, Writes writes, FileStore store) {
        return new BlobStore(reads, writes, store);
    }

    @Bean
    FileRoom fileRoom(FileStore store) {
        return new FileRoom(store);
    }

    @Bean
    Files files(
        FileStore store, BlobStore blobs, FileRoom room, InstantSource clock,
        InspectionTrigger trigger) {
        return new Files(store, blobs, room, clock, trigger::filesWait);
    }

    @Bean
    FileProgress fileProgress(Files files, BlobStore blobs) {
        return new FileProgress(files, blobs);
    }

    @Bean
    FileArrivals fileArrivals(Files files, FileStore store, BlobStore blobs) {
        return new FileArrivals(files, store, blobs);
    }

    @Bean
    FileAppeals fileAppeals(Files files) {
        return new FileAppeals(files);
    }

    @Bean
    Uploads uploads(Contents contents, Storage storage, Ids ids, InspectionTrigger inspection) {
        return new Uploads(contents, storage, ids, inspection);
    }

    @Bean
    FileContents fileContents(Files files, Contents contents) {
        return new FileContents(files, contents);
    }
}
