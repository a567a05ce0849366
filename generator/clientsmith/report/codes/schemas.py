"""Codes about schemas."""

from __future__ import annotations

from .code import Code

SCHEMAS: dict[str, Code] = {
    "unknown-type": Code(
        "An unknown type",
        "JSON Schema knows string, integer, number, boolean, object, array and null. Words that "
        "plainly mean one of them are read so; others allow any value.",
    ),
    "type-list": Code(
        "A list of types before OpenAPI 3.1",
        "It is read as 3.1 does. Declare OpenAPI 3.1, or use nullable and anyOf.",
    ),
    "nullable-keyword": Code(
        "'nullable' in OpenAPI 3.1 or later",
        "The keyword was removed from OpenAPI 3.1. It is read as it was meant in 3.0: null is "
        'allowed. Write the type as a list with "null".',
    ),
    "enum-empty": Code(
        "An empty enum", "No value would be allowed at all. The enum was left out."
    ),
    "enum-not-list": Code(
        "An enum that is no list", "A single value counts as a list of one."
    ),
    "enum-repeats": Code("An enum lists a value twice", "Each value is kept once."),
    "enum-null": Code(
        "An enum lists null, which the type does not allow",
        "Null is taken to be allowed. Say so in the type, or remove null from the enum.",
    ),
    "enum-type": Code(
        "A listed value has another type than the schema",
        "The value is read in the type that the schema states, in YAML as it was typed: 1.10 "
        "becomes '1.10' where strings are listed. Quote it, or correct the type.",
    ),
    "enum-inlined": Code(
        "A shared enum of blank or null was written out",
        "Some frameworks declare schemas for '' and null and combine them with an enum. They "
        "are written into the unions that use them, so that no type is named after nothing.",
    ),
    "default-invalid": Code(
        "A default that does not fit its schema",
        "It is read in the schema's type where that is plainly what was meant, and left out "
        "otherwise. Defaults are documented, never sent.",
    ),
    "default-null": Code(
        "A default of null that the schema does not allow",
        "It usually means that there is no default, so it was left out.",
    ),
    "limit-not-number": Code(
        "A limit that is no number",
        "Limits such as maxLength or minimum are numbers, those of lengths and counts whole and "
        "not negative.",
    ),
    "options-empty": Code(
        "An empty oneOf, anyOf or allOf",
        "A choice of nothing says nothing; it was left out.",
    ),
    "required-flag": Code(
        "A property marked as required itself",
        "'required: true' on a property comes from JSON Schema draft 3. The property was added "
        "to the list of its object.",
    ),
    "required-not-list": Code(
        "'required' is no list of different names",
        "List each required property once, under 'required' of the object.",
    ),
    "examples-not-list": Code(
        "Examples of a schema that are no list",
        "In schemas, examples are a list of values.",
    ),
    "discriminator-invalid": Code(
        "A discriminator without a propertyName",
        "Without it nothing tells which option a value is; the discriminator was left out.",
    ),
}
