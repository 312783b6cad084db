package com.jupiteriq.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets up logging by code alone, so that no stray file on the class path can. Lines go to standard error,
/// which leaves standard output to what commands print. Other people's libraries speak from `WARN` on.
public final class Logging extends ContextAwareBase implements Configurator {

    /// What the files in `logs/` may take: the current one and the older ones, each of this size.
    static final FileSize FILE_SIZE = FileSize.valueOf("10MB");
    static final int OLDER_FILES = 9;

    private static final String HUMAN = "%d{HH:mm:ss.SSS} %-5level %msg%n%ex{full}";

    /// Before anybody has said how: warnings, for people. Commands and tests stay with it.
    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        ((ch.qos.logback.classic.Logger) root).setLevel(Level.WARN);
        ((ch.qos.logback.classic.Logger) root).addAppender(console(logs, human(logs)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// From here on as a server does: for people on a terminal, else JSON, and JSON into bounded files of the
    /// folder.
    static void serve(boolean terminal, Path folder) {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.reset();
        ch.qos.logback.classic.Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(logs, terminal ? human(logs) : json(logs)));
        root.addAppender(file(logs, folder));
        logs.getLogger("com.jupiteriq").setLevel(Level.INFO);
        // says at length what the exception that follows says too
        logs.getLogger("org.springframework").setLevel(Level.ERROR);
    }

    private static Appender<ILoggingEvent> console(LoggerContext logs, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return started(logs, console, encoder);
    }

    private static Appender<ILoggingEvent> file(LoggerContext logs, Path folder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setFile(folder.resolve("jupiter.log").toString());
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setMaxFileSize(FILE_SIZE);
        size.setContext(logs);
        size.start();
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setFileNamePattern(folder.resolve("jupiter.%i.log").toString());
        older.setMaxIndex(OLDER_FILES);
        older.setParent(file);
        older.setContext(logs);
        older.start();
        file.setTriggeringPolicy(size);
        file.setRollingPolicy(older);
        return started(logs, file, json(logs));
    }

    private static Appender<ILoggingEvent> started(
        LoggerContext logs, OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        appender.setContext(logs);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> human(LoggerContext logs) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logs);
        encoder.setPattern(HUMAN);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext logs) {
        JsonLines encoder = new JsonLines();
        encoder.setContext(logs);
        encoder.start();
        return encoder;
    }
}
