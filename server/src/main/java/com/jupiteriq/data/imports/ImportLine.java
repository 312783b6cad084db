package com.jupiteriq.data.imports;

import com.jupiteriq.data.Operation;

/// A line of a file that is not blank, and what it asks for.
///
/// @param number counted from 1, blank lines and the heading included
record ImportLine(long number, Operation operation) {}
