package com.jupiteriq.notices;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.notices.post.Carrier;
import com.jupiteriq.notices.post.Carriers;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.notices.post.Outcome;
import com.jupiteriq.notices.post.Outgoing;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.text.EmailAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mail over a database of its own: what is staged, and postmen that send it by any way.
final class TestPost implements AutoCloseable {

    static final AuditEntry RECORD = new AuditEntry("test.change", "test", null, null);

    final TestTenants tenants = new TestTenants();
    final MailStore mails = new MailStore(tenants.reads, tenants.vault);
    final PostStore store = new PostStore(tenants.worker);

    static MailSettings settings(String url, int limit) {
        return new MailSettings(
            url, "Northwind <no-reply@northwind.example>", limit, "Northwind", "help@northwind.example");
    }

    Notices notices() {
        return notices(500, () -> { });
    }

    Notices notices(int limit, Runnable committed) {
        return new Notices(mails, settings(null, limit), tenants.ids, committed);
    }

    Mail mail(String recipient, UUID about) {
        return new Mail(EmailAddress.parse(recipient).orElseThrow(), about,
            notices().letters().userInvitation("Acme", Entrance.of(null, "tokenmark"), Instant.EPOCH));
    }

    void stage(Caller caller, Mail... some) {
        stage(notices(), caller, some);
    }

    void stage(Notices notices, Caller caller, Mail... some) {
        tenants.writes().run(caller, write -> {
            notices.stage(List.of(some), write);
            write.record(RECORD);
            return caller;
        });
    }

    /// The test environment of the same account.
    Caller inTest(Caller live) {
        Tenant tenant = new Tenant(tenants.ids.next(), live.tenant().account(), Environment.TEST);
        tenants.worker.sql("insert into environments values (?, ?, 'test')")
            .params(tenant.id(), tenant.account()).update();
        return new Caller(tenant, live.principal(), live.permissions(), live.origin(), live.deadline());
    }

    Postman postman(Carrier live) {
        return postman(tenants.worker, live);
    }

    Postman postman(JdbcClient worker, Carrier live) {
        return new Postman(
            new PostStore(worker), mails, new Carriers(live, live), tenants.clock, tenants.ids);
    }

    /// By a real mail server on this machine, in test environments by files.
    Postman postman(int port, Path folder) {
        Carriers carriers =
            Carriers.of(settings("smtp://localhost:" + port, 500), MailFolder.in(folder));
        return new Postman(store, mails, carriers, tenants.clock, tenants.ids);
    }

    long waiting() {
        return tenants.count("mails where due_at is not null");
    }

    List<String> outcomes() {
        return tenants.all.sql("select coalesce(outcome, 'waiting') from mails order by created_at, id")
            .query(String.class).list();
    }

    /// Ends every mail there is.
    void clear() {
        tenants.all.sql("delete from mails").update();
    }

    /// A way that does with each mail what it is told to.
    static final class Way implements Carrier {

        final List<String> carried = new CopyOnWriteArrayList<>();
        private final Function<Outgoing, Outcome> manner;

        Way(Function<Outgoing, Outcome> manner) {
            this.manner = manner;
        }

        @Override
        public String place() {
            return "a test";
        }

        @Override
        public Round begin(Task task) {
            return new Round() {
                @Override
                public Outcome carry(Outgoing mail) {
                    carried.add(mail.contents().recipient());
                    return manner.apply(mail);
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }
    }

    @Override
    public void close() {
        tenants.close();
    }
}
