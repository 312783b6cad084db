package com.jupiteriq.notices;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.MailStore.Lately;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.notices.post.Outgoing;
import com.jupiteriq.notices.post.Outgoing.Contents;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What people are told by mail.
///
/// ```java
/// Letter letter = notices.letters().userInvitation("Northwind", Entrance.of(page, token), until);
/// notices.stage(new Mail(address, user.id(), letter), write);
/// ```
public final class Notices {

    /// The time in which the mails of an environment are counted.
    static final Duration WINDOW = Duration.ofHours(1);

    private final MailStore store;
    private final MailSettings settings;
    private final Brand brand;
    private final Letters letters;
    private final Ids ids;
    private final Runnable committed;

    /// @param committed hears that mails were committed; must not wait
    Notices(MailStore store, MailSettings settings, Ids ids, Runnable committed) {
        this.store = store;
        this.settings = settings;
        this.brand = new Brand(settings.productName(), settings.supportAddress());
        this.letters = new Letters(brand);
        this.ids = ids;
        this.committed = committed;
    }

    /// What the operator calls his product.
    public String product() {
        return brand.product();
    }

    public Letters letters() {
        return letters;
    }

    /// Lets the mail leave when the write is committed, and not otherwise. The caller puts the change that it
    /// tells of on record. Refuses with `Limited` when the environment has sent its mails of this hour.
    public void stage(Mail mail, Write write) {
        stage(List.of(mail), write);
    }

    /// All mails of one write, which count together.
    public void stage(List<Mail> mails, Write write) {
        if (mails.isEmpty()) {
            return;
        }
        Instant since = write.now().minus(WINDOW);
        refuseTooMany(mails.size(), since, write);
        mails.forEach(mail -> store.insert(outgoing(mail, write), mail.about(), write));
        store.atMost(settings.mailLimit(), since, write);
        write.afterwards(committed);
    }

    private void refuseTooMany(int more, Instant since, Write write) {
        Lately lately = store.since(write.caller(), since);
        if (lately.sent() + more > settings.mailLimit()) {
            Instant first = lately.first() == null ? write.now() : lately.first();
            Duration wait = Duration.between(write.now(), first.plus(WINDOW)).plusSeconds(1);
            throw new Refused(new Failure.Limited(wait.isPositive() ? wait : WINDOW));
        }
    }

    private Outgoing outgoing(Mail mail, Write write) {
        Letter letter = mail.letter();
        return new Outgoing(ids.next(), write.now(), letter.language(), new Contents(
            mail.address(), letter.subject(),
            LetterText.of(letter, brand), LetterHtml.of(letter, brand)));
    }

    /// Wipes every mail about this person, and lets none leave that has not yet. One that is leaving at this
    /// moment may still arrive.
    public void erase(UUID about, Write write) {
        store.erase(about, write);
    }
}
