package com.jupiteriq.users;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.lists.WordSearch;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `users`.
final class UserStore {

    static final String COUNTER = "users";

    /// What [#reader(Tenant)] reads.
    static final String SHOWN = """
        select id, number, version, person, email_verified, external_id, role, status, metadata,
               password_hash is not null as can_sign_in, last_login, locked_until, created_at, updated_at""";

    private static final String COLUMNS = SHOWN + """

        from users
        """;

    private static final String FIND_BY_ID = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String FIND_BY_NUMBER = COLUMNS + "where tenant_id = ? and number = ?";

    private static final Insert INSERT = Insert.into("users", """
        tenant_id uuid, id uuid, number bigint, version integer, person bytea, email_index text,
        username_index text, sign_in_index text, email_verified boolean, external_id text, role text,
        status text, metadata text, password_hash bytea, words text, created_at timestamptz,
        updated_at timestamptz""")
        .made("words", "array_to_tsvector(string_to_array(%s, ' '))");

    private static final String UPDATE = """
        update users
        set version = ?, person = ?, email_index = ?, username_index = ?, sign_in_index = ?,
            email_verified = ?, external_id = ?, role = ?, status = ?, metadata = ?,
            words = array_to_tsvector(string_to_array(?, ' ')), locked_until = ?, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String DELETE = """
        delete from users
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String SECURE = """
        update users
        set password_hash = ?
        where tenant_id = ? and id = ?""";

    private static final String FIND_BY_EMAIL = COLUMNS + "where tenant_id = ? and email_index = ?";

    private static final String THESE =
        COLUMNS + "where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[])";

    /// Waits for whoever deletes the user, and makes them wait.
    private static final String HOLD = """
        select 1
        from users
        where tenant_id = ? and id = ?
        for key share""";

    /// Waits for whoever holds the user.
    private static final String RELEASE = """
        select 1
        from users
        where tenant_id = ? and id = ? and version = ?
        for update""";

    private static final String OTHERS = """
        select email_index = ? as email, username_index = ? as username, external_id = ? as external_id
        from users
        where tenant_id = ? and id <> ? and (email_index = ? or username_index = ? or external_id = ?)""";

    /// Of many users at once; each part goes by its index.
    private static final String TAKEN = """
        select email_index, username_index, external_id
        from users
        where tenant_id = ? and email_index = any (?)
        union all
        select email_index, username_index, external_id
        from users
        where tenant_id = ? and username_index is not null and username_index = any (?)
        union all
        select email_index, username_index, external_id
        from users
        where tenant_id = ? and external_id is not null and external_id = any (?)""";

    private static final String OWNERS = """
        select count(*)
        from users
        where tenant_id = ? and role = 'owner' and status = 'active'""";

    private static final String FIRST_OWNERS = COLUMNS + """
        where tenant_id = ? and role = 'owner' and status = 'active'
        order by created_at, id
        limit ?""";

    private static final String OWNER_LEFT = """
        select 1
        where exists (
            select
            from users
            where tenant_id = ? and role = 'owner' and status = 'active')""";

    private static final WordSearch WORDS =
        new WordSearch("users", "find_users", "count_users", "words @@ (select every from asked)");

    private static final Instant NEVER = Instant.EPOCH;

    private final Reads reads;
    private final Vault vault;
    private final BlindIndexes indexes;
    private final InstantSource clock;
    private final Listing<User> listing;

    UserStore(Reads reads, Vault vault, BlindIndexes indexes, InstantSource clock) {
        this.reads = reads;
        this.vault = vault;
        this.indexes = indexes;
        this.clock = clock;
        this.listing = listing();
    }

    private Listing<User> listing() {
        return Listing.of("users", COLUMNS, User::id)
            .timed(User::createdAt, User::updatedAt)
            .sorted(Order.time("last_login", user -> user.lastLogin() == null ? NEVER : user.lastLogin()))
            .where(Filter.of(UserList.EMAIL, (tenant, email) ->
                Sql.of("email_index = ?", indexes.email(tenant, email))))
            .where(Filter.of(UserList.USERNAME, (tenant, username) ->
                Sql.of("username_index = ?", indexes.username(tenant, username))))
            .where(Filter.where(UserList.EXTERNAL_ID, "external_id = ?", id -> id))
            .where(Filter.where(UserList.ROLE, "role = ?", role -> role))
            .where(Filter.where(UserList.STATUS, "status = ?", UserStatus::word))
            .where(Filter.of(UserList.ORGANIZATION, (tenant, organization) -> Sql.of(
                "id in (select user_id from members where tenant_id = ? and organization_id = ?)",
                tenant.id(), organization)))
            .searched(UserList.WORDS, WORDS, (tenant, query) ->
                UserWords.wanted(query).stream().map(word -> indexes.word(tenant, word)).toList())
            .counted(COUNTER, UserList.STATUS)
            .read(reads, this::reader);
    }

