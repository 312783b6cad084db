package com.jupiteriq.acceptance;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Lends a world to a test class, and holds what its tests were answered against the published documents.
final class WorldExtension
    implements BeforeAllCallback, ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMES = Namespace.create(WorldExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        world(context);
    }

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

    /// The class's own: whatever of a class comes first takes it, and the end of the class gives it back.
    private static World world(ExtensionContext context) {
        return context.getStore(NAMES).computeIfAbsent(Loan.class, key -> {
            Worlds worlds = context.getRoot().getStore(NAMES)
                .computeIfAbsent(Worlds.class, none -> new Worlds(), Worlds.class);
            return new Loan(worlds, worlds.take());
        }, Loan.class).world();
    }

    private record Loan(Worlds worlds, World world) implements AutoCloseable {

        @Override
        public void close() {
            worlds.giveBack(world);
        }
    }
}
