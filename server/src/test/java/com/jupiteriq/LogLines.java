package com.jupiteriq;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What a logger is told while this is open. May be read while other threads go on logging.
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final @Nullable Level usual;
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    private LogLines(String logger) {
        this.logger = (Logger) LoggerFactory.getLogger(logger);
        this.usual = this.logger.getLevel();
        start();
        this.logger.addAppender(this);
    }

    public static LogLines of(String logger) {
        return new LogLines(logger);
    }

    public static LogLines of(Class<?> logging) {
        return of(logging.getName());
    }

    /// Also what is not logged otherwise, from this level on.
    public static LogLines of(Class<?> logging, Level level) {
        LogLines lines = of(logging);
        lines.logger.setLevel(level);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        lines.add(event);
    }

    public List<ILoggingEvent> lines() {
        return List.copyOf(lines);
    }

    public List<String> messages() {
        return lines.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    public List<String> messages(Level level) {
        return lines.stream().filter(line -> line.getLevel().equals(level))
            .map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(usual);
        stop();
    }
}
