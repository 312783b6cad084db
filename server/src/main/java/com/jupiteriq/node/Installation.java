package com.jupiteriq.node;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.postgres.EmbeddedPostgres;
import com.jupiteriq.postgres.ExternalPostgres;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.Migrations;
import com.jupiteriq.postgres.Phase;
import com.jupiteriq.postgres.PoolSettings;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tokens.Pepper;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The data folder, the secrets and the database of one installation, as one process holds them.
public final class Installation implements AutoCloseable {

    private static final int VISIT_CONNECTIONS = 2;
    private static final int VISIT_TRIES = 60;
    private static final int VISIT_PAUSE_MILLIS = 500;

    private final DataSettings data;
    private final DatabaseSettings settings;
    private final Class<?> parts;
    private volatile @Nullable EmbeddedPostgres embedded;
    private volatile boolean stopped;
    private @Nullable DataFolder folder;
    private @Nullable Database database;
    private @Nullable Logins logins;
    private @Nullable Secrets secrets;
    private @Nullable MasterKeys masterKeys;
    private @Nullable Peppers peppers;

    /// @param parts what the server is made of
    public Installation(DataSettings data, DatabaseSettings settings, Class<?> parts) {
        this.parts = parts;
        this.data = data;
        this.settings = settings;
    }

    /// Takes the folder. Nothing else of this class works before.
    DataFolder take() {
        DataFolder taken = DataFolder.open(data.data());
        folder = taken;
        return taken;
    }

    /// Starts the database of a folder that was taken, or reaches the operator's own, and brings its schema
    /// up to date.
    void start(Consumer<Phase> progress) {
        DataFolder taken = present(folder);
        secrets = secrets();
        Logins found = settings.external() ? external() : embedded(taken, progress);
        logins = found;
        new Migrations(found.owner()).migrate(progress);
        open(found, settings.poolSize());
    }

