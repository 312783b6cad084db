"""Writes PHP: models, and methods of every resource."""
from api import camel, pascal
from python import filled, told

FOLDER = "sdks/php/src/"
HEAD = "<?php\n\n// %s Written by sdks/generate; do not edit.\n\ndeclare(strict_types=1);\n\nnamespace %s;\n"

bodies = {}


def write(api, root):
    bodies.update((body.name, body) for body in api.bodies)
    return {FOLDER + "Models.php": models(api), FOLDER + "Resources.php": resources(api)}


def models(api):
    lines = [HEAD % ("Objects that the API answers with.", "JupiterIQ\\Models"), "\nuse JupiterIQ\\Model;\n"]
    for model in api.models:
        fields = [field for field in model.fields if field.name.isidentifier()]
        lines.append("\n/**\n" + comment(model.about or model.name) + " *\n")
        lines += [comment("@property-read %s $%s %s" % (answered(each.kind, each.required), each.name, told(each)))
                  for each in fields]
        lines.append(" */\nclass %s extends Model\n{\n" % model.name)
        kinds = ["        '%s' => %s,\n" % (each.name, marker(each.kind)) for each in fields if marker(each.kind)]
        if kinds:
            lines.append("    protected const KINDS = [\n%s    ];\n" % "".join(kinds))
        lines.append("}\n")
    return "".join(lines)


def marker(kind):
    if kind.name == "time":
        return "'time'"
    if kind.name == "model":
        return kind.of + "::class"
    if kind.name == "list" and marker(kind.of):
        return "[%s]" % marker(kind.of)
    return None


def resources(api):
    by_hand = {operation.resource for operation in api.operations if operation.by_hand}
    lines = [HEAD % ("Methods of every resource.", "JupiterIQ"), "\nuse JupiterIQ\\Internal\\Core;\n"]
    for resource, members in api.resources().items():
        own = [operation for operation in members if not operation.by_hand]
        lines.append("\nfinal class %sResource extends Resource\n{\n" % pascal(resource))
        if resource in by_hand:
            lines.append("    use Internal\\ByHand\\%s;\n%s" % (pascal(resource), "\n" if own else ""))
        lines += [constant(operation) for operation in own]
        lines += ["\n" + method(operation) for operation in own]
        lines.append("}\n")
    lines.append("\n/**\n * All parts of the API.\n *\n * @internal\n */\ntrait Resources\n{\n")
    lines += ["    public readonly %sResource $%s;\n" % (pascal(each), camel(each)) for each in api.resources()]
    lines.append("\n    private function attach(Core $core): void\n    {\n")
    lines += ["        $this->%s = new %sResource($core);\n" % (camel(each), pascal(each)) for each in api.resources()]
    return "".join(lines + ["    }\n}\n"])


def constant(operation):
    parts = ["'id' => '%s'" % operation.id, "'method' => '%s'" % operation.method, "'path' => '%s'" % operation.path]
    parts += ["'gives' => '%s'" % operation.gives] if operation.gives != "none" else []
    parts += ["'model' => Models\\%s::class" % operation.model] if operation.model else []
    parts += ["'keyed' => true"] if operation.keyed else []
    parts += ["'reads' => true"] if operation.reads else []
    objects = [path for each in fields_of(operation) for path in objects_in(each.name, each.kind)]
    parts += ["'objects' => [%s]" % ", ".join("'%s'" % each for each in objects)] if objects else []
    head = "    private const %s = [" % operation.name.upper()
    text = ", ".join(parts)
    if len(head + text) <= 108:
        return head + text + "];\n"
    return head + "\n" + filled(" " * 8, [each + "," for each in parts], " " * 8, " ") + "\n    ];\n"


def objects_in(path, kind):
    """Where objects lie that PHP could take for lists when they are empty; `*` stands for each of a list."""
    if kind.name in ("object", "values"):
        return [path]
    if kind.name == "list":
        return objects_in(path + ".*", kind.of)
    if kind.name != "model":
        return []
    return [path] + [inner for field in bodies[kind.of].fields if not field.read_only
                     for inner in objects_in("%s.%s" % (path, field.name), field.kind)]


def fields_of(operation):
    return [each for each in operation.body.fields if not each.read_only] if operation.body else []


def method(operation):
    fields = fields_of(operation)
    ids = "string|int" if operation.resource == "users" else "string"
    arguments = ["%s $%s" % (ids, camel(name)) for _, name in operation.path_names]
    if operation.body:
        arguments.append("array $body" + ("" if operation.body_required else " = []"))
    if operation.query:
        arguments.append("array $query" + ("" if any(each.required for each in operation.query) else " = []"))
    arguments.append("array $options = []")
    lines = ["    /**\n", comment(operation.about, "    ")]
    for name, members in (("body", fields if operation.body else []), ("query", operation.query)):
        if members:
            lines.append("     *\n     * @param array{\n")
            lines += [comment("%s%s: %s, // %s" % (each.name, "" if each.required else "?", given(each.kind), told(each)),
                              "    ", "    ", " " * 4 + "//") for each in members]
            lines.append("     * } $%s\n" % name)
    gives = {"none": "null", "object": "Models\\%s" % operation.model}.get(operation.gives, "Page")
    if gives == "Page":
        lines.append("     * @return Page<Models\\%s>\n" % operation.model)
    if gives not in ("Page", "null"):
        gives = "?" + gives if operation.reads else gives
    kind = "void" if gives == "null" else gives
    head = "    public function %s(%s): %s\n    {\n" % (camel(operation.name), ", ".join(arguments), kind)
    if len(head) > 128:
        head = "    public function %s(\n%s    ): %s {\n" % (
            camel(operation.name), "".join("        %s,\n" % each for each in arguments), kind)
    call = "$this->call(self::%s, [%s], %s, %s, $options);\n" % (
        operation.name.upper(), ", ".join("$" + camel(name) for _, name in operation.path_names),
        "$query" if operation.query else "[]", "$body" if operation.body else "null")
    return "".join(lines) + "     */\n%s        %s%s    }\n" % (head, "" if kind == "void" else "return ", call)


def answered(kind, required=True):
    text = {"text": "string", "time": "\\DateTimeImmutable", "integer": "int", "number": "float", "boolean": "bool",
            "object": "array<string, mixed>", "any": "mixed", "values": "array<string, mixed>"}.get(kind.name)
    if kind.name == "model":
        text = kind.of
    if kind.name == "list":
        text = "list<%s>" % answered(kind.of)
    return text + "|null" if (kind.nullable or not required) and text != "mixed" else text


def given(kind):
    text = "\\DateTimeInterface|string" if kind.name == "time" else "array" if kind.name in ("model", "object", "values") \
        else answered(kind).replace("|null", "")
    if kind.name == "list":
        text = "list<%s>" % given(kind.of)
    return text + "|null" if kind.nullable else text


def comment(text, space="", first="", more=""):
    begin = space + " * "
    text = text.replace("*/", "* /")
    return filled(begin + first, text.split(" "), begin + (more + " " if more else ""), " ") + "\n"
