"""Reads the published documents into what the writers of each language need."""
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# What no table can say; each library has it in code of its own.
BY_HAND = {
    "importItems", "getJobResult", "getReportResult", "streamEvents", "uploadFile", "downloadFile", "getThumbnail",
    "createUpload", "getUpload", "continueUpload", "deleteUpload",
}

# What every answer is about, not one operation.
HIDDEN_MODELS = {"Error", "ErrorBody", "ErrorDetails", "ErrorIndex"}

# A POST that changes nothing may be sent again without a key.
READING_POSTS = {"introspectToken", "checkDataType"}


class Wrong(Exception):
    """Why nothing can be generated; for whoever changed the API."""


@dataclass
class Kind:
    """What a value is: `text`, `time`, `integer`, `boolean`, `object`, `list`, `model` or `values`."""
    name: str
    nullable: bool = False
    of: object = None          # a Kind for `list` and `values`, a name for `model`
    words: list = field(default_factory=list)


@dataclass
class Field:
    name: str
    kind: Kind
    required: bool
    about: str
    read_only: bool = False
    example: object = None


@dataclass
class Model:
    name: str
    fields: list
    about: str = ""


@dataclass
class Parameter:
    name: str                  # as the wire has it
    kind: Kind
    about: str
    required: bool = False
    repeated: bool = False
    prefixed: bool = False     # `attributes.*`: each member is a parameter of its own


@dataclass
class Operation:
    id: str
    resource: str
    name: str
    method: str
    path: str
    about: str
    path_names: list           # [(name on the wire, name of the argument)]
    query: list
    body: object               # a Model, or None
    body_required: bool
    gives: str                 # none, object, page, stretch
    model: object              # the name of what is given, or of its items
    keyed: bool
    reads: bool
    example: object = None
    answer: object = None

    @property
    def by_hand(self):
        return self.id in BY_HAND


@dataclass
class Api:
    version: str
    operations: list
    models: list               # what answers hold
    bodies: list               # what requests hold
    batch_key_member: str = "X-Idempotency-Key"

    def resources(self):
        grouped = {}
        for operation in self.operations:
            grouped.setdefault(operation.resource, []).append(operation)
        return grouped


def read():
    document = json.loads((ROOT / "docs/openapi/platform.json").read_text(encoding="utf-8"))
    names = json.loads((HERE / "names.json").read_text(encoding="utf-8"))
    return Reader(document, names).api()


