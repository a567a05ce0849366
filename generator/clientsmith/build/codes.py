"""The diagnostic codes of this stage, explained."""

from __future__ import annotations

CODES: dict[str, str] = {
    "alias-cycle": """\
A schema that leads back to itself

The schema is another schema, which is again the first one, with no object or list between
them: `A` refers to `B` and `B` to `A`. No value is described by the circle itself. What else
the schemas of the circle may be is kept; where there is nothing else, any value is accepted.
Remove the reference that closes the circle.""",
    "allof-conflict": """\
Combined schemas that exclude each other

`allOf` asks for a value that satisfies all of its members, and their types have nothing in
common, as a string and an object. No value fits, so the declaration is a mistake; any value
is accepted in its place. Often `oneOf` was meant.""",
    "allof-cycle": """\
A schema composed of itself

Following the references of `allOf` leads back to the schema that is being composed. The
reference that closes the circle is left out. Remove it from the document.""",
    "alternatives-joined": """\
Too many combinations of alternatives

Several `oneOf` or `anyOf` stand side by side, and their product would give dozens of types.
One type with all their properties, none of them required by the alternatives, stands for
them all.""",
    "callbacks-not-typed": """\
Callbacks

A callback is a request that the API sends to a server of yours. A client does not send it,
so no code is generated for it.""",
    "discriminator-option-added": """\
A mapping that names more than the options

The mapping of a discriminator names a schema that is not among the options of `oneOf` or
`anyOf`. It is taken as one more option, since the document says which value announces it.
Add it to the options.""",
    "discriminator-target": """\
A discriminator that leads nowhere

The mapping of a discriminator names a schema that the document does not have. The entry is
left out. Correct the name, or add the schema.""",
    "enum-value-kept-wide": """\
An enumeration with values that are no literals

A literal type can hold strings, integers and booleans. The enumeration also lists fractions,
lists or objects, so the plain type is used.""",
    "items-without-type": """\
Several item schemas without a type

The schema gives a list of schemas for items, and does not say that the value is an array.
JSON Schema then asks nothing of values that are no arrays, and documents that do this mostly
mean alternatives. A value of any of the schemas is accepted, and a list of such values.
Write `type: array` or `oneOf`.""",
    "keyword-not-typed": """\
Conditions that types do not express

Keywords such as `not`, `if` and `dependentSchemas` narrow the values in a way that a type
cannot say. Values are typed without them; the server checks them.""",
    "links-not-typed": """\
Links

A link says which values of a reply another operation takes. The values are in the reply and
the operation is a method; the link itself makes no code.""",
    "operation-invalid": """\
An operation that cannot be read

The operation stands under a method that OpenAPI 3.2 allows, and it is no valid Operation
Object. It is not generated.""",
    "paging-items": """\
A paging rule that finds no list

The configuration says where the items of a paged reply are, and the reply has no list there.
The items stay untyped. Correct `items` of the rule.""",
    "required-undeclared": """\
A required property that is not declared

`required` names a property that `properties` does not have. It becomes a required property
of any type, since a request without it would not fit. If the name is misspelt, correct it.""",
    "schema-too-deep": """\
Schemas nested too deeply

Inline schemas are nested more deeply than anybody writes or reads. Give the inner ones names
under `components/schemas` and refer to them.""",
    "security-scheme": """\
An unknown kind of security scheme

The type of the security scheme is none of those that OpenAPI defines. No argument of the
client is made for it; send its credentials as headers.""",
}
"""Title and explanation by code."""
