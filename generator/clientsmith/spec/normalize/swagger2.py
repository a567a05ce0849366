"""Swagger 2.0: its own layout to that of OpenAPI 3, before the walk that both share."""

from __future__ import annotations

from typing import Any

from ..grammar import METHODS, Path
from ..source_map import Pointer, escape
from .context import Context, Node
from .parameters import collected

_JSON = ["application/json"]
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_FORM_STYLES = ("form", "spaceDelimited", "pipeDelimited")
_SECTIONS = {
    "definitions": "schemas",
    "responses": "responses",
    "parameters": "parameters",
}
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_VALUE_WORDS = frozenset(
    "type format items enum default minimum maximum exclusiveMinimum exclusiveMaximum minLength "
    "maxLength pattern minItems maxItems uniqueItems multipleOf collectionFormat x-nullable".split()
)


def convert(context: Context) -> None:
    """Move every part of a Swagger 2.0 document to where OpenAPI 3 has it."""
    tree = context.tree
    _Converter(context, _types(tree, "consumes"), _types(tree, "produces")).convert()
    for key in ("swagger", "consumes", "produces", "host", "basePath", "schemes"):
        tree.pop(key, None)
    tree["openapi"] = "3.0.3"


def _types(node: Node, key: str) -> list[str]:
    value = node.get(key)
    words = value if type(value) is list else [value]
    return [word for word in words if type(word) is str and word]


