package com.jupiteriq.tickets;

import java.util.List;
import java.util.UUID;

/// @param isInternal whether only the support team sees it
/// @param isReply whether it is the support team's answer to the customer (001:65)
/// @param attachments the files that belong to it
public record NewComment(String content, boolean isInternal, boolean isReply, List<UUID> attachments) {}
