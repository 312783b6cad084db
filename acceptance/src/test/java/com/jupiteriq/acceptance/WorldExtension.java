package com.jupiteriq.acceptance;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Begins the world when the first test wants it and ends it after the last one.
final class WorldExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return world(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        world(context).http().takeAnswers();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var breaches = world(context).breaches();
        if (!breaches.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("Not as documented:\n" + String.join("\n", breaches));
        }
    }

    private static World world(ExtensionContext context) {
        return context.getRoot()
            .getStore(Namespace.create(WorldExtension.class))
            .computeIfAbsent("world", key -> Attempt.once(), Attempt.class)
            .world();
    }

    /// A server that cannot start is tried once, not once per test.
    private record Attempt(@Nullable World begun, @Nullable Throwable failure) implements AutoCloseable {

        static Attempt once() {
            try {
                return new Attempt(World.begin(), null);
            } catch (RuntimeException | AssertionError e) {
                return new Attempt(null, e);
            }
        }

        World world() {
            if (begun == null) {
                throw new AssertionError("There is no server to speak with.", failure);
            }
            return begun;
        }

        @Override
        public void close() {
            if (begun != null) {
                begun.close();
            }
        }
    }
}