class _Converter:
    def __init__(
        self, context: Context, consumes: list[str], produces: list[str]
    ) -> None:
        self.context = context
        self.tree = context.tree
        self.consumes = consumes
        self.produces = produces
        self.shared: Node = _object(self.tree.get("parameters"))

    def convert(self) -> None:
        self._servers()
        items = _object(self.tree.get("paths"))
        for path, item in items.items():
            if type(item) is dict and path[:2] != "x-":
                self._path_item(item, ((None, "paths"), path))
        for name, response in _object(self.tree.get("responses")).items():
            self._response(response, ((None, "responses"), name), self.produces)
        self._sections()
        self._schemes()

    # --- the parts of the root ----------------------------------------------------------

    def _servers(self) -> None:
        host, base = self.tree.get("host"), self.tree.get("basePath")
        if type(host) is not str and type(base) is not str:
            return
        base = base if type(base) is str else ""
        path = f"/{base.strip('/')}" if base.strip("/") else ""
        schemes = _types(self.tree, "schemes") or ["https"]
        known = [word for word in schemes if word in ("http", "https")] or ["https"]
        known.sort(reverse=True)
        if type(host) is str and host:
            self.tree["servers"] = [
                {"url": f"{scheme}://{host}{path}"} for scheme in known
            ]
        else:
            self.tree["servers"] = [{"url": path or "/"}]

    def _sections(self) -> None:
        components = _object(self.tree.get("components"))
        for old, new in _SECTIONS.items():
            nodes = self.tree.pop(old, None)
            if type(nodes) is not dict:
                continue
            if old == "parameters":
                nodes = self._parameters(nodes)
            components[new] = nodes
            self.context.sources.shift(
                Pointer(f"/{old}"), Pointer(f"/components/{new}")
            )
            for name in nodes:
                text = f"/{escape(name)}"
                self.context.renamed[f"#/{old}{text}"] = f"#/components/{new}{text}"
        self.tree["components"] = components

    def _parameters(self, nodes: Node) -> Node:
        """Body and form parameters went into the operations that use them."""
        return {
            name: node
            for name, node in nodes.items()
            if type(node) is dict and node.get("in") not in ("body", "formData")
        }

    def _schemes(self) -> None:
        schemes = self.tree.pop("securityDefinitions", None)
        if type(schemes) is not dict:
            return
        for name, node in schemes.items():
            if (
                type(node) is dict
                and node.get("type") == "oauth2"
                and "flows" not in node
            ):
                here: Path = ((None, "securityDefinitions"), name)
                self.context.is_text(node, "flow", here, "a security scheme")
                flow = {
                    key: node.pop(key)
                    for key in ("authorizationUrl", "tokenUrl", "scopes")
                    if key in node
                }
                word = node.pop("flow", None)
                named = word if isinstance(word, str) else "implicit"
                node["flows"] = {_FLOWS.get(named, named): flow}
        self.tree["components"]["securitySchemes"] = schemes
        self.context.sources.shift(
            Pointer("/securityDefinitions"), Pointer("/components/securitySchemes")
        )

    # --- operations ---------------------------------------------------------------------

    def _path_item(self, item: Node, way: Path) -> None:
        shared = item.pop("parameters", None)
        shared = shared if type(shared) is list else []
        for method in METHODS:
            operation = item.get(method)
            if type(operation) is dict:
                self._operation(operation, shared, (way, "parameters"), (way, method))

    def _operation(
        self, node: Node, shared: list[Any], base: tuple[Path, str], way: Path
    ) -> None:
        consumes = _types(node, "consumes") if "consumes" in node else self.consumes
        produces = _types(node, "produces") if "produces" in node else self.produces
        schemes = _types(node, "schemes")
        for key in ("consumes", "produces", "schemes"):
            node.pop(key, None)
        self._own_servers(node, schemes)
        own = node.get("parameters")
        own = own if type(own) is list else []
        found: dict[Any, tuple[Any, tuple[Any, Any]]] = {}
        for index, entry in enumerate(shared):
            found[self._key(entry, index)] = (_copied(entry), (base, index))
        for index, entry in enumerate(own):
            slot = self._key(entry, ("own", index))
            if slot in found and found[slot][1][0] != base:
                if slot == ("body",):
                    self.context.warn(
                        "body-repeated",
                        ((way, "parameters"), index),
                        "A request has one body; the last parameter with 'in: body' is taken.",
                        "Put what both hold into one object, or use 'in: formData'.",
                    )
                    found[slot] = (entry, ((way, "parameters"), index))
                    continue
                slot = (*slot, index)  # reported when parameters merge
            found[slot] = (entry, ((way, "parameters"), index))
        self._split(node, list(found.values()), consumes, way)
        responses = node.get("responses")
        for status, response in _object(responses).items():
            if type(response) is dict and "$ref" not in response and status[:2] != "x-":
                self._response(response, ((way, "responses"), status), produces)

    def _own_servers(self, node: Node, schemes: list[str]) -> None:
        known = _types(self.tree, "schemes") or ["https"]
        host = self.tree.get("host")
        if not schemes or set(schemes) & set(known) or type(host) is not str:
            return
        base = str(self.tree.get("basePath") or "").strip("/")
        path = f"/{base}" if base else ""
        wanted = [word for word in schemes if word in ("http", "https")]
        if wanted:
            node["servers"] = [{"url": f"{scheme}://{host}{path}"} for scheme in wanted]

    def _meant(self, entry: Any) -> Node:
        text = entry.get("$ref") if type(entry) is dict else None
        if type(text) is str and text.startswith("#/parameters/"):
            found = self.context.find(text)
            return found if type(found) is dict else {}
        return entry if type(entry) is dict else {}

    def _key(self, entry: Any, otherwise: Any) -> tuple[Any, ...]:
        meant = self._meant(entry)
        location, name = meant.get("in"), meant.get("name")
        if location == "body":
            return ("body",)
        if type(location) is str and type(name) is str:
            return (location, name)
        return ("unknown", otherwise)

    def _split(
        self,
        node: Node,
        entries: list[tuple[Any, tuple[Any, Any]]],
        consumes: list[str],
        way: Path,
    ) -> None:
        """Body and form parameters become the request body; the others stay."""
        kept: list[Any] = []
        form: list[tuple[Node, Path]] = []
        for entry, at in entries:
            meant = self._meant(entry)
            location = meant.get("in")
            if location == "body":
                self._body(node, meant, consumes, at, way)
            elif location == "formData":
                form.append((_copied(meant) if meant is not entry else meant, at))
            else:
                here: Path = ((way, "parameters"), len(kept))
                if here != at:
                    self.context.moved(at, here)
                kept.append(entry)
        if kept:
            node["parameters"] = kept
        else:
            node.pop("parameters", None)
        if form:
            self._form(node, form, consumes, way)

    def _body(
        self, node: Node, meant: Node, consumes: list[str], at: Path, way: Path
    ) -> None:
        forms = (_FORM, _MULTIPART)
        types = [word for word in consumes if word not in forms] or consumes or _JSON
        schema = meant.get("schema")
        body: Node = {
            "content": {
                word: {"schema": _copied(schema) if schema is not None else {}}
                for word in types
            }
        }
        if type(meant.get("description")) is str:
            body = {"description": meant["description"], **body}
        if meant.get("required") is True:
            body["required"] = True
        body.update({key: value for key, value in meant.items() if key[:2] == "x-"})
        node["requestBody"] = body
        here: Path = (way, "requestBody")
        self.context.moved(at, here)
        for word in types:
            self.context.moved((at, "schema"), (((here, "content"), word), "schema"))

    def _form(
        self, node: Node, form: list[tuple[Node, Path]], consumes: list[str], way: Path
    ) -> None:
        """Form parameters become the properties of one object."""
        files = any(field.get("type") == "file" for field, _ in form)
        types = [word for word in consumes if word in (_FORM, _MULTIPART)]
        if files or not types:
            types = [_MULTIPART] if files else [_FORM]
        properties: Node = {}
        required = []
        encoding: Node = {}
        here: Path = ((way, "requestBody"), "content")
        for field, at in form:
            name = field.get("name")
            if type(name) is not str:
                continue
            schema = {key: field[key] for key in field if key in _VALUE_WORDS}
            schema.update(
                {k: v for k, v in field.items() if k[:2] == "x-" or k == "description"}
            )
            collection = schema.pop("collectionFormat", None)
            items = _object(schema.get("items"))
            if schema.get("type") == "array" and (
                collection != "multi" or items.get("type") == "array"
            ):
                encoding[name] = {
                    "style": "form",
                    **collected(collection, items, _FORM_STYLES),
                }
            properties[name] = schema
            if field.get("required") is True:
                required.append(name)
            for word in types:
                self.context.moved(at, ((((here, word), "schema"), "properties"), name))
        content: Node = {}
        for word in types:
            schema = {"type": "object", "properties": _copied(properties)}
            if required:
                schema["required"] = list(required)
            content[word] = {"schema": schema}
            if encoding:
                content[word]["encoding"] = _copied(encoding)
        node["requestBody"] = {"content": content}
        if required:
            node["requestBody"]["required"] = True

    def _response(self, node: Any, way: Path, produces: list[str]) -> None:
        if type(node) is not dict:
            return
        schema = node.pop("schema", None)
        examples = _object(node.pop("examples", None))
        content: Node = {}
        if schema is not None:
            kind = schema.get("type") if type(schema) is dict else None
            types = produces or (
                ["application/octet-stream"] if kind == "file" else _JSON
            )
            for index, word in enumerate(types):
                content[word] = {"schema": schema if index == 0 else _copied(schema)}
                here: Path = (((way, "content"), word), "schema")
                self.context.moved((way, "schema"), here)
        for word, value in examples.items():
            if "/" in word and (not content or word in content):
                content.setdefault(word, {})["example"] = value
        if content:
            node["content"] = content


def _object(value: Any) -> Node:
    return value if type(value) is dict else {}


def _copied(node: Any) -> Any:
    if type(node) is dict:
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(item) for item in node] if type(node) is list else node
