"""Codes about the document as a whole."""

from __future__ import annotations

from .code import Code

ROOTS: dict[str, Code] = {
    "not-openapi": Code(
        "Not an OpenAPI document",
        "The file holds no 'openapi' or 'swagger' field. Perhaps it is a part that another file "
        "refers to: name the entry file. Web pages, Postman collections, AsyncAPI, GraphQL, WSDL "
        "and the like are recognised, and the hint says where such a file leads.",
    ),
    "unknown-version": Code(
        "An unknown version",
        "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can be read. Write the version as a string, "
        "such as '3.1.1'.",
    ),
    "info-missing": Code(
        "The title or the version is missing",
        "Every document says what it describes: info with a title and a version. A stand-in is "
        "used until you add them.",
    ),
    "info-license": Code(
        "A license without a name",
        "A license needs a name; it may have an identifier or a url.",
    ),
    "paths-missing": Code(
        "Nothing is described",
        "The document has no paths, webhooks or components.",
    ),
    "server-invalid": Code(
        "A server that cannot be called",
        "Each server needs a url that can be read, relative or with http or https, without control "
        "characters and without user name and password: those would end in the generated code. "
        "It was left out.",
    ),
    "server-variable": Code(
        "A server variable without a default",
        "Each variable in braces in a server's url needs a text default under 'variables'.",
    ),
    "tag-invalid": Code("A tag without a name", "Each tag is an object with a name."),
    "tag-repeated": Code(
        "A tag is declared twice", "The first declaration counts. Remove the other."
    ),
    "external-docs": Code(
        "External documentation without a url",
        "It was left out. Add the url, or remove it.",
    ),
    "schema-dialect": Code(
        "An unknown schema dialect",
        "Schemas are read as JSON Schema 2020-12, which is what OpenAPI 3.1 uses. Keywords that "
        "another dialect defines otherwise may be misread.",
    ),
    "wrong-type": Code(
        "A value of the wrong type",
        "The value has a type that its place does not take, such as a list where an object "
        "belongs. It was left out. Correct its type.",
    ),
    "wrong-structure": Code(
        "A part of the wrong type where calls are described",
        "A path item, operation, parameter, body, response or media type that is no object, and a "
        "name, place, scheme, flow or url that is no text, cannot be repaired, and a client "
        "without it would lack something. Correct its type.",
    ),
    "not-text": Code(
        "A number where text belongs",
        "It is read as it was typed: 1.10 stays '1.10'. Quote it.",
    ),
    "not-boolean": Code(
        "Text where true or false belongs",
        "It is read as the word says. Remove the quotes.",
    ),
    "null-field": Code(
        "A null that counts as absent",
        "The member is null where that has no meaning. Remove it.",
    ),
    "null-object": Code(
        "A null that counts as an empty object",
        "In YAML this is often a name with nothing after it. Write {} or the object.",
    ),
    "unreadable": Code(
        "A part that cannot be spared cannot be read",
        "Something without which nothing can be generated does not follow the specification.",
    ),
    "unreadable-part": Code(
        "A part was left out",
        "The part does not follow the specification and cannot be repaired by rule, so the "
        "smallest object around the fault was left out. Correct it, or remove it with an overlay.",
    ),
}
