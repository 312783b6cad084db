"""Whether what came is what a scenario wants, and what not.

A dictionary wants its members and allows others; a list wants exactly its length; a text that begins with `~` is a
pattern. `{"absent": true}` wants nothing, `{"same": "k"}` what was first seen under this name, `{"other": "k"}` anything
else, `{"below": n}` and `{"above": n}` numbers, `{"by": {"php": …, "*": …}}` what is right in one language.
"""
import re

WORDS = {"absent", "same", "other", "below", "above", "by"}


class Matcher:
    def __init__(self, language):
        self._language = language
        self._known = {}

    def problems(self, wanted, came, place, there=True):
        if isinstance(wanted, dict) and len(wanted) == 1 and set(wanted) <= WORDS:
            return self._special(*next(iter(wanted.items())), came, place, there)
        if not there:
            return ["%s is missing; wanted %r" % (place, wanted)]
        if isinstance(wanted, dict):
            if not isinstance(came, dict):
                return ["%s is %r; wanted %r" % (place, came, wanted)]
            return [problem for name, each in wanted.items() for problem in self.problems(
                each, came.get(name), "%s.%s" % (place, name), name in came)]
        if isinstance(wanted, list):
            if not isinstance(came, list) or len(came) != len(wanted):
                return ["%s is %r; wanted %d: %r" % (place, came, len(wanted), wanted)]
            return [problem for at, each in enumerate(wanted) for problem in self.problems(
                each, came[at], "%s[%d]" % (place, at))]
        if isinstance(wanted, str) and wanted.startswith("~"):
            fits = isinstance(came, str) and re.search(wanted[1:], came)
            return [] if fits else ["%s is %r; wanted %s" % (place, came, wanted)]
        same = came == wanted and isinstance(came, bool) == isinstance(wanted, bool)
        return [] if same else ["%s is %r; wanted %r" % (place, came, wanted)]

    def _special(self, word, said, came, place, there):
        if word == "absent":
            return ["%s is there: %r" % (place, came)] if there and came is not None else []
        if word == "by":
            return self.problems(said.get(self._language, said.get("*")), came, place, there)
        if not there:
            return ["%s is missing" % place]
        if word == "same":
            return [] if self._known.setdefault(said, came) == came else ["%s changed to %r" % (place, came)]
        if word == "other":
            return ["%s is %r again" % (place, came)] if self._known.get(said) == came else []
        fits = isinstance(came, (int, float)) and (came < said if word == "below" else came > said)
        return [] if fits else ["%s is %r; wanted %s %r" % (place, came, word, said)]


def put_in(value, known):
    """A step with `$name` replaced by what is known under the name; `$name.field` and `$name.0` look inside."""
    if isinstance(value, dict):
        return {put_in(name, known): put_in(each, known) for name, each in value.items()}
    if isinstance(value, list):
        return [put_in(each, known) for each in value]
    if not isinstance(value, str) or "$" not in value:
        return value
    whole = re.fullmatch(r"\$([\w.]+)", value)
    if whole:
        return found(whole.group(1), known)
    return re.sub(r"\$\{([\w.]+)\}", lambda name: str(found(name.group(1), known)), value)


def found(path, known):
    name, *rest = path.split(".")
    if name not in known:
        raise KeyError("The scenario uses $%s, which no step has given." % name)
    value = known[name]
    for part in rest:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value
