package com.jupiteriq.firststart;

import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.organizations.MemberRole;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.roles.RoleDocument;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Makes the roles, users and organizations of `sandbox-people.yaml`, each part once, also where a start was
/// killed between them. Nobody is told.
final class SandboxPeople {

    /// So that the last of five has the id that the document uses in its examples (004:116).
    private static final long FIRST_NUMBER = 12_341;

    private static final String ID = "id";
    private static final String MEMBERS = "members";
    private static final String FILE = "/sandbox-people.yaml";

    private final Users users;
    private final Roles roles;
    private final Organizations organizations;
    private final Members members;
    private final Writes writes;
    private final SandboxStore store;

    SandboxPeople(Users users, Roles roles, Organizations organizations, Members members, Writes writes,
        SandboxStore store) {
        this.users = users;
        this.roles = roles;
        this.organizations = organizations;
        this.members = members;
        this.writes = writes;
        this.store = store;
    }

    void make(Caller caller) {
        Map<String, List<Map<String, Object>>> file = file();
        if (store.count(caller, SandboxStore.ROLES) == 0) {
            List<Fields> wanted = entries(file, SandboxStore.ROLES);
            writes.run(caller, write -> {
                write.count(SandboxStore.COUNTER, SandboxStore.ROLES, wanted.size());
                return wanted.stream()
                    .map(role -> roles.create(RoleDocument.NEW_ROLE.created(role), write)).toList();
            });
        }
        if (store.count(caller, SandboxStore.USERS) == 0) {
            List<Fields> wanted = entries(file, SandboxStore.USERS);
            store.numberFrom(caller.tenant(), "user", FIRST_NUMBER);
            writes.run(caller, write -> {
                write.count(SandboxStore.COUNTER, SandboxStore.USERS, wanted.size());
                return wanted.stream()
                    .map(user -> users.create(UserDocument.USER.created(user), write)).toList();
            });
        }
        organize(caller, file);
    }

    /// The first member owns it.
    private void organize(Caller caller, Map<String, List<Map<String, Object>>> file) {
        if (store.count(caller, SandboxStore.ORGANIZATIONS) == 0) {
            writes.run(caller, write -> {
                List<Organization> made = file.getOrDefault(SandboxStore.ORGANIZATIONS, List.of()).stream()
                    .map(entry -> organizations.create(id(entry), details(entry), write)).toList();
                write.count(SandboxStore.COUNTER, SandboxStore.ORGANIZATIONS, made.size());
                return made;
            });
        }
        for (Map<String, Object> entry : file.getOrDefault(SandboxStore.ORGANIZATIONS, List.of())) {
            for (Object email : (List<?>) entry.getOrDefault(MEMBERS, List.of())) {
                User user = users.byEmail(caller, email.toString()).orElseThrow();
                writes.run(caller, write -> {
                    members.add(organizations.get(caller, id(entry)), user, MemberRole.MEMBER, write);
                    return user;
                });
            }
        }
    }

    private static UUID id(Map<String, Object> entry) {
        return TypeId.parse("org", String.valueOf(entry.get(ID))).orElseThrow();
    }

    private Draft<Organization> details(Map<String, Object> entry) {
        Map<String, Object> said = new LinkedHashMap<>(entry);
        said.keySet().removeAll(Set.of(ID, MEMBERS));
        return organizations.document().created(fields(said));
    }

    private static List<Fields> entries(Map<String, List<Map<String, Object>>> file, String kind) {
        return file.getOrDefault(kind, List.of()).stream().map(SandboxPeople::fields).toList();
    }

    private static Fields fields(Map<String, Object> entry) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        entry.forEach((name, value) -> fields.put(name, value instanceof List<?> list
            ? new JsonValue.Arr(list.stream().map(SandboxPeople::text).toList())
            : text(value)));
        return new Fields(fields);
    }

    private static JsonValue text(Object value) {
        return new JsonValue.Str(value.toString());
    }

    private static Map<String, List<Map<String, Object>>> file() {
        try (InputStream file = SandboxPeople.class.getResourceAsStream(FILE)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
