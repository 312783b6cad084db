package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import tools.jackson.databind.node.ObjectNode;

/// What support does with tickets beyond what an external system may do.
interface SupportDesk extends TicketDriver {

    Answer change(String id, ObjectNode patch);

    /// @param query without the question mark, empty for none
    Answer list(String query);

    Answer comments(String id);
}
