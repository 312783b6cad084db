package com.jupiteriq.tickets;

/// @param isInternal whether only the support team sees it
/// @param isReply whether it is the support team's answer to the customer (001:65)
public record NewComment(String content, boolean isInternal, boolean isReply) {}