    private Logins embedded(DataFolder taken, Consumer<Phase> progress) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(taken);
        embedded = postgres;
        if (stopped) {
            throw new StartRefused("JupiterIQ was stopped while it started.");
        }
        return postgres.start(progress);
    }

    private Logins external() {
        return ExternalPostgres.logins(present(settings.databaseUrl()), present(settings.databaseWorkerUrl()),
            present(settings.databaseAdminUrl()));
    }

    private void open(Logins found, int connections) {
        PoolSettings pools = PoolSettings.standard().withAppConnections(connections);
        Database opened = Database.open(found, pools);
        database = opened;
        JdbcClient worker = JdbcClient.create(opened.worker());
        MasterKeys masters =
            new MasterKeys(() -> new MasterKey(secrets().masterKey()), worker, new SecureRandom());
        masterKeys = masters;
        Peppers known = new Peppers(() -> secrets().pepper(), worker, new SecureRandom());
        peppers = known;
        Secrets.check(masters, known);
    }

    /// As they are at this moment.
    private Secrets secrets() {
        return settings.external() ? Secrets.own(data) : Secrets.of(data, present(folder));
    }

    /// Whether the master key lies in the folder, and is not the operator's to keep.
    public boolean keepsMasterKey() {
        return !settings.external() && data.masterKeyFile() == null && data.masterKey() == null;
    }

    /// A master key that no installation has, from a file, or made.
    public MasterKey newMasterKey(@Nullable Path file) {
        return file == null ? MasterKey.random(new SecureRandom()) : Secrets.masterKey(file);
    }

    /// Sees to it that the next start finds this master key: keeps it in the folder, or refuses when the
    /// operator gives another one.
    public void keep(MasterKey key) {
        if (keepsMasterKey()) {
            present(folder).replaceSecret(Secrets.MASTER, key.bytes());
        } else if (!new MasterKey(secrets().masterKey()).fingerprint().equals(key.fingerprint())) {
            throw new StartRefused("The master key that was given is an old one; give the one that is in"
                + " force, so that it is known not to be lost.");
        }
    }

    /// Whether the pepper lies in the folder, and is not the operator's to keep.
    public boolean keepsPepper() {
        return !settings.external() && data.pepperFile() == null && data.pepper() == null;
    }

    /// A pepper that no installation has, from a file, or made.
    public byte[] newPepper(@Nullable Path file) {
        if (file != null) {
            return Secrets.pepper(file);
        }
        byte[] made = new byte[Peppers.BYTES];
        new SecureRandom().nextBytes(made);
        return made;
    }

    /// Sees to it that the next start finds this pepper, from which it learns the others: keeps it in the
    /// folder, or refuses when the operator gives another one.
    public void keepPepper(byte[] pepper) {
        if (keepsPepper()) {
            present(folder).replaceSecret(Secrets.PEPPER, pepper);
        } else if (!Arrays.equals(secrets().pepper(), pepper)) {
            throw new StartRefused("The pepper that was given is an old one; give the one that is in force,"
                + " so that it is known not to be lost.");
        }
    }

    /// What a rotation of the master key has left when it was broken off.
    boolean hasHandovers() {
        return present(masterKeys).isHandedOver();
    }

    /// For a moment's work: with the database that a server runs on the folder, or with one started for it.
    public void visit() {
        if (settings.external()) {
            secrets = secrets();
            visit(external());
            return;
        }
        Path path = data.data();
        for (int attempt = 1; database == null; attempt++) {
            DataFolder viewed = DataFolder.view(path);
            Optional<Logins> running = EmbeddedPostgres.running(viewed);
            if (running.isPresent()) {
                folder = viewed;
                secrets = secrets();
                visit(running.get());
            } else {
                takeAndStart(attempt);
            }
        }
    }

    private void visit(Logins found) {
        logins = found;
        new Migrations(found.owner()).refuseOther();
        open(found, VISIT_CONNECTIONS);
    }

    /// A server that is just starting or stopping holds the folder without a database to talk to: its own is
    /// near.
    private void takeAndStart(int attempt) {
        try {
            take();
        } catch (StartRefused refused) {
            if (!DataFolder.isInUse(refused) || attempt == VISIT_TRIES) {
                throw refused;
            }
            pause();
            return;
        }
        start(phase -> { });
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(VISIT_PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The command was interrupted.", stop);
        }
    }

    /// Whether the database is one that other nodes may use too.
    boolean isExternal() {
        return settings.external();
    }

    Logins logins() {
        return present(logins);
    }

    Database database() {
        return present(database);
    }

    DataFolder folder() {
        return present(folder);
    }

    /// The parts that a server is made of, with what only the operator and his machine know.
    public AnnotationConfigApplicationContext wire(Object... more) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("clock", Clock.systemUTC());
        beans.registerSingleton("random", new SecureRandom());
        beans.registerSingleton("logins", logins());
        beans.registerSingleton("database", database());
        beans.registerSingleton("masterKeys", present(masterKeys));
        beans.registerSingleton("peppers", present(peppers));
        beans.registerSingleton("pepper", new Pepper(present(peppers)));
        for (Object bean : more) {
            beans.registerSingleton(bean.getClass().getName(), bean);
        }
        context.register(parts);
        return context;
    }

    /// What it does in the background: starts a database of our own again when it dies.
    List<Task> tasks() {
        EmbeddedPostgres postgres = embedded;
        return postgres == null ? List.of() : List.of(postgres.revival());
    }

    /// To be said first of all when the node stops.
    void letDatabaseDie() {
        EmbeddedPostgres postgres = embedded;
        if (postgres != null) {
            postgres.letDie();
        }
    }

    /// Stops in good order what this process has started.
    @Override
    public void close() {
        stopped = true;
        if (database != null) {
            database.close();
        }
        EmbeddedPostgres postgres = embedded;
        if (postgres != null) {
            postgres.stop();
        }
        if (folder != null) {
            folder.close();
        }
    }

    /// Breaks off a start that is under way.
    void breakOff() {
        stopped = true;
        EmbeddedPostgres postgres = embedded;
        if (postgres != null) {
            postgres.stop();
        }
    }

    /// Stops the database without waiting for anything; nothing that is committed is lost.
    public void stopNow() {
        EmbeddedPostgres postgres = embedded;
        if (postgres != null) {
            postgres.stopNow();
        }
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the installation was not opened");
        }
        return part;
    }
}
