package com.jupiteriq.data.schemas;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One look at one item, with its bounds.
final class Work extends ExecutionContext {

    /// Keywords that are held against a value. An item of a thousand values may have a hundred for each.
    static final long MAX_STEPS = 100_000;
    /// The same for a schema, of which each part is held against the whole meta schema.
    static final long MAX_STEPS_OF_SCHEMA = 1_000_000;
    /// Schemas inside each other, each of which is a few frames on the stack.
    private static final int MAX_DEPTH = 500;
    /// Errors on all ways that are tried; each is an object in memory.
    private static final int MAX_ERRORS = 20_000;
    /// Where single steps are dear: long texts, long lists of names. A schema has five times as long.
    static final long MAX_NANOS = 1_000_000_000;

    private final long until;
    private int errors;

    private Work(long steps, long nanos) {
        super(ExecutionConfig.builder().locale(Locale.ROOT).formatAssertionsEnabled(false)
            .maxEvaluationSteps(steps).maxEvaluationDepth(MAX_DEPTH).build());
        until = System.nanoTime() + nanos;
    }

    /// Everything that is wrong with an item; empty when that took too long to find out.
    static Optional<List<Error>> onItem(Schema schema, JsonNode attributes) {
        return new Work(MAX_STEPS, MAX_NANOS).errors(schema, attributes);
    }

    /// Likewise with a schema.
    static Optional<List<Error>> onSchema(Schema metaSchema, JsonNode schema) {
        return new Work(MAX_STEPS_OF_SCHEMA, 5 * MAX_NANOS).errors(metaSchema, schema);
    }

    private Optional<List<Error>> errors(Schema schema, JsonNode value) {
        try {
            schema.validate(this, value);
            return Optional.of(getErrors());
        } catch (TookTooLong | ValidationLimitExceededException _) {
            return Optional.empty();
        }
    }

    @Override
    public void evaluationPathAddLast(String name) {
        check();
        super.evaluationPathAddLast(name);
    }

    @Override
    public void evaluationPathAddLast(int index) {
        check();
        super.evaluationPathAddLast(index);
    }

    @Override
    public void addError(Error error) {
        errors++;
        check();
        super.addError(error);
    }

    private void check() {
        if (errors > MAX_ERRORS || System.nanoTime() - until > 0) {
            throw new TookTooLong();
        }
    }
}
