package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import tools.jackson.databind.node.ObjectNode;

/// What an external system does with tickets, in the words of one contract. Every answer is returned as it
/// came; the tests judge it.
interface TicketDriver {

    /// The contract's name, for the test's title.
    String contract();

    /// What this contract calls a ticket's subject.
    String subjectField();

    /// @param ticket subject under the contract's name for it, and any of description, priority, category,
    /// metadata
    Answer open(ObjectNode ticket);

    Answer read(String id);

    Answer comment(String id, String content, boolean internal);

    Answer changeStatus(String id, String status);

    /// The ticket in an answer of this contract, without the envelope.
    ObjectNode ticket(Answer answer);

    /// What the id of a ticket looks like here.
    String idPattern();
}
