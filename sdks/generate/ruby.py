"""Writes Ruby: models, and methods of every resource."""
from api import pascal
from python import filled, told

FOLDER = "sdks/ruby/lib/jupiteriq/"
HEAD = "# frozen_string_literal: true\n\n# %s Written by sdks/generate; do not edit.\n\n"


def write(api, root):
    return {FOLDER + "models.rb": models(api), FOLDER + "resources.rb": resources(api)}


def models(api):
    lines = [HEAD % "Objects that the API answers with.", "module JupiterIQ\n  module Models\n",
             "    # What an API answers that no document of this version describes.\n    class Object < Model; end\n"]
    for model in api.models:
        fields = [field for field in model.fields if field.name.isidentifier()]
        lines.append("\n" + comment(model.about or model.name, "    ") + "    class %s < Model\n" % model.name)
        for field in fields:
            lines.append("      # @!attribute [r] %s\n" % field.name)
            lines.append(comment("  @return [%s] %s" % (answered(field.kind), told(field)), "      ", "    "))
        lines.append(call("      fields ", [":%s" % field.name for field in fields if not marker(field.kind)] + [
            "%s: %s" % (field.name, marker(field.kind)) for field in fields if marker(field.kind)]))
        lines.append("    end\n")
    return "".join(lines + ["  end\nend\n"])


def marker(kind):
    if kind.name == "time":
        return ":time"
    if kind.name == "model":
        return ":" + kind.of
    if kind.name == "list" and marker(kind.of):
        return "[%s]" % marker(kind.of)
    return None


def resources(api):
    by_hand = {operation.resource for operation in api.operations if operation.by_hand}
    lines = [HEAD % "Methods of every resource.", 'require_relative "by_hand"\n\nmodule JupiterIQ\n']
    for resource, members in api.resources().items():
        own = [operation for operation in members if not operation.by_hand]
        lines.append("  class %s < Resource\n" % resource_name(resource))
        if resource in by_hand:
            lines.append("    include ByHand::%s\n\n" % pascal(resource))
        lines += [constant(operation) for operation in own]
        if own:
            lines.append(call("    private_constant ", [":" + name(operation) for operation in own]))
        lines += ["\n" + method(operation) for operation in own]
        lines.append("  end\n\n")
    lines.append("  # All parts of the API.\n  #\n  # @api private\n  RESOURCES = {\n")
    lines.append(",\n".join("    %s: %s" % (resource, resource_name(resource)) for resource in api.resources()))
    return "".join(lines + ["\n  }.freeze\n  private_constant :RESOURCES\nend\n"])


def resource_name(resource):
    return pascal(resource) + "Resource"


def name(operation):
    return operation.name.upper()


def constant(operation):
    parts = ['id: "%s"' % operation.id, 'method: "%s"' % operation.method, 'path: "%s"' % operation.path,
             "gives: :%s" % operation.gives]
    parts += ["model: :%s" % operation.model] if operation.model else []
    if operation.body:
        parts.append("body: %%i[%s]" % " ".join(each.name for each in operation.body.fields if not each.read_only))
    if operation.query:
        parts.append("query: %%i[%s]" % " ".join(each.name for each in operation.query))
    parts += ["keyed: true"] if operation.keyed else []
    parts += ["reads: true"] if operation.reads else []
    return call("    %s = Operation.new(" % name(operation), parts, ")")


def method(operation):
    fields = [each for each in operation.body.fields if not each.read_only] if operation.body else []
    lines = [comment(operation.about, "    ")]
    members = fields + operation.query
    lines += ["    #\n"] if members else []
    for each in members:
        lines.append(comment("@param %s [%s] %s" % (each.name, given(each.kind), told(each)), "    ", "  "))
    gives = {"none": "nil", "object": "Models::%s" % operation.model}.get(
        operation.gives, "Page<Models::%s>" % operation.model)
    lines.append("    # @return [%s]\n" % gives)
    arguments = [argument for _, argument in operation.path_names]
    signature = ", ".join(arguments + ["options: nil"] + (["**given"] if members else []))
    lines.append("    def %s(%s)\n      call(%s, [%s], %s, options)\n    end\n" % (
        operation.name, signature, name(operation), ", ".join(arguments), "given" if members else "{}"))
    return "".join(lines)


def answered(kind):
    text = {"text": "String", "time": "Time", "integer": "Integer", "number": "Numeric", "boolean": "Boolean",
            "object": "Hash", "any": "Object", "values": "Hash"}.get(kind.name)
    if kind.name == "model":
        text = kind.of
    if kind.name == "list":
        text = "Array<%s>" % answered(kind.of)
    return text + ", nil" if kind.nullable else text


def given(kind):
    text = "Time, String" if kind.name == "time" else "Hash" if kind.name == "model" else answered(kind)
    if kind.name == "list":
        text = "Array<%s>" % given(kind.of)
    return text + ", nil" if kind.nullable and not text.endswith(", nil") else text


def comment(text, space, more=""):
    return filled(space + "# ", text.split(" "), space + "# " + more, " ") + "\n"


def call(head, parts, tail=""):
    """A call, over several lines where one is too short; a list of words begins one."""
    text = ", ".join(parts)
    if len(head + text + tail) <= 110:
        return head + text + tail + "\n"
    if not tail:
        return filled(head, text.split(" "), " " * len(head), " ") + "\n"
    lists = [part for part in parts if "%i[" in part]
    others = [part for part in parts if part not in lists]
    lines = [filled(" " * 6, ", ".join(others).split(" "), " " * 6, " ")]
    lines += [filled(" " * 6, [" ".join(part.split(" ")[:2])] + part.split(" ")[2:], " " * 15, " ") for part in lists]
    return head + "\n" + ",\n".join(lines) + "\n    " + tail + "\n"
