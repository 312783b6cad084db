"""Writes JavaScript: a table of operations, and types of everything."""
from api import camel, pascal

FOLDER = "sdks/javascript/sdk/src/"
HEAD = "// %s Written by sdks/generate; do not edit.\n"
WIDTH = 118


def write(api, root):
    return {FOLDER + "operations.js": operations(api), FOLDER + "api.d.ts": types(api)}


def operations(api):
    lines = [HEAD % "What the document says of each operation.", "export const RESOURCES = {\n"]
    for resource, members in api.resources().items():
        lines.append("  %s: {\n" % camel(resource))
        for operation in members:
            if operation.by_hand:
                continue
            said = {"id": operation.id, "method": operation.method, "path": operation.path}
            if operation.gives != "none":
                said["gives"] = operation.gives
            takes = takes_of(operation)
            if takes:
                said["takes"] = takes
            if operation.keyed:
                said["keyed"] = True
            if operation.reads:
                said["reads"] = True
            text = ", ".join("%s: %s" % (name, "true" if value is True else "'%s'" % value)
                             for name, value in said.items())
            line = "    %s: { %s },\n" % (camel(operation.name), text)
            if len(line) > WIDTH:
                line = "    %s: {\n      %s,\n    },\n" % (camel(operation.name), text)
            lines.append(line)
        lines.append("  },\n")
    return "".join(lines + ["};\n"])


def takes_of(operation):
    return "body" if operation.body else "query" if operation.query else None


def types(api):
    lines = [HEAD % "What the API takes and gives.", "import type { Options, Page } from './index.js';\n",
             "\n/** A word of these, or one that this version does not know. */\n",
             "export type Word<Known extends string> = Known | (string & Record<never, never>);\n",
             "/** A time with its zone, such as 2026-01-29T10:30:00Z. */\nexport type Time = string;\n",
             "export type Json = null | boolean | number | bigint | string | Json[] | { [name: string]: Json | undefined };\n",
             "export type JsonObject = { [name: string]: Json | undefined };\n"]
    for model in api.models:
        lines.append(interface(model.name, model.about, model.fields, given=False))
    for model in api.bodies:
        lines.append(interface(model.name, model.about, [each for each in model.fields if not each.read_only], given=True))
    for resource, members in api.resources().items():
        lines.append("\nexport interface %sResource {\n" % pascal(resource))
        lines += [method(operation) for operation in members if not operation.by_hand]
        lines.append("}\n")
    return "".join(lines)


def interface(name, about, fields, given):
    lines = ["\n%sexport interface %s {\n" % ("/** %s */\n" % about if about else "", name)]
    for field in fields:
        lines.append(comment(field.about, "  "))
        lines.append("  %s%s: %s;\n" % (field.name if field.name.isidentifier() else "'%s'" % field.name,
                                        "" if field.required else "?", typed(field.kind, given)))
    if not given:
        lines.append("  /** What this version does not know. */\n  [field: string]: unknown;\n")
    return "".join(lines + ["}\n"])


def method(operation):
    arguments = ["%s: %s" % (camel(name), "string | number" if operation.resource == "users" else "string")
                 for _, name in operation.path_names]
    takes = takes_of(operation)
    if takes == "body":
        arguments.append("body%s: %s" % ("" if operation.body_required else "?", operation.body.name))
    if takes == "query":
        members = "; ".join("%s%s: %s" % (each.name, "" if each.required else "?", typed(each.kind, True))
                            for each in operation.query)
        arguments.append("query%s: { %s }" % ("" if any(each.required for each in operation.query) else "?", members))
    arguments.append("options?: Options")
    gives = {"none": "null", "object": operation.model}.get(operation.gives, "Page<%s>" % operation.model)
    about = comment(operation.about, "  ")
    return "%s  %s(%s): Promise<%s>;\n" % (about, camel(operation.name), ", ".join(arguments), gives)


def comment(text, space):
    return "%s/** %s */\n" % (space, text.replace("*/", "* /")) if text else ""


def typed(kind, given):
    text = {"time": "Time | Date" if given else "Time", "integer": "number", "number": "number", "boolean": "boolean",
            "object": "JsonObject", "any": "unknown",
            "values": "{ [path: string]: string | number | boolean }"}.get(kind.name)
    if kind.name == "text":
        text = "Word<%s>" % " | ".join("'%s'" % word for word in kind.words) if kind.words else "string"
    if kind.name == "model":
        text = kind.of
    if kind.name == "list":
        inner = typed(kind.of, given)
        text = "Array<%s>" % inner
    return text + " | null" if kind.nullable else text
