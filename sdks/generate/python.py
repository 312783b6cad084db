"""Writes Python: models, methods for both kinds of client, and the waiting half of what is written by hand."""
import keyword
import re

from api import Wrong, pascal

HEAD = '"""%s Written by sdks/generate; do not edit."""\nfrom __future__ import annotations\n\n'
FOLDER = "sdks/python/src/jupiteriq/"

# What programs that await say, and what programs that wait say instead.
WAITING = [
    (r"push_async_exit", "push"), (r"enter_async_context", "enter_context"),
    (r"await import", "wait import"), (r"async (def|with|for)", r"\1"), (r"await ", ""),
    (r"programs that await; generate.py makes the one for programs that wait of it",
     "programs that wait. Written by sdks/generate; do not edit"),
    (r"for programs that await:", "for programs that wait, written by sdks/generate:"),
    (r"_async_(\w+)", r"_\1"), (r"AsyncWire", "SyncWire"), (r"AsyncExitStack", "ExitStack"),
    (r"asynccontextmanager", "contextmanager"), (r"AsyncIterator", "Iterator"), (r"Awaitable\[(\w+)\]", r"\1"),
    (r"Awaitable, ", ""), (r"from anyio import Lock", "from threading import Lock"), (r"asleep", "sleep"),
    (r"__a(enter|exit|iter)__", r"__\1__"), (r"Tasks may share", "Threads may share"), (r"async with", "with"),
    (r"\bAsync(?=[A-Z])", ""), (r"\basync ", ""),
]
TWINS = {"_async_client.py": "_client.py", "_async_resource.py": "_resource.py", "_async_pages.py": "_pages.py",
         "_async_by_hand.py": "_by_hand.py"}


def write(api, root):
    files = {
        FOLDER + "models.py": models(api),
        FOLDER + "inputs.py": inputs(api),
        FOLDER + "_operations.py": operations(api),
        FOLDER + "_async_resources.py": resources(api, asynchronous=True),
        FOLDER + "_resources.py": resources(api, asynchronous=False),
    }
    for source, twin in TWINS.items():
        files[FOLDER + twin] = waiting((root / FOLDER / source).read_text(encoding="utf-8"))
    return files


def waiting(text):
    for pattern, instead in WAITING:
        text = re.sub(pattern, instead, text)
    return ordered(text)


def ordered(text):
    """`Iterator` stands elsewhere in the alphabet than `AsyncIterator`."""
    def names(found):
        return found.group(1) + ", ".join(sorted(set(found.group(2).split(", ")), key=str.lower))
    return re.sub(r"(?m)^(from (?:typing|contextlib) import )([^(\n]+)$", names, text)


def models(api):
    lines = [HEAD % "Objects that the API answers with.",
             "from datetime import datetime\nfrom typing import Any, Dict, List\n\n",
             "from ._model import TIME, Model\n"]
    for model in api.models:
        lines.append("\n\nclass %s(Model):\n%s" % (model.name, doc(model.about, 4) if model.about else ""))
        if model.about:
            lines.append("\n")
        # What is no name in Python is read by `object["…"]`.
        for field in (each for each in model.fields if each.name.isidentifier()):
            lines.append("    %s: %s\n" % (named(field.name), answered(field)))
            lines.append(doc(told(field), 4))
        kinds = [(field.name, marker(field.kind)) for field in model.fields if marker(field.kind)]
        if kinds:
            lines.append("    _kinds = {\n%s    }\n" % "".join('        "%s": %s,\n' % each for each in kinds))
        if not kinds and not any(field.name.isidentifier() for field in model.fields):
            lines.append("    pass\n")
    return "".join(lines)


def marker(kind):
    if kind.name == "time":
        return "TIME"
    if kind.name == "model":
        return kind.of
    if kind.name == "list" and marker(kind.of):
        return "[%s]" % marker(kind.of)
    return None


def answered(field):
    text = typed(field.kind, "")
    return text if field.required or text.endswith("| None") else text + " | None"