    Listing<User> list() {
        return listing;
    }

    Optional<User> find(Caller caller, UserRef ref) {
        UUID tenant = caller.tenant().id();
        Sql query = switch (ref) {
            case UserRef.ById(UUID id) -> Sql.of(FIND_BY_ID, tenant, id);
            case UserRef.ByNumber(long number) -> Sql.of(FIND_BY_NUMBER, tenant, number);
        };
        return reads.one(caller, query, reader(caller.tenant()));
    }

    Optional<User> byEmail(Caller caller, String email) {
        Tenant tenant = caller.tenant();
        return reads.one(
            caller, Sql.of(FIND_BY_EMAIL, tenant.id(), indexes.email(tenant, email)), reader(tenant));
    }

    List<User> these(Caller caller, Collection<UUID> ids) {
        String listed = ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
        return reads.list(caller, Sql.of(THESE, caller.tenant().id(), listed), reader(caller.tenant()));
    }

    void hold(User user, Write write) {
        write.stageConditional(HOLD, write.caller().tenant().id(), user.id());
    }

    void release(User user, Write write) {
        write.stageConditional(RELEASE, write.caller().tenant().id(), user.id(), user.version());
    }

    long activeOwners(Caller caller) {
        return reads.one(caller, Sql.of(OWNERS, caller.tenant().id()), row -> row.getLong(1)).orElseThrow();
    }

    /// Those who are active, the first ones first.
    List<User> owners(Caller caller, int most) {
        Tenant tenant = caller.tenant();
        return reads.list(caller, Sql.of(FIRST_OWNERS, tenant.id(), most), reader(tenant));
    }

    /// @param passwordHash a PHC string; null without a password
    void insert(User user, @Nullable String passwordHash, Write write) {
        UserDetails details = user.details();
        Tenant tenant = write.caller().tenant();
        unique(user, write);
        write.insert(INSERT,
            tenant.id(), user.id(), user.number(), user.version(), person(tenant, user),
            indexes.email(tenant, details.email()), indexes.usernameOrNull(tenant, details.username()),
            indexes.signIn(details.email()), details.emailVerified(), text(details.externalId()),
            details.role(), user.status().word(), metadata(details), passwordHash(tenant, user, passwordHash),
            indexes.words(tenant, details), user.createdAt(), user.updatedAt());
    }

    void update(User before, User after, Write write) {
        UserDetails details = after.details();
        Tenant tenant = write.caller().tenant();
        unique(after, write);
        write.stageConditional(UPDATE,
            after.version(), person(tenant, after), indexes.email(tenant, details.email()),
            indexes.usernameOrNull(tenant, details.username()),
            indexes.signIn(details.email()), details.emailVerified(),
            text(details.externalId()), details.role(), after.status().word(), metadata(details),
            indexes.words(tenant, details), Sql.orNull(after.lockedUntil(), Null.TIMESTAMP),
            after.updatedAt(), tenant.id(), before.id(), before.version());
    }

    /// @param passwordHash a PHC string
    void secure(User user, String passwordHash, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stage(SECURE, passwordHash(tenant, user, passwordHash), tenant.id(), user.id());
    }

