"""Writes a scenario for each operation: that it goes where the document says, with every field and parameter."""
import json
from urllib.parse import quote

FILE = "sdks/conformance/scenarios/operations.json"


def write(api, root):
    models = {model.name: model for model in api.models + api.bodies}
    scenarios = [scenario(operation, models) for operation in api.operations if not operation.by_hand]
    return {FILE: "[\n%s\n]\n" % ",\n".join(printed(each) for each in scenarios)}


def scenario(operation, models):
    step = {"do": "call", "method": "%s.%s" % (operation.resource, operation.name)}
    path = operation.path
    if operation.path_names:
        step["path"] = ["%s-1" % argument for _, argument in operation.path_names]
        for wire, argument in operation.path_names:
            path = path.replace("{%s}" % wire, argument + "-1")
    query = {each.name: {"a": "x"} if each.prefixed else value(each.kind, models) for each in operation.query}
    if query:
        step["query"] = query
        path += "?" + "&".join(pair(name, each) for name, each in query.items())
    seen = {"method": operation.method, "path": "/v1" + path,
            "headers": {"x-idempotency-key": "~^[!-~]{16,}$" if operation.keyed else {"absent": True}}}
    if operation.body:
        step["body"] = fields(operation.body, models)
        # Keys are put into batches; batch.json looks at them.
        seen["body"] = step["body"] if operation.id != "runBatch" else {"operations": [{"path": "text"}]}
    answer = answered(operation, models)
    step["gives"] = answer.get("json")
    return {"name": "%s %s" % (operation.method, operation.path), "answers": [answer], "steps": [step], "sees": [seen]}


def pair(name, value):
    if isinstance(value, dict):
        return "&".join("%s.%s=%s" % (name, path, quote(each)) for path, each in value.items())
    return "%s=%s" % (name, "true" if value is True else quote(str(value), safe=""))


def answered(operation, models):
    if operation.gives == "none":
        return {"status": 204}
    item = fields(models[operation.model], models)
    if operation.gives == "object":
        return {"json": item}
    ends = {"total": 1, "page": 1, "limit": 20, "offset": 0, "has_more": False, "next_cursor": None}
    return {"json": dict({"data": [item]}, **(ends if operation.gives == "page" else {"has_more": False, "next_after": 7}))}


def fields(model, models):
    return {field.name: value(field.kind, models) for field in model.fields if not field.read_only}


def value(kind, models):
    if kind.name == "model":
        return fields(models[kind.of], models)
    if kind.name == "list":
        return [value(kind.of, models)]
    if kind.words:
        return kind.words[0]
    return {"text": "text", "time": "2026-01-01T00:00:00Z", "integer": 7, "number": 0.5, "boolean": True,
            "object": {"any": ["thing", 1]}}[kind.name]


def printed(scenario):
    lines = []
    for name, said in scenario.items():
        if isinstance(said, list):
            said = "[\n%s\n    ]" % ",\n".join("      " + json.dumps(each, ensure_ascii=False) for each in said)
        else:
            said = json.dumps(said, ensure_ascii=False)
        lines.append('    "%s": %s' % (name, said))
    return "  {\n%s\n  }" % ",\n".join(lines)
