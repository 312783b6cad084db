package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.http.Header;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The installed surfaces by their mounts. A path below no mount means the latest stable version (000:391),
/// which is the first surface.
public final class Surfaces {

    private final List<Surface> surfaces;
    private final Map<Surface, RouteTable> tables = new IdentityHashMap<>();
    private final Map<Surface, RouteTable> operatorTables = new IdentityHashMap<>();

    public Surfaces(List<Surface> surfaces) {
        this.surfaces = List.copyOf(surfaces);
        this.surfaces.forEach(surface -> {
            tables.put(surface, new RouteTable(surface.routes()));
            operatorTables.put(surface, new RouteTable(surface.allRoutes()));
        });
    }

    public List<Surface> all() {
        return surfaces;
    }

    public Surface at(String path) {
        for (Surface surface : surfaces) {
            if (isBelow(surface.mount(), path)) {
                return surface;
            }
        }
        return latest();
    }

    Surface latest() {
        return surfaces.getFirst();
    }

    RouteTable.Match match(Surface surface, String method, String path) {
        return table(surface).match(method, below(surface, path));
    }

    /// The same for somebody whom the Gate has admitted: there is more for the operator.
    RouteTable.Match match(Surface surface, Call call, Admitted caller) {
        return table(surface, caller.isOperator() ? operatorTables : tables)
            .match(call.method(), below(surface, call.path()));
    }

    private RouteTable table(Surface surface) {
        return table(surface, tables);
    }

    private static RouteTable table(Surface surface, Map<Surface, RouteTable> tables) {
        RouteTable table = tables.get(surface);
        if (table == null) {
            throw new IllegalStateException("not an installed surface: " + surface.mount());
        }
        return table;
    }

    /// Whether what is called there is answered for as long as the client stays.
    boolean goesOn(Surface surface, String method, String path) {
        return table(surface).find(method, below(surface, path)).filter(Route::goesOn).isPresent();
    }

    /// What anybody is told by `OPTIONS`, which is nothing at most paths.
    Optional<Answer> options(Surface surface, Call call) {
        List<Header> headers = call.method().equals("OPTIONS")
            ? table(surface).options(below(surface, call.path())) : List.of();
        return headers.isEmpty() ? Optional.empty() : Optional.of(Answer.nothing(headers));
    }

    /// The path without the mount, which paths of the latest stable version may lack.
    static String below(Surface surface, String path) {
        String mount = surface.mount();
        return isBelow(mount, path) ? path.substring(mount.length()) : path;
    }

    private static boolean isBelow(String mount, String path) {
        return path.startsWith(mount)
            && (path.length() == mount.length() || path.charAt(mount.length()) == '/');
    }
}