def inputs(api):
    nested = {kind_model(field.kind) for body in api.bodies for field in body.fields} - {None}
    lines = [HEAD % "Parts of requests, as dictionaries.",
             "from datetime import datetime\nfrom typing import Any, Dict, List, TypedDict\n"]
    for body in api.bodies:
        if body.name not in nested:
            continue
        fields = [field for field in body.fields if not field.read_only]
        if all(field.name.isidentifier() for field in fields):
            lines.append("\n\nclass %s(TypedDict, total=False):\n%s\n" % (body.name, doc(body.about or body.name, 4)))
            for field in fields:
                lines.append("    %s: %s\n%s" % (field.name, typed(field.kind, "", given=True), doc(told(field), 4)))
        else:
            lines.append('\n\n%s = TypedDict("%s", {\n%s}, total=False)\n' % (body.name, body.name, "".join(
                '    "%s": "%s",\n' % (field.name, typed(field.kind, "", given=True)) for field in fields)))
    return "".join(lines)


def kind_model(kind):
    return kind.of if kind.name == "model" else kind_model(kind.of) if kind.name == "list" else None


def operations(api):
    lines = [HEAD % "What the document says of each operation.", "from . import models\nfrom ._config import Operation\n\n"]
    for operation in api.operations:
        if operation.by_hand:
            continue
        more = ['"%s"' % operation.gives] if operation.gives != "none" else []
        more += ["models." + operation.model] if operation.model else []
        more += ["keyed=True"] if operation.keyed else []
        more += ["reads=True"] if operation.reads else []
        lines.append(wrapped("%s = Operation(" % constant(operation),
                             ['"%s"' % operation.id, '"%s"' % operation.method, '"%s"' % operation.path] + more, ")\n", 4))
    return "".join(lines)


def resources(api, asynchronous):
    before = "Async" if asynchronous else ""
    module = "_async" if asynchronous else ""
    by_hand = sorted({pascal(operation.resource) for operation in api.operations if operation.by_hand})
    lines = [HEAD % "Methods of every resource.",
             "from datetime import datetime\nfrom typing import Any, List, Mapping\n\n",
             "from . import _operations, inputs, models\n",
             "from .%s_by_hand import %s\n" % (module, ", ".join("%s%sByHand" % (before, name) for name in by_hand)),
             "from ._config import Options\nfrom ._model import OMIT, Omit\n",
             "from .%s_pages import %sPage\nfrom .%s_resource import %sResource\n" % (module, before, module, before)]
    for resource, members in api.resources().items():
        name = pascal(resource)
        base = "%s%sByHand" % (before, name) if name in by_hand else before + "Resource"
        lines.append("\n\nclass %s%s(%s):\n" % (before, name, base))
        written = [method(operation, before) for operation in members if not operation.by_hand]
        lines.append("\n".join(written) if written else '    """Written by hand."""\n')
    lines.append("\n\nclass %sResources:\n    \"\"\"All parts of the API.\"\"\"\n\n" % before)
    lines += ["    %s: %s%s\n" % (named(resource), before, pascal(resource)) for resource in api.resources()]
    lines.append("\n    def _attach(self, client: Any) -> None:\n")
    lines += ["        self.%s = %s%s(client)\n" % (named(resource), before, pascal(resource))
              for resource in api.resources()]
    return "".join(lines)


