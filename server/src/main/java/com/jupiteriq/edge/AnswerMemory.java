package com.jupiteriq.edge;

/// The memory that the answer of one call takes until its client has it. Each of the methods makes sure that
/// at least so much is taken, or refuses.
public interface AnswerMemory {

    /// For an answer of this size, before it is made.
    void take(long bytes);

    /// For this answer.
    void take(Answer answer);
}
