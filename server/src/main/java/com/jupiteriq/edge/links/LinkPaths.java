package com.jupiteriq.edge.links;

import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.files.FileContents;
import com.jupiteriq.files.links.FileLinks;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Gives files to whoever has a link to them. What leads nowhere is missing, whatever the reason.
final class LinkPaths implements OpenPaths.Shared {

    private final FileLinks links;
    private final FileContents contents;
    private final LongAdder followed = new LongAdder();

    LinkPaths(FileLinks links, FileContents contents) {
        this.links = links;
        this.contents = contents;
    }

    Meters meters() {
        return Meters.of(Meter.counter("jupiteriq_file_links_followed_total",
            "Requests by links to files that led to one", Map.of(), followed::sum));
    }

    @Override
    public Optional<OpenPaths.Given> find(Call call) {
        if (!call.path().startsWith(FileLinks.MOUNT)) {
            return Optional.empty();
        }
        OpenPaths.requireRead(call.method());
        String token = call.path().substring(FileLinks.MOUNT.length());
        FileLinks.Followed file = links.follow(token, call.origin(), Deadline.in(RequestBounds.TIME))
            .orElseThrow(() -> new Refused(new Failure.Missing("file")));
        followed.increment();
        return Optional.of(new OpenPaths.Given(
            file.reader(), StoredBytes.reply(contents.of(file.reader(), file.file()))));
    }
}
