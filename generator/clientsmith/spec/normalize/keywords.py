"""The other keywords of a schema: limits, examples, items, properties, discriminators."""

from __future__ import annotations

from typing import Any

from ..grammar import Path
from . import v32
from .context import Context, Node, Repair
from .enums import number
from .types import null_parts


def example(node: Node, way: Path, context: Context) -> None:
    """One example joins the list of examples."""
    value = node.pop("example")
    known = node.get("examples")
    if type(known) is not list:
        known = list(_map_values(known))
    if value not in known:
        known = [value, *known]
        context.moved((way, "example"), ((way, "examples"), 0))
    node["examples"] = known


def examples(node: Node, way: Path, context: Context) -> None:
    """A list of values; a map of them is a habit from other places."""
    value = node["examples"]
    if type(value) is list:
        return
    node["examples"] = list(_map_values(value)) if type(value) is dict else [value]
    if value is None:
        del node["examples"]
    context.warn(
        "examples-not-list",
        (way, "examples"),
        "The examples of a schema must be a list.",
        "Write a list of values.",
    )


def _map_values(examples: Any) -> list[Any]:
    """The values of a map of examples, which belongs elsewhere but is met in schemas."""
    if type(examples) is not dict:
        return []
    return [
        item["value"] if type(item) is dict and "value" in item else item
        for item in examples.values()
    ]


def exclusive(name: str, bound: str) -> Repair:
    """The repair of an exclusive bound."""

    def convert(node: Node, way: Path, context: Context) -> None:
        """A flag beside the bound became the bound itself in JSON Schema draft 6."""
        value = node[name]
        if type(value) is not bool:
            limit(name)(node, way, context)
            return
        del node[name]
        if value and type(node.get(bound)) in (int, float):
            node[name] = node.pop(bound)
            context.moved((way, bound), (way, name))

    return convert


def limit(name: str) -> Repair:
    """The repair of a limit: a number, for lengths and counts a whole one."""
    whole = name[:3] in ("min", "max") and len(name) > 7

    def check(node: Node, way: Path, context: Context) -> None:
        value = node[name]
        kind = type(value)
        if kind is int and (value >= 0 or not whole):
            return
        if kind is float and not whole:
            return
        fixed: Any = None
        if kind is float and value.is_integer() and value >= 0:
            fixed = int(value)
        elif kind is str:
            fixed = number(value, ["integer"])
            if fixed == value:
                fixed = number(value, ["number"])
            fixed = (
                None if fixed == value or (whole and type(fixed) is float) else fixed
            )
        if fixed is None:
            del node[name]
        else:
            node[name] = fixed
        if kind is not float:
            context.warn(
                "limit-not-number",
                (way, name),
                f"The {name} must be a {'whole ' if whole else ''}number"
                + (
                    "; it was left out."
                    if fixed is None
                    else f"; it is read as {fixed}."
                ),
                "Write a number, or remove it.",
            )

    return check


def items(node: Node, way: Path, context: Context) -> None:
    """A list of item schemas is a tuple, which 2020-12 calls `prefixItems`."""
    value = node["items"]
    if type(value) is not list:
        return
    del node["items"]
    node["prefixItems"] = value
    context.moved((way, "items"), (way, "prefixItems"))
    if "additionalItems" in node:
        node["items"] = node.pop("additionalItems")
        context.moved((way, "additionalItems"), (way, "items"))


def properties(node: Node, way: Path, context: Context) -> None:
    """`required: true` on a property is a habit from JSON Schema draft 3."""
    properties = node["properties"]
    if type(properties) is not dict:
        return
    for name, value in properties.items():
        if type(value) is not dict or "required" not in value:
            continue
        if type(value["required"]) is bool and value.pop("required"):
            known = node.get("required")
            node["required"] = [*(known if type(known) is list else ()), name]
            context.warn(
                "required-flag",
                (((way, "properties"), name), "required"),
                "A property cannot be marked as required itself; it was added to the list "
                "of its object.",
                "List it under 'required' of the object.",
            )


def required(node: Node, way: Path, context: Context) -> None:
    """A list of different names; a flag says nothing here."""
    value = node["required"]
    if type(value) is list:
        names = list(dict.fromkeys(name for name in value if type(name) is str))
        if len(names) == len(value):
            return
        node["required"] = names
    else:
        del node["required"]
    context.warn(
        "required-not-list",
        (way, "required"),
        "The required properties must be a list of different names.",
        "List each name once.",
    )


def discriminator(node: Node, way: Path, context: Context) -> None:
    """An object with the name of a property; Swagger 2.0 has the bare name."""
    value = node["discriminator"]
    here: Path = (way, "discriminator")
    if type(value) is str:
        node["discriminator"] = {"propertyName": value}
        return
    if type(value) is not dict or type(value.get("propertyName")) is not str:
        del node["discriminator"]
        context.warn(
            "discriminator-invalid",
            here,
            "A discriminator needs a propertyName; it was left out.",
            "Name the property that tells which option a value is.",
        )
        return
    if "defaultMapping" in value:
        default = value.pop("defaultMapping")
        v32.default_mapping(value, default, here, context)
    mapping = value.get("mapping")
    if mapping is None:
        value.pop("mapping", None)
    elif type(mapping) is not dict:
        del value["mapping"]
        context.warn(
            "wrong-type", (here, "mapping"), "A mapping must be an object.", ""
        )
    else:
        _mapping(mapping, (here, "mapping"), context)


def _mapping(mapping: Node, way: Path, context: Context) -> None:
    for key, text in list(mapping.items()):
        if type(text) is str:
            mapping[key] = context.renamed.get(text, text)
        else:
            del mapping[key]
            context.warn(
                "mapping-not-found",
                (way, key),
                f"The discriminator maps {key!r} to no schema.",
                "Name a schema under components, or remove the entry.",
            )


def docs(node: Node, way: Path, context: Context) -> None:
    """External documentation has a url."""
    value = node["externalDocs"]
    if type(value) is dict and type(value.get("url")) is str:
        return
    del node["externalDocs"]
    context.warn(
        "external-docs",
        (way, "externalDocs"),
        "External docs need a url; they were left out.",
    )


def definitions(name: str) -> Repair:
    """The repair of a place for local schemas."""

    def drop(node: Node, _way: Path, _context: Context) -> None:
        """What was referred to is a component by now."""
        del node[name]

    return drop


def options(name: str) -> Repair:
    """The repair of a list of schemas."""
    nulls = null_parts(name)

    def check(node: Node, way: Path, context: Context) -> None:
        """A choice of nothing, or a sum of nothing, says nothing."""
        nulls(node, way, context)
        value = node.get(name)
        if type(value) is list and not any(
            type(item) in (dict, bool) for item in value
        ):
            del node[name]
            context.warn(
                "options-empty",
                (way, name),
                f"An empty {name} has no meaning; it was left out.",
                "List the schemas, or remove it.",
            )

    return check
