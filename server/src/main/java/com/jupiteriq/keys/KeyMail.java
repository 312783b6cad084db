package com.jupiteriq.keys;

import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Users;
import java.util.List;

/// What the owners of an environment are told of its keys.
record KeyMail(Users users, Notices notices) {

    /// Of more owners the first ones are told.
    private static final int MOST_OWNERS = 10;

    /// That these keys should be rotated.
    void remind(List<KeyView> due, Write write) {
        List<String> names = due.stream().map(key -> key.prefix() + "… " + key.name()).toList();
        Letter letter = notices.letters().rotationDue(
            due.getFirst().environment().word(), names, KeyViews.ROTATE_AFTER.toDays());
        notices.stage(users.owners(write.caller(), MOST_OWNERS).stream()
            .flatMap(owner -> Mail.to(owner.details().email(), owner.id(), letter)).toList(), write);
    }
}
