package com.jupiteriq.firststart;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.keys.KeyView;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.reports.Reports;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tickets.NewComment;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Reach;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketRef;
import com.jupiteriq.tickets.TicketStatus;
import com.jupiteriq.tickets.Tickets;
import com.jupiteriq.users.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Fills the operator's test environment with people, data items, the tickets of `sandbox.yaml` and files,
/// once. Counters in the environment say how many comments and files are still to come, so that the next
/// start goes on where one was killed.
public final class Sandbox {

    /// The last of them: the id that the documents use in their examples (001:74, 001:164).
    public static final String TICKET = "TCK-12345";

    /// The number of the last user: the id that 004 uses in its examples (004:116).
    public static final String USER = "12345";

    private static final long FIRST_NUMBER = 12_321;
    private static final String TICKETS = "/sandbox.yaml";
    private static final byte[] REPORT = """
        {"name":"Requests of the week","template":"usage","format":"csv",\
        "schedule":{"every":"week","on":1,"at":"07:00","time_zone":"Europe/Berlin"}}"""
        .getBytes(StandardCharsets.UTF_8);
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final Tickets tickets;
    private final Writes writes;
    private final SandboxStore store;
    private final SandboxPeople people;
    private final SandboxItems items;
    private final SandboxFiles files;
    private final Reports reports;

    /// What the environment is filled through.
    public record Facades(Tickets tickets, Users users, Roles roles, Organizations organizations,
        Members members, Bulk items, DataTypes types, Files files, Uploads uploads, Reports reports) {}

    public Sandbox(Facades facades, Writes writes, Reads reads, JdbcClient worker) {
        this.tickets = facades.tickets;
        this.writes = writes;
        this.store = new SandboxStore(reads, worker);
        this.people = new SandboxPeople(
            facades.users, facades.roles, facades.organizations, facades.members, writes, store);
        this.items = new SandboxItems(facades.items, facades.types, writes, store);
        this.files = new SandboxFiles(facades.files, facades.uploads, writes);
        this.reports = facades.reports;
    }

    private record Remark(TicketRef ticket, NewComment comment) {}

    private record Sample(TicketDetails details, List<NewComment> comments) {}

    /// Does nothing in an environment that has or had tickets of others, or whose first keys are gone.
    public void fill(Account account, OperatorKeys keys) {
        List<KeyView> known = keys.list(account.publicId());
        Optional<Caller> customer = caller(account, known, "integration");
        Optional<Caller> support = caller(account, known, "platform");
        if (customer.isPresent() && support.isPresent()) {
            fill(customer.get(), support.get());
        }
    }

    private void fill(Caller customer, Caller support) {
        List<Sample> samples = samples();
        List<Remark> remarks = remarks(samples);
        if (!store.hadTickets(customer)) {
            people.make(support);
            items.make(support);
            report(support);
            open(customer, samples, remarks.size());
        }
        long missing = Math.min(
            store.count(customer, SandboxStore.MISSING_COMMENTS), remarks.size());
        for (Remark remark : remarks.subList(remarks.size() - (int) missing, remarks.size())) {
            writes.run(support, write -> {
                write.count(SandboxStore.COUNTER, SandboxStore.MISSING_COMMENTS, -1);
                return tickets.comment(remark.ticket, Reach.TENANT, remark.comment, write);
            });
        }
        upload(support);
    }

    /// Unless a start that was killed has made it.
    private void report(Caller support) {
        if (reports.list().count(support) == 0) {
            Fields report = new Fields(JsonReader.read(REPORT).members());
            writes.run(support, write -> reports.create(reports.document().created(report), write));
        }
    }

    /// What storage does not take now, the next start uploads.
    private void upload(Caller support) {
        try {
            files.make(support, (int) store.count(support, SandboxStore.MISSING_FILES));
        } catch (Refused later) {
            LOG.warn("The files of the sandbox are left to the next start: {}", later.getMessage());
        }
    }

    private void open(Caller customer, List<Sample> samples, int comments) {
        store.numberFrom(customer.tenant(), "ticket", FIRST_NUMBER);
        writes.run(customer, write -> {
            write.count(SandboxStore.COUNTER, SandboxStore.MISSING_COMMENTS, comments);
            write.count(SandboxStore.COUNTER, SandboxStore.MISSING_FILES, SandboxFiles.count());
            return samples.stream().map(sample -> tickets.open(sample.details, write)).toList();
        });
    }

    /// In the order in which they are written. Nobody else takes numbers of an environment that nobody has
    /// used.
    private static List<Remark> remarks(List<Sample> samples) {
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            TicketRef ticket = new TicketRef.ByNumber(FIRST_NUMBER + i);
            samples.get(i).comments.forEach(comment -> remarks.add(new Remark(ticket, comment)));
        }
        return remarks;
    }

    /// Acts as the holder of the first test key of a contract would.
    private static Optional<Caller> caller(Account account, List<KeyView> keys, String contract) {
        return keys.stream()
            .filter(key -> key.environment() == Environment.TEST && key.contract().equals(contract))
            .findFirst()
            .map(key -> new Caller(account.test(), key.key().principal(), Permissions.EVERYTHING,
                new Origin("sandbox", "local", ""), Deadline.in(TIME)));
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
            List.of(),
            metadata == null ? null : new JsonText(metadata));
        return new Sample(details, comments(entry.get("comments")));
    }

    private static List<NewComment> comments(@Nullable Object entries) {
        List<NewComment> comments = new ArrayList<>();
        for (Object entry : entries instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> comment) {
                comment.forEach((kind, text) ->
                    comments.add(new NewComment(
                        String.valueOf(text), kind.equals("internal"), kind.equals("reply"), List.of())));
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
