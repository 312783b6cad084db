package com.jupiteriq.data.types;

import com.jupiteriq.data.types.TypeDocument.IndexView;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// Which indexes a type gets: those that are wanted, and of those that came by themselves as many as there is
/// room for. One that is there already stays as it is, unless it could not be filled: that one begins anew.
final class IndexChoice {

    private static final String PATH_FAULT = "This is no path. Send 1 to " + Path.MAX_NAMES
        + " names with dots between them, such as `address.city`.";
    private static final String TWICE = "There is an index of this path and kind in the list already. Send"
        + " each once.";

    private IndexChoice() {}

    private record Wanted(Path path, IndexKind kind, boolean auto) {}

    /// Refuses with `Invalid` paths that are none, and what is wanted twice.
    ///
    /// @param fresh gives as many ids as are asked for, for indexes that are new
    static List<Index> of(List<IndexView> views, DataType before, IntFunction<List<Integer>> fresh) {
        List<Wanted> wanted = wanted(views);
        int added = (int) wanted.stream().filter(one -> kept(one, before).isEmpty()).count();
        List<Integer> ids = new ArrayList<>(added == 0 ? List.of() : fresh.apply(added));
        List<Index> chosen = new ArrayList<>();
        for (Wanted one : wanted) {
            chosen.add(kept(one, before)
                .map(index -> new Index(
                    index.id(), index.path(), index.kind(), index.state(), index.auto() && one.auto()))
                .orElseGet(() -> new Index(
                    ids.removeFirst(), one.path(), one.kind(), Index.State.BUILDING, false)));
        }
        before.indexes().stream()
            .filter(index -> index.auto() && isOfUse(index))
            .filter(index -> chosen.stream().noneMatch(one -> one.id() == index.id()))
            .limit(DataType.MOST_INDEXES - chosen.size())
            .forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private static Optional<Index> kept(Wanted one, DataType before) {
        return before.index(one.path(), one.kind()).filter(IndexChoice::isOfUse);
    }

    private static boolean isOfUse(Index index) {
        return index.state() != Index.State.FAILED;
    }

    private static List<Wanted> wanted(List<IndexView> views) {
        List<Problem> problems = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < views.size(); i++) {
            IndexView view = views.get(i);
            Optional<Path> path = Path.parse(view.path());
            if (path.isEmpty()) {
                problems.add(Problem.wrong("indexes[" + i + "].path", PATH_FAULT));
            } else if (!seen.add(view.kind() + " " + view.path())) {
                problems.add(Problem.wrong("indexes[" + i + "]", TWICE));
            } else {
                wanted.add(new Wanted(path.get(), view.kind(), view.auto()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return wanted;
    }
}
