package com.jupiteriq.edge;

/// Memory without a bound.
record FreeMemory() implements AnswerMemory {

    @Override
    public void take(long bytes) {}

    @Override
    public void take(Answer answer) {}
}