def method(operation, before):
    awaits = bool(before)
    fields = [field for field in operation.body.fields if not field.read_only] if operation.body else []
    arguments = [name for _, name in operation.path_names]
    taken = arguments + [field.name for field in fields] + [each.name for each in operation.query]
    if len(set(taken)) != len(taken) or "options" in taken:
        raise Wrong("Two arguments of %s have one name: %s" % (operation.id, taken))
    signature = ["self"] + ["%s: str" % name if operation.resource != "users" else "%s: str | int" % name
                            for name in arguments] + ["*"]
    required = [field for field in fields if field.required]
    signature += ["%s: %s" % (named(field.name), typed(field.kind, "inputs.", given=True)) for field in required]
    signature += ["%s: %s | Omit = OMIT" % (named(field.name), typed(field.kind, "inputs.", given=True))
                  for field in fields if not field.required]
    signature += ["%s: %s" % (named(each.name), typed(each.kind, "", given=True)) for each in operation.query
                  if each.required]
    signature += ["%s: %s | Omit = OMIT" % (named(each.name), typed(each.kind, "", given=True)) for each in operation.query
                  if not each.required]
    signature.append("options: Options | None = None")
    gives = {"none": "None", "object": "models.%s" % operation.model}.get(
        operation.gives, "%sPage[models.%s]" % (before, operation.model))
    lines = [wrapped("    %sdef %s(" % ("async " if awaits else "", named(operation.name)), signature,
                     ") -> %s:\n" % gives, 8), method_doc(operation, fields)]
    path = "(%s)" % ", ".join(arguments) if len(arguments) != 1 else "(%s,)" % arguments[0]
    query = mapping(operation.query)
    body = mapping(fields) if operation.body else "None"
    lines.append(wrapped("        return %sself._call(" % ("await " if awaits else ""),
                         ["_operations." + constant(operation), path, query, body, "options"], ")\n", 12))
    return "".join(lines)


def method_doc(operation, fields):
    told_fields = [(named(each.name), told(each)) for each in fields] + [
        (named(each.name), told(each)) for each in operation.query if each.about]
    if not told_fields:
        return doc(operation.about, 8)
    lines = ['        """%s\n\n' % operation.about]
    for name, about in told_fields:
        lines.append(folded("        :param %s: %s" % (name, about), "            ") + "\n")
    lines.append('        """\n')
    return "".join(lines)


def mapping(members):
    return "{%s}" % ", ".join('"%s": %s' % (each.name, named(each.name)) for each in members)


def typed(kind, models_from, given=False):
    text = {
        "text": "str", "time": "datetime | str" if given else "datetime", "integer": "int", "number": "float",
        "boolean": "bool", "object": "Mapping[str, Any]" if given and models_from else "Dict[str, Any]", "any": "Any",
        "values": "Mapping[str, Any]",
    }.get(kind.name)
    if kind.name == "model":
        text = models_from + kind.of
    if kind.name == "list":
        text = "List[%s]" % typed(kind.of, models_from, given)
    return text + " | None" if kind.nullable else text


def told(member):
    words = member.kind.words
    about = member.about or member.name
    return about + (" One of %s." % ", ".join(words) if 0 < len(words) <= 12 else "")


def named(name):
    return name + "_" if keyword.iskeyword(name) else name


def constant(operation):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", operation.id).upper()


def doc(text, indent):
    space = " " * indent
    if len(text) + indent + 6 <= 110:
        return '%s"""%s"""\n' % (space, text.replace("\\", "\\\\"))
    return folded('%s"""%s"""' % (space, text.replace("\\", "\\\\")), space) + "\n"


def folded(text, space):
    first = text[:len(text) - len(text.lstrip())]
    return filled(first, text.lstrip().split(" "), space, " ")


def filled(line, words, space, between):
    """The words in lines, none of which is longer than a line may be if that can be helped."""
    lines, empty = [], True
    for word in words:
        if not empty and len(line) + len(between) + len(word) > 108:
            lines.append((line + between).rstrip())
            line, empty = space, True
        line, empty = line + ("" if empty else between) + word, False
    return "\n".join(lines + [line])


def wrapped(head, parts, tail, indent):
    """A call, over several lines where one is too short."""
    whole = head + ", ".join(parts) + tail
    if len(whole.rstrip("\n")) <= 110:
        return whole
    parts = [piece for part in parts for piece in re.split(r", (?=\")", part)]
    space = " " * indent
    lines = filled(space, parts, space, ", ")
    alone = len(lines.split("\n")[-1]) + len(tail) > 111
    return head + "\n" + lines + (",\n" + " " * (indent - 4) if alone else "") + tail
