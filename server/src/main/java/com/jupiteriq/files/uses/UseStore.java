package com.jupiteriq.files.uses;

import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The table `file_uses`, and in each file how many there are.
final class UseStore {

    /// Also a file that is deleted, or found to have a virus, at this moment is a lost race.
    private static final String COUNT = """
        update files
        set uses = uses + 1
        where tenant_id = ? and id = ? and status in ('scanning', 'processing', 'ready')
        returning 1""";

    private static final Insert INSERT = Insert.into("file_uses",
        "tenant_id uuid, file_id uuid, object_id uuid, owner_id uuid, owner text");

    private static final String END = """
        with gone as (
            delete from file_uses
            where tenant_id = ? and %s
            returning file_id
        ),
        counted as (
            select file_id, count(*) as times
            from gone
            group by file_id
        )
        update files
        set uses = uses - times
        from counted
        where tenant_id = ? and id = counted.file_id""";

    private static final String END_OF_OWNER = END.formatted("owner_id = ?");

    private static final String END_OF_OBJECT =
        END.formatted("object_id = ? and file_id = any (string_to_array(?, ' ')::uuid[])");

    /// All files are held before the first use of one refers to it, so that none is deleted in between.
    void insert(List<UUID> files, FileUse use, Write write) {
        UUID tenant = write.caller().tenant().id();
        files.forEach(file -> write.stageConditional(COUNT, tenant, file));
        files.forEach(file ->
            write.insert(INSERT, tenant, file, use.object(), use.owner(), use.shown()));
    }

    void end(UUID owner, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stage(END_OF_OWNER, tenant, owner, tenant);
    }

    void end(UUID object, Collection<UUID> files, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stage(END_OF_OBJECT, tenant, object,
            files.stream().map(UUID::toString).collect(Collectors.joining(" ")), tenant);
    }
}
