package com.jupiteriq.tickets;

import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.uses.FileUse;
import com.jupiteriq.files.uses.FileUses;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Attribute.Getter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Write;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedCollection;
import java.util.UUID;

/// The files that tickets and comments name, each of which stays as long as it is named. Who names none pays
/// nothing for those who do.
final class Attachments {

    /// Of a ticket, and of each of its comments.
    private static final int MAX = 20;

    static final String FIELD = "attachments";

    private final FileUses uses;

    Attachments(FileUses uses) {
        this.uses = uses;
    }

    /// The field of what has attachments.
    static <T> Attribute<T, List<UUID>> attribute(Getter<T, List<UUID>> files) {
        return Attribute.of(FIELD, Kind.ids(StoredFile.PREFIX, MAX), files,
            "Files that belong to it, by their ids; `files:read` is needed to name any.")
            .byDefault(List.of()).example("[\"file_01h455vb4pex5vsknk084sn02q\"]");
    }

    /// As events and the audit trail tell of them.
    static List<String> publicIds(Comment comment) {
        return comment.attachments().stream().map(StoredFile::publicId).toList();
    }

    /// The same with each file once; see [#demanded(List, List, Caller)].
    TicketDetails demanded(TicketDetails details, List<UUID> attached, Caller caller) {
        List<UUID> files = demanded(details.attachments(), attached, caller);
        return files.equals(details.attachments()) ? details : details.attachments(files);
    }

    /// Each file once, in the order in which they were named. Refuses with `Invalid` those that may not be
    /// attached; what is attached already may have become anything.
    List<UUID> demanded(List<UUID> named, List<UUID> attached, Caller caller) {
        if (named.isEmpty() || named.equals(attached)) {
            return named;
        }
        uses.demandUsable(caller, named, attached, FIELD);
        return List.copyOf(new LinkedHashSet<>(named));
    }

    void attach(Ticket ticket, Write write) {
        use(ticket.details().attachments(), ticket.id(), ticket, write);
    }

    void attach(Comment comment, Ticket ticket, Write write) {
        use(comment.attachments(), comment.id(), ticket, write);
    }

    private void use(Collection<UUID> files, UUID object, Ticket ticket, Write write) {
        if (!files.isEmpty()) {
            uses.use(files, new FileUse(object, ticket.id(), ticket.publicId()), write);
        }
    }

    void change(Ticket before, Ticket after, Write write) {
        List<UUID> were = before.details().attachments();
        List<UUID> are = after.details().attachments();
        if (!were.equals(are)) {
            uses.endUse(before.id(), without(were, are), write);
            use(without(are, were), after.id(), after, write);
        }
    }

    private static SequencedCollection<UUID> without(List<UUID> files, List<UUID> others) {
        SequencedCollection<UUID> left = new LinkedHashSet<>(files);
        others.forEach(left::remove);
        return left;
    }

    /// The ticket goes, and its comments with it.
    void end(Ticket ticket, Write write) {
        uses.endUse(ticket.id(), write);
    }
}
