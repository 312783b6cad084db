package com.jupiteriq.edge.v1;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permission.Action;
import com.jupiteriq.lists.Resource;
import com.jupiteriq.store.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// The six operations that every resource has: to list, make, read, patch, replace and delete its objects.
///
/// @param objects several of them, as the path says it: `canned replies`
/// @param id how one of them is named
/// @param rights the resource of the permissions that they need
/// @param made an example of making one, whose body can replace one too
/// @param changed an example of changing the one that `made` makes, so that tests can do it
public record ResourceRoutes<T>(
    String objects, PathId id, Permission.Resource rights, Resource<T> resource, Route.Example made,
    Route.Example changed) {

    public List<Route> table() {
        Document<T> document = resource.document();
        String all = "/" + objects.replace(' ', '-');
        String one = all + "/{" + id.variable() + "}";
        String object = ("aeiou".indexOf(id.kind().charAt(0)) < 0 ? "a " : "an ") + id.kind();
        return List.of(
            get(all).named("list" + name(objects), "List " + objects + ".")
                .needs(to(Action.READ)).pages(document, resource.list()),
            post(all).named("create" + name(id.kind()), "Make " + object + ".")
                .needs(to(Action.WRITE)).takes(document.creation()).gives(201, document.shape()).tagged()
                .quota(resource.quota()).examples(made)
                .changes((request, write) -> create(all, request, write)),
            get(one).where(id.field()).named("get" + name(id.kind()), "Read " + object + ".")
                .needs(to(Action.READ)).gives(200, document.shape()).tagged()
                .reads(request -> shown(resource.get(request.caller(), id.in(request)))),
            patch(one).where(id.field())
                .named("update" + name(id.kind()), "Change " + object + " by a merge patch.")
                .needs(to(Action.WRITE)).takes(document.patch()).gives(200, document.shape()).tagged()
                .examples(changed).changes(change(document::patched)),
            put(one).where(id.field()).named("replace" + name(id.kind()),
                    "Replace " + object + "; what is left out returns to its default.")
                .needs(to(Action.WRITE)).takes(document.replacement()).gives(200, document.shape()).tagged()
                .examples(new Route.Example(made.name(), "", made.request(), null))
                .changes(change(document::replaced)),
            delete(one).where(id.field()).named("delete" + name(id.kind()), "Delete " + object + ".")
                .needs(to(Action.DELETE)).tagged().changes(this::remove));
    }

    private Reply create(String path, Request request, Write write) {
        T object = resource.create(resource.document().created(request.body()), write);
        return Reply.created(V1.MOUNT + path + "/" + resource.publicId(object),
            resource.document().of(object)).etag(ETags.of(resource.version(object)));
    }

    private Route.Changing change(BiFunction<T, Fields, Draft<T>> manner) {
        return (request, write) -> shown(resource.change(id.in(request), ETags.expected(request.ifMatch()),
            before -> manner.apply(before, request.body()), write));
    }

    private Reply remove(Request request, Write write) {
        resource.delete(id.in(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Reply shown(T object) {
        return Reply.ok(resource.document().of(object)).etag(ETags.of(resource.version(object)));
    }

    private Permission to(Action action) {
        return new Permission(rights, action);
    }

    /// `CannedReplies`
    private static String name(String words) {
        return Arrays.stream(words.split(" "))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    }
}
