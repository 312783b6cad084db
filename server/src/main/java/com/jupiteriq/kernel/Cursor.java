package com.jupiteriq.kernel;

import java.util.UUID;

/// The place after one row of a sorted list.
///
/// @param sort the sort that the list had, as in the `sort` parameter; a cursor is valid for that sort only
/// @param value the row's sort value: an ISO 8601 instant or a number
/// @param id the row's id, which breaks ties
public record Cursor(String sort, String value, UUID id) {}