    void delete(User user, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), user.id(), user.version());
    }

    /// Does what takes an active owner away, and stages that there is another one left. Two that take one
    /// each wait for each other.
    void takeOwner(Runnable change, Write write) {
        write.oneAtATime("owners");
        change.run();
        write.stageConditional(OWNER_LEFT, write.caller().tenant().id());
    }

    private void unique(User user, Write write) {
        write.unique("users_by_email", UserDocument.EMAIL.name());
        write.unique("users_by_username", UserDocument.USERNAME.name());
        write.unique("users_by_external_id", UserDocument.EXTERNAL_ID.name());
        write.taken(() -> taken(user, write.caller()));
    }

    /// All values of the user that others have, not only the first that an index met.
    private List<Problem> taken(User user, Caller caller) {
        Tenant tenant = caller.tenant();
        UserDetails details = user.details();
        Object email = indexes.email(tenant, details.email());
        Object username = indexes.usernameOrNull(tenant, details.username());
        Object external = text(details.externalId());
        List<String> fields = List.of("email", "username", "external_id");
        Sql others =
            Sql.of(OTHERS, email, username, external, tenant.id(), user.id(), email, username, external);
        return reads.anyTrue(caller, others, fields).stream().map(Failure.Taken::problem).toList();
    }

    /// What of the user no other one may have, by its field, in the form in which it is compared.
    Map<String, String> unique(Tenant tenant, UserDetails details) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(UserDocument.EMAIL.name(), indexes.email(tenant, details.email()));
        if (details.username() != null) {
            values.put(UserDocument.USERNAME.name(), indexes.username(tenant, details.username()));
        }
        if (details.externalId() != null) {
            values.put(UserDocument.EXTERNAL_ID.name(), details.externalId());
        }
        return values;
    }

    /// By which the rows of several users are put in order.
    String comparable(Caller caller, User user) {
        return indexes.email(caller.tenant(), user.details().email());
    }

    /// What users have of these values, each by its field.
    List<Map<String, String>> taken(Caller caller, Collection<Map<String, String>> wanted) {
        UUID tenant = caller.tenant().id();
        return reads.list(caller, Sql.of(TAKEN,
            tenant, values(UserDocument.EMAIL.name(), wanted),
            tenant, values(UserDocument.USERNAME.name(), wanted),
            tenant, values(UserDocument.EXTERNAL_ID.name(), wanted)), row -> {
                Map<String, String> values = new HashMap<>();
                values.put(UserDocument.EMAIL.name(), row.getString("email_index"));
                String username = row.getString("username_index");
                if (username != null) {
                    values.put(UserDocument.USERNAME.name(), username);
                }
                String externalId = row.getString("external_id");
                if (externalId != null) {
                    values.put(UserDocument.EXTERNAL_ID.name(), externalId);
                }
                return values;
            });
    }

    private static String[] values(String field, Collection<Map<String, String>> wanted) {
        return wanted.stream().map(values -> values.get(field)).filter(Objects::nonNull)
            .toArray(String[]::new);
    }

    /// A lock that is over is none.
    RowReader<User> reader(Tenant tenant) {
        Instant now = clock.instant();
        return row -> {
            Instant locked = RowReader.instantOrNull(row, "locked_until");
            UUID id = row.getObject("id", UUID.class);
            Fields person = person(vault, tenant, id, row.getBytes("person"));
            String metadata = row.getString("metadata");
            UserDetails details = new UserDetails(
                person.requiredText("email"), row.getBoolean("email_verified"), person.text("name"),
                person.text("username"), person.text("phone"), row.getString("external_id"),
                row.getString("role"),
                metadata == null ? null : new JsonText(metadata));
            Instant login = RowReader.instant(row, "last_login");
            return new User(
                id, row.getLong("number"), row.getInt("version"), details,
                UserStatus.of(row.getString("status")), row.getBoolean("can_sign_in"),
                login.equals(NEVER) ? null : login,
                locked != null && locked.isAfter(now) ? locked : null,
                RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
        };
    }

    /// One sealed text of four: they are opened at once, as they are read.
    private byte[] person(Tenant tenant, User user) {
        UserDetails details = user.details();
        String plain = new JsonWriter()
            .object()
            .field("email", details.email())
            .field("name", details.name())
            .field("username", details.username())
            .field("phone", details.phone())
            .endObject()
            .toString();
        return vault.seal(tenant.account(), personPlace(user.id()), plain);
    }

    static Fields person(Vault vault, Tenant tenant, UUID id, byte[] sealed) {
        return new Fields(JsonReader.read(
            vault.open(tenant.account(), personPlace(id), sealed)).members());
    }

    private static String personPlace(UUID user) {
        return "users.person:" + user;
    }

    private Object passwordHash(Tenant tenant, User user, @Nullable String hash) {
        return hash == null
            ? Null.BYTES : vault.seal(tenant.account(), SecretStore.place(user.id()), hash);
    }

    private static Object metadata(UserDetails details) {
        return details.metadata() == null ? Null.TEXT : details.metadata().text();
    }

    private static Object text(@Nullable String value) {
        return Sql.orNull(value, Null.TEXT);
    }
}
