"""Codes about references."""

from __future__ import annotations

from .code import Code

REFERENCES: dict[str, Code] = {
    "ref-not-found": Code(
        "A reference leads nowhere",
        "The file, the anchor or the pointer that a $ref names does not exist. A schema that is "
        "missing counts as one that allows everything; other missing parts are left out. Correct "
        "the reference, or add what it names.",
    ),
    "ref-refused": Code(
        "A reference that is not followed",
        "Documents may come from strangers, so references to other hosts, to absolute paths, by "
        "schemes such as file:, and to folders other than the document's own and its neighbours "
        "are refused. Allow a host with --allow-host, a folder with --allow-root.",
    ),
    "ref-cycle": Code(
        "References that mean each other",
        "A reference that only leads back to itself, perhaps through others, names nothing; and "
        "a path item or an operation cannot include itself. Schemas may refer to themselves in "
        "properties and items.",
    ),
    "ref-not-text": Code(
        "A $ref that is no string",
        "The value of $ref must be a URI reference, such as '#/components/schemas/Pet'.",
    ),
    "ref-wrong-kind": Code(
        "A reference to the wrong kind of object",
        "For instance a schema is expected, and a response is referred to. The reference is "
        "treated as if it led nowhere.",
    ),
    "ref-sibling": Code(
        "Members beside a $ref that have no meaning",
        "Before OpenAPI 3.1 a $ref hides everything beside it; since then only schemas may have "
        "siblings. What describes a schema is kept all the same, the rest was left out. Put the "
        "reference into allOf to combine it with other keywords.",
    ),
    "ref-in-text": Code(
        "A reference where text belongs",
        "OpenAPI wants the text of a description itself, not a reference to it. The text that "
        "the reference names was put in its place, if it could be found.",
    ),
    "dynamic-ref": Code(
        "A dynamic reference",
        "$dynamicRef and $recursiveRef are read as plain references, which they are unless an "
        "outer schema overrides the anchor. Use $ref.",
    ),
    "mapping-not-found": Code(
        "A discriminator maps to no schema",
        "The entry of the mapping was left out. Name a schema under components.",
    ),
    "component-name": Code(
        "A component's name was changed",
        "Names of components consist of letters, digits, '.', '_' and '-'. Other characters were "
        "replaced, and the references with them.",
    ),
}