class Reader:
    def __init__(self, document, names):
        self.document, self.names = document, names
        self.schemas = document["components"]["schemas"]
        self.seen = {"model": [], "body": []}

    def api(self):
        found = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                if method != "options":
                    found[operation["operationId"]] = (method.upper(), path, operation)
        named = {id for resource in self.names.values() for id in resource["methods"].values()}
        self.demand_same(set(found), named)
        operations = [
            self.operation(resource, said.get("id"), name, id, *found[id])
            for resource, said in self.names.items() for name, id in said["methods"].items()]
        return Api(self.document["info"]["version"], operations,
                   [self.model(name) for name in self.seen["model"]],
                   [self.model(name) for name in self.seen["body"]])

    @staticmethod
    def demand_same(found, named):
        if found - named:
            raise Wrong("names.json does not say what these operations are called: " + ", ".join(sorted(found - named)))
        if named - found:
            raise Wrong("names.json names operations that are gone: " + ", ".join(sorted(named - found)))

    def operation(self, resource, noun, name, id, method, path, said):
        path_names = [(wire, noun if wire == "id" and noun else wire) for wire in re.findall(r"{(\w+)}", path)]
        parameters = [self.resolved(parameter) for parameter in said.get("parameters", [])]
        headers = {parameter["name"] for parameter in parameters if parameter["in"] == "header"}
        body, required = self.body(said)
        gives, model = self.result(said)
        if gives in ("object", "page", "stretch") and id not in BY_HAND:
            self.see("model", model)
        if body:
            self.see("body", body)
        return Operation(
            id, resource, name, method, path, said["summary"], path_names,
            # What the path says already, the query need not say too.
            [self.parameter(parameter) for parameter in parameters if parameter["in"] == "query"
             and parameter["name"] not in [argument for _, argument in path_names]],
            self.model(body) if body else None, required, gives, model,
            keyed=method == "POST" and "X-Idempotency-Key" in headers,
            reads=method == "GET" or id in READING_POSTS,
            example=self.example(said.get("requestBody", {})), answer=self.answer(said))

    def resolved(self, said):
        if "$ref" not in said:
            return said
        at = self.document
        for part in said["$ref"].split("/")[1:]:
            at = at[part]
        return at

    def body(self, said):
        body = said.get("requestBody")
        schema = ((body or {}).get("content", {}).get("application/json") or {}).get("schema", {})
        if "$ref" not in schema:
            return None, False
        name = schema["$ref"].split("/")[-1]
        return name, bool(body.get("required")) and bool(self.required(name))

    def required(self, name):
        schema = self.schemas[name]
        return schema.get("required") or schema.get("anyOf")

    def result(self, said):
        for status in ("200", "201", "202"):
            schema = (said["responses"].get(status, {}).get("content", {}).get("application/json") or {}).get("schema")
            if schema and "$ref" in schema:
                return self.listed(schema["$ref"].split("/")[-1])
        return "none", None

    def listed(self, name):
        """A page says how many there are, a stretch only where it goes on."""
        properties = self.schemas[name].get("properties", {})
        if "data" not in properties or not {"next_cursor", "next_after"} & properties.keys():
            return "object", name
        items = properties["data"]["items"]["$ref"].split("/")[-1]
        return ("page" if "next_cursor" in properties else "stretch"), items

    def parameter(self, said):
        schema = said["schema"]
        if "." in said["name"]:
            return Parameter(said["name"].split(".")[0], Kind("values", of=Kind("text")), said["description"],
                             prefixed=True)
        kind = self.kind(schema)
        return Parameter(said["name"], kind, said.get("description", ""), bool(said.get("required")),
                         repeated=kind.name == "list" and said.get("explode", True))

    def see(self, group, name):
        if name in self.seen[group] or name in HIDDEN_MODELS:
            return
        for member in self.schemas[name].get("properties", {}).values():
            for inner in (member, member.get("items", {}), *member.get("anyOf", ())):
                if "$ref" in inner:
                    self.see(group, inner["$ref"].split("/")[-1])
        self.seen[group].append(name)

    def model(self, name):
        schema = self.schemas[name]
        required = set(schema.get("required", []))
        return Model(name, [
            Field(member, self.kind(said), member in required, said.get("description", ""),
                  bool(said.get("readOnly")), (said.get("examples") or [None])[0])
            for member, said in schema.get("properties", {}).items()], schema.get("description", ""))

    def kind(self, schema):
        if "$ref" in schema:
            name = schema["$ref"].split("/")[-1]
            return Kind("object") if name in HIDDEN_MODELS else Kind("model", of=name)
        if "anyOf" in schema and "type" not in schema:
            options = [option for option in schema["anyOf"] if option.get("type") != "null"]
            kind = self.kind(options[0]) if len(options) == 1 else Kind("any")
            kind.nullable = len(options) < len(schema["anyOf"])
            return kind
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        nullable = "null" in types
        type = next(each for each in types if each != "null")
        if type == "string":
            formats = {schema.get("format")} | {each.get("format") for each in schema.get("anyOf", [])}
            word = "time" if "date-time" in formats else "text"
            return Kind(word, nullable, words=[each for each in schema.get("enum", []) if each is not None])
        if type == "array":
            return Kind("list", nullable, self.kind(schema["items"]))
        return Kind({"number": "number", "integer": "integer", "boolean": "boolean", "object": "object"}[type], nullable)

    @staticmethod
    def example(body):
        said = (body.get("content", {}).get("application/json") or {}).get("examples", {})
        return next((each["value"] for each in said.values()), None)

    @staticmethod
    def answer(said):
        for status in ("200", "201", "202"):
            content = said["responses"].get(status, {}).get("content", {}).get("application/json") or {}
            for each in content.get("examples", {}).values():
                return each["value"]
        return None


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def pascal(name):
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[_-]", name))
