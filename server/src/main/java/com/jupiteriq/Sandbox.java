package com.jupiteriq;

import com.jupiteriq.access.ApiKeyView;
import com.jupiteriq.access.Keys;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tickets.NewComment;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Reach;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketRef;
import com.jupiteriq.tickets.TicketStatus;
import com.jupiteriq.tickets.Tickets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Fills the operator's test environment with the tickets of `sandbox.yaml`, once.
final class Sandbox {

    /// The last of them: the id that the documents use in their examples (001:74, 001:164).
    static final String TICKET = "TCK-12345";

    private static final long LAST_NUMBER = 12_345;
    private static final String TICKETS = "/sandbox.yaml";
    private static final Duration TIME = Duration.ofSeconds(60);

    private final Tickets tickets;
    private final Writes writes;
    private final SandboxStore store;

    Sandbox(Tickets tickets, Writes writes, SandboxStore store) {
        this.tickets = tickets;
        this.writes = writes;
        this.store = store;
    }

    private record Sample(TicketDetails details, List<NewComment> comments) {}

    /// Does nothing in an environment that has or had tickets.
    void fill(Account account, Keys keys) {
        List<ApiKeyView> known = keys.list(account.publicId());
        Caller customer = caller(account, known, "integration");
        if (store.hadTickets(customer)) {
            return;
        }
        List<Sample> samples = samples();
        store.numberFrom(customer.tenant(), LAST_NUMBER - samples.size() + 1);
        List<Ticket> opened = writes.run(customer, write ->
            samples.stream().map(sample -> tickets.open(sample.details, write)).toList());
        Caller support = caller(account, known, "platform");
        for (int i = 0; i < samples.size(); i++) {
            for (NewComment comment : samples.get(i).comments) {
                TicketRef ref = new TicketRef.ById(opened.get(i).id());
                writes.run(support, write -> tickets.comment(ref, Reach.TENANT, comment, write));
            }
        }
    }

    /// Acts as the holder of the first test key of a contract would.
    private static Caller caller(Account account, List<ApiKeyView> keys, String contract) {
        Principal principal = keys.stream()
            .filter(key -> key.environment().equals("test") && key.contract().equals(contract))
            .findFirst()
            .map(key -> new Principal(TypeId.parse("svc", key.serviceAccount()).orElseThrow(), key.name()))
            .orElseThrow(() -> new IllegalStateException("the first start made no test key for " + contract));
        return new Caller(account.test(), principal, Permissions.EVERYTHING,
            new Origin("sandbox", "local", ""),
            Deadline.in(TIME));
    }

    private static List<Sample> samples() {
        try (InputStream file = Sandbox.class.getResourceAsStream(TICKETS)) {
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return entries.stream().map(Sandbox::sample).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Sample sample(Map<String, Object> entry) {
        String metadata = text(entry, "metadata");
        TicketDetails details = new TicketDetails(
            String.valueOf(text(entry, "subject")),
            text(entry, "description"),
            TicketStatus.of(String.valueOf(text(entry, "status"))),
            Priority.of(String.valueOf(text(entry, "priority"))),
            text(entry, "category"),
            text(entry, "customer"),
            strings(entry.get("tags")),
            metadata == null ? null : new JsonText(metadata));
        return new Sample(details, comments(entry.get("comments")));
    }

    private static List<NewComment> comments(@Nullable Object entries) {
        List<NewComment> comments = new ArrayList<>();
        for (Object entry : entries instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> comment) {
                comment.forEach((kind, text) ->
                    comments.add(
                        new NewComment(String.valueOf(text), kind.equals("internal"), kind.equals("reply"))));
            }
        }
        return comments;
    }

    private static List<String> strings(@Nullable Object entries) {
        return entries instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static @Nullable String text(Map<String, Object> entry, String name) {
        Object value = entry.get(name);
        return value == null ? null : value.toString();
    }
}
