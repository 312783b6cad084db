package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import tools.jackson.databind.node.ObjectNode;

/// What a program does with users, in the words of one contract. Every answer is returned as it came; the
/// tests judge it.
interface UserDriver {

    /// The contract's name, for the test's title.
    String contract();

    /// The status of an answer that tells of a user who was made.
    int made();

    /// @param user username, email and perhaps password
    Answer create(ObjectNode user);

    /// @param number every contract takes it as an id
    Answer read(long number);

    /// The user in an answer of this contract, without the envelope.
    ObjectNode user(Answer answer);

    /// What every contract takes as an id of this user.
    long number(ObjectNode user);

    /// The code of a refusal.
    String code(Answer answer);

    /// What tells that another user has this address.
    Surface.Refusal taken();
}
