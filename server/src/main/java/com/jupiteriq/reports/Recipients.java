package com.jupiteriq.reports;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserStatus;
import com.jupiteriq.users.Users;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/// Who is written to: users of the environment. Their ids are kept and shown, and never their addresses, so
/// that nothing of them is left here when they are forgotten, and mails follow whoever has a new address.
record Recipients(Users users) {

    static final String PREFIX = User.PREFIX;

    /// Refuses with `Invalid` whoever is no active user, unless they are there already.
    ///
    /// @param named by address or id
    List<UUID> read(Caller caller, List<String> named, Collection<UUID> there) {
        SequencedSet<UUID> all = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        Map<UUID, User> known = users.these(caller,
            named.stream().flatMap(name -> TypeId.parse(PREFIX, name).stream()).toList());
        for (int i = 0; i < named.size(); i++) {
            Optional<UUID> id = TypeId.parse(PREFIX, named.get(i));
            Optional<User> user = id.isPresent()
                ? id.map(known::get) : users.byEmail(caller, named.get(i));
            if (id.isPresent() && there.contains(id.get())) {
                all.add(id.get());
            } else if (user.isPresent() && user.get().status() == UserStatus.ACTIVE) {
                all.add(user.get().id());
            } else {
                problems.add(Problem.wrong(ReportDocument.RECIPIENTS.name() + "[" + i + "]",
                    "This is no active user of this environment. Send the address or the id of one."));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return List.copyOf(all);
    }

    /// The letter for each of them who is active now.
    List<Mail> mails(Caller caller, List<UUID> recipients, Letter letter) {
        return users.these(caller, recipients).values().stream()
            .filter(user -> user.status() == UserStatus.ACTIVE)
            .flatMap(user -> Mail.to(user.details().email(), user.id(), letter)).toList();
    }
}
