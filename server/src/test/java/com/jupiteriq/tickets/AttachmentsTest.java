package com.jupiteriq.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.FileBench;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileStatus;
import com.jupiteriq.files.Rejection;
import com.jupiteriq.files.Scan;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Verdict;
import com.jupiteriq.files.uses.FileUses;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

    private FileBench bench;
    private Tickets tickets;

    @BeforeEach
    void open() {
        bench = new FileBench();
        Numbers numbers = new Numbers(bench.tenants.worker, bench.tenants.clock, Runnable::run);
        tickets = new TicketsModule().tickets(bench.tenants.reads, bench.tenants.vault,
            bench.part(FileUses.class), numbers, bench.tenants.ids);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static TicketDetails details(UUID... files) {
        return new TicketDetails("Printer on fire", null, TicketStatus.OPEN, Priority.HIGH, null, null,
            List.of(), List.of(files), null);
    }

    private Ticket opened(UUID... files) {
        return bench.write(write -> tickets.open(details(files), write));
    }

    private Ticket changed(Ticket ticket, UUID... files) {
        return bench.write(write -> changed(ticket, write, files));
    }

    private Ticket changed(Ticket ticket, Write write, UUID... files) {
        return tickets.change(new TicketRef.ById(ticket.id()), Reach.TENANT, version -> true,
            before -> details(files), write);
    }

    private Comment commented(Ticket ticket, UUID... files) {
        return bench.write(write -> tickets.comment(new TicketRef.ById(ticket.id()), Reach.TENANT,
            new NewComment("See there.", false, true, List.of(files)), write));
    }

    private void deleted(Ticket ticket) {
        bench.write(write -> {
            tickets.delete(new TicketRef.ById(ticket.id()), version -> true, write);
            return ticket;
        });
    }

    private UUID ready(String name) {
        return bench.ready(name, name).id();
    }

    private StoredFile file(UUID id) {
        return bench.files().get(bench.caller, id);
    }

    private void stays(UUID file, String... names) {
        assertThatThrownBy(() -> bench.delete(file(file))).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Conflict.class, conflict ->
                assertThat(conflict.message())
                    .startsWith("The file is attached to " + String.join(", ", names) + ". ")));
    }

    private static void wrong(ThrowingCallable call, String... fields) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                assertThat(invalid.problems()).extracting(Problem::field).containsExactly(fields)));
    }

    @Test
    void files_stay_as_long_as_tickets_and_comments_name_them() {
        UUID one = ready("one.pdf");
        UUID two = ready("two.pdf");
        Ticket first = opened(one, two, one);
        Ticket second = opened();
        Comment comment = commented(second, two);
        assertThat(first.details().attachments()).as("each once").containsExactly(one, two);
        assertThat(tickets.get(bench.caller, new TicketRef.ById(first.id()), Reach.TENANT)).isEqualTo(first);
        assertThat(tickets.comments(bench.caller, new TicketRef.ById(second.id()), Selection.ALL,
            new PageRequest(10, 0, null)).items()).containsExactly(comment);
        assertThat(comment.attachments()).containsExactly(two);
        stays(one, first.publicId());
        stays(two, first.publicId(), second.publicId());

        changed(first, one);
        stays(two, second.publicId());
        deleted(second);
        bench.delete(file(two));
        stays(one, first.publicId());
        changed(first);
        bench.delete(file(one));
        assertThat(bench.tenants.count("file_uses")).isZero();
    }

    @Test
    void the_same_file_may_be_named_by_a_ticket_and_by_its_comments() {
        UUID file = ready("one.pdf");
        Ticket ticket = opened(file);
        commented(ticket, file);
        commented(ticket, file);
        assertThat(file(file).uses()).isEqualTo(3);
        stays(file, ticket.publicId());
        deleted(ticket);
        assertThat(file(file).uses()).isZero();
    }

    @Test
    void a_refusal_does_not_name_every_ticket_of_many() {
        UUID file = ready("one.pdf");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            names.add(opened(file).publicId());
        }
        names.sort(null);
        assertThatThrownBy(() -> bench.delete(file(file)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isInstanceOfSatisfying(Failure.Conflict.class, conflict -> assertThat(conflict.message())
                    .contains(String.join(", ", names.subList(0, 10)) + " and others. ")));
    }

    @Test
    void what_is_attached_is_told_and_put_on_record() {
        UUID one = ready("one.pdf");
        UUID two = ready("two.pdf");
        bench.events.clear();
        bench.entries.clear();
        Ticket ticket = opened(one);
        changed(ticket, two, one);
        changed(ticket, one, two);
        changed(ticket, one, two);
        commented(ticket, two);
        assertThat(bench.told()).containsExactly("ticket.created", "ticket.updated", "ticket.updated",
            "ticket.updated", "response.sent");
        String first = "\"" + StoredFile.publicId(one) + "\"";
        String second = "\"" + StoredFile.publicId(two) + "\"";
        assertThat(texts(bench.events, event -> event.data().text())).satisfiesExactly(
            created -> assertThat(created).contains("\"attachments\":[" + first + "]"),
            updated -> assertThat(updated).contains("\"attachments\":[" + second + "," + first + "]")
                .contains("\"changed_fields\":[\"attachments\"]"),
            turned -> assertThat(turned).contains("\"attachments\":[" + first + "," + second + "]"),
            touched -> assertThat(touched).contains("\"changed_fields\":[\"comments\"]"),
            reply -> assertThat(reply).contains(
                "\"content\":\"See there.\",\"attachments\":[" + second + "]"));
        assertThat(texts(bench.entries, entry ->
            entry.action() + " " + text(entry.before()) + text(entry.after())))
            .satisfiesExactly(
                created -> assertThat(created).startsWith("ticket.create ").contains(first),
                updated -> assertThat(updated).isEqualTo("ticket.update "
                    + "{\"attachments\":[" + first + "]}{\"attachments\":[" + second + "," + first + "]}"),
                turned -> assertThat(turned).startsWith("ticket.update "),
                commented -> assertThat(commented).startsWith("ticket.comment ")
                    .contains("\"attachments\":[" + second + "]"));
    }

    private static String text(@Nullable JsonText json) {
        return json == null ? "" : json.text();
    }

    private static <T> List<String> texts(List<T> told, Function<T, String> text) {
        return told.stream().map(text).toList();
    }

    @Test
    void what_may_not_be_attached_is_named_where_it_was_sent() {
        UUID ready = ready("one.pdf");
        UUID scanning = bench.add("two.pdf", "two").id();
        UUID infected = bench.infected("three.pdf").id();
        UUID rejected = rejected();
        UUID uploading = bench.add("five.pdf", "five").id();
        bench.tenants.all.sql("update files set status = 'uploading' where id = ?").param(uploading).update();
        UUID foreign = foreign();
        UUID none = bench.tenants.ids.next();
        UUID[] sent = {ready, ready, infected, scanning, rejected, uploading, foreign, none, infected};
        String[] fields = {"attachments[2]", "attachments[4]", "attachments[5]", "attachments[6]",
            "attachments[7]", "attachments[8]"};
        Ticket ticket = opened(ready);
        bench.events.clear();
        bench.entries.clear();
        wrong(() -> opened(sent), fields);
        wrong(() -> changed(ticket, sent), fields);
        wrong(() -> commented(ticket, sent), fields);
        assertThat(bench.tenants.count("file_uses")).isEqualTo(1);
        assertThat(bench.tenants.count("tickets")).isEqualTo(1);
        assertThat(bench.tenants.count("ticket_comments")).isZero();
        assertThat(bench.entries).isEmpty();
        assertThat(opened(scanning).details().attachments()).containsExactly(scanning);
    }

    private UUID rejected() {
        StoredFile file = bench.judged(bench.add("four.pdf", "four"), new Verdict.Rejected(
            bench.scan(Scan.State.CLEAN, null), Rejection.Reason.TYPE, "It is of no type that is kept."));
        assertThat(file.status()).isEqualTo(FileStatus.REJECTED);
        return file.id();
    }

    private UUID foreign() {
        Caller other = bench.tenants.caller();
        return bench.add(other, FileDetails.named("six.pdf"), FileBench.bytes("six")).id();
    }

    /// Nobody has to take off what was fine when it was attached.
    @Test
    void what_was_found_to_have_a_virus_stays_where_it_was_attached() {
        StoredFile scanned = bench.add("one.pdf", "one");
        UUID file = scanned.id();
        UUID other = ready("two.pdf");
        Ticket ticket = opened(file);
        bench.judged(scanned, new Verdict.Rejected(
            bench.scan(Scan.State.INFECTED, "Eicar"), Rejection.Reason.VIRUS, "A virus was found."));
        assertThat(changed(ticket, other, file).details().attachments()).containsExactly(other, file);
        wrong(() -> commented(ticket, file), "attachments[0]");
        changed(ticket, other);
        wrong(() -> changed(ticket, file, other), "attachments[0]");
        bench.delete(file(file));
    }

    /// The work is done again, and the file is gone by then.
    @Test
    void a_file_that_is_deleted_while_it_is_attached_is_not_attached() {
        UUID file = ready("one.pdf");
        List<UUID> deleted = new ArrayList<>();
        wrong(() -> bench.write(write -> {
            Ticket ticket = tickets.open(details(file), write);
            if (deleted.isEmpty()) {
                deleted.add(file);
                bench.delete(file(file));
            }
            return ticket;
        }), "attachments[0]");
        assertThat(deleted).hasSize(1);
        assertThat(bench.tenants.count("tickets")).isZero();
        assertThat(bench.tenants.count("file_uses")).isZero();
    }

    @Test
    void a_file_that_is_attached_while_it_is_deleted_is_not_deleted() {
        UUID file = ready("one.pdf");
        List<Ticket> opened = new ArrayList<>();
        assertThatThrownBy(() -> bench.write(write -> {
            bench.files().delete(file, version -> true, write);
            if (opened.isEmpty()) {
                opened.add(opened(file));
            }
            return write;
        })).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        assertThat(file(file).uses()).isEqualTo(1);
    }

    @Test
    void a_comment_that_comes_while_its_ticket_is_deleted_attaches_nothing() {
        UUID file = ready("one.pdf");
        Ticket ticket = opened();
        List<Ticket> gone = new ArrayList<>();
        assertThatThrownBy(() -> bench.write(write -> {
            Comment comment = tickets.comment(new TicketRef.ById(ticket.id()), Reach.TENANT,
                new NewComment("Late.", false, true, List.of(file)), write);
            if (gone.isEmpty()) {
                gone.add(ticket);
                deleted(ticket);
            }
            return comment;
        })).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Missing.class));
        assertThat(file(file).uses()).isZero();
        bench.delete(file(file));
    }

    @Test
    void many_at_once_who_name_the_same_files_are_all_counted() throws Exception {
        List<UUID> files = List.of(ready("one.pdf"), ready("two.pdf"), ready("three.pdf"));
        UUID[] one = files.toArray(UUID[]::new);
        UUID[] other = files.reversed().toArray(UUID[]::new);
        List<Ticket> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Ticket>> opening = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                UUID[] named = i % 2 == 0 ? one : other;
                opening.add(threads.submit(() -> opened(named)));
            }
            for (Future<Ticket> ticket : opening) {
                all.add(ticket.get());
            }
            assertThat(files).allMatch(file -> file(file).uses() == all.size());
            List<Future<?>> deleting = new ArrayList<>();
            for (Ticket ticket : all.subList(1, all.size())) {
                deleting.add(threads.submit(() -> deleted(ticket)));
            }
            for (Future<?> done : deleting) {
                done.get();
            }
        }
        assertThat(files).allMatch(file -> file(file).uses() == 1);
        stays(files.getFirst(), all.getFirst().publicId());
    }

    /// Whoever names none is answered with no file behind the tickets at all.
    @Test
    void who_names_no_files_asks_for_none() {
        Tickets alone = UnstoredTickets.withoutFiles(bench.tenants);
        Ticket ticket = bench.write(write -> alone.open(details(), write));
        TicketRef ref = new TicketRef.ById(ticket.id());
        bench.write(write -> alone.change(ref, Reach.TENANT, version -> true,
            before -> before.details().status(TicketStatus.RESOLVED), write));
        Comment comment = bench.write(write -> alone.comment(
            ref, Reach.TENANT, new NewComment("Done.", false, true, List.of()), write));
        assertThat(comment.attachments()).isEmpty();
        assertThat(alone.get(bench.caller, ref, Reach.TENANT).details().attachments()).isEmpty();
    }
}
