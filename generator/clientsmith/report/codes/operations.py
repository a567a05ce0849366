"""Codes about operations, parameters, bodies, responses and security."""

from __future__ import annotations

from .code import Code

OPERATIONS: dict[str, Code] = {
    "path-no-slash": Code(
        "A path without a leading slash", "One was put in front of it."
    ),
    "path-query": Code(
        "A path with a query",
        "Paths end before the question mark; parameters in the query have their own place. The "
        "query is sent as written.",
    ),
    "path-fragment": Code(
        "A path with a fragment",
        "A fragment is never sent to a server. Some documents use it to give one path several "
        "operations of the same method; they are kept apart.",
    ),
    "path-parameter-undeclared": Code(
        "A path names a parameter that nobody declares",
        "It is taken to be a string. Declare it under 'parameters' with 'in: path'.",
    ),
    "path-parameter-unused": Code(
        "A path parameter that the path does not have",
        "There is no place to send it, so it was left out. Check the spelling in both places.",
    ),
    "path-parameter-optional": Code(
        "A path parameter marked as optional",
        "Path parameters are always required (OpenAPI 3.1, section 4.8.12.2).",
    ),
    "method-case": Code(
        "A method in capitals", "Methods are written in small letters."
    ),
    "operation-id-missing": Code(
        "An operation without an operationId",
        "One was made from its method and path. Names that others rely on are better written "
        "down: add an operationId.",
    ),
    "operation-id-repeated": Code(
        "An operationId is used twice",
        "The first operation by path keeps it; others get their path appended. Give each "
        "operation an identifier of its own.",
    ),
    "operation-tags": Code(
        "Tags that are no list of different names",
        "Repeated tags and other values were left out.",
    ),
    "parameter-invalid": Code(
        "A parameter that cannot be used",
        "A parameter needs a name and a place: path, query, header or cookie. The names of headers "
        "are tokens (RFC 9110), and headers that frame a message, such as Content-Length, are not "
        "the caller's. It was left out.",
    ),
    "body-repeated": Code(
        "A request has two bodies",
        "Swagger 2.0 allows one parameter with 'in: body' an operation, since a request has one "
        "body. The last one counts.",
    ),
    "parameter-repeated": Code(
        "A parameter is declared twice",
        "Name and place together tell parameters apart. The last declaration counts.",
    ),
    "parameter-ignored": Code(
        "A header parameter that OpenAPI ignores",
        "Accept and Content-Type follow from the media types, Authorization from the security "
        "schemes (OpenAPI 3.1, section 4.8.12.1), so a parameter of that name is left out.",
    ),
    "parameter-style": Code(
        "A style that does not fit the parameter's place",
        "The default style of the place is used: simple in paths and headers, form elsewhere.",
    ),
    "encoding-ignored": Code(
        "A style of a part that OpenAPI 3.0 ignores",
        "Until OpenAPI 3.1, 'style', 'explode' and 'allowReserved' of an encoding count for "
        "application/x-www-form-urlencoded only (OpenAPI 3.0.3, section 4.7.15).",
    ),
    "media-twin": Code(
        "A media type without a schema beside one that has it",
        "Parameters such as a charset make no other media type. The entry that says what the "
        "body holds counts for both.",
    ),
    "unknown-member": Code(
        "A member that OpenAPI does not know",
        "It means nothing, and a validator refuses it, so that it was left out. Extensions begin "
        "with 'x-'.",
    ),
    "parameter-content": Code(
        "A parameter described twice",
        "A parameter has either a schema or exactly one media type under content.",
    ),
    "parameter-no-schema": Code(
        "A parameter without a schema",
        "Describe its values under 'schema'. Words of Swagger 2.0 on the parameter itself are "
        "moved there.",
    ),
    "body-alternative": Code(
        "A body written in another way",
        "Several media types carry the same value, and the client writes one of them: JSON or a "
        "form. A media type of another shape has a method of its own, called after it.",
    ),
    "reply-alternative": Code(
        "A reply written in another way",
        "Several media types carry the same result, and the client asks for JSON, which it can "
        "type. A media type that says something else has a method of its own, called after it.",
    ),
    "media-misspelt": Code(
        "A form whose media type is misspelt",
        "Forms are application/x-www-form-urlencoded or multipart/form-data. Where the name stands "
        "under another type, as in application/form-data, the form is meant and sent.",
    ),
    "media-invalid": Code(
        "A key of 'content' that is no media type",
        "Keys of 'content' are media types, with a slash. Another key is left out where a media "
        "type stands beside it.",
    ),
    "body-no-content": Code(
        "A request body without content",
        "Say what it holds, by media type, under 'content'.",
    ),
    "status-invalid": Code(
        "A response whose key is no status",
        "Responses are known by a status from 100 to 599, a range from '1XX' to '5XX', or "
        "'default'. Others were left out, or read as what was surely meant.",
    ),
    "response-description": Code(
        "A response without a description", "It is required, if only to be empty."
    ),
    "examples-not-map": Code(
        "Examples that are no map",
        "Beside schemas, in parameters and media types, examples have names and hold their value "
        "under 'value'.",
    ),
    "example-not-object": Code(
        "An example that is not under 'value'", "The example is taken as the value."
    ),
    "security-invalid": Code(
        "A security requirement that is no object",
        "Write a map from the name of a scheme to a list of scopes.",
    ),
    "security-scheme-missing": Code(
        "A security requirement names no declared scheme",
        "Nothing tells how such a credential is sent, so this alternative was left out. Declare "
        "the scheme under components/securitySchemes.",
    ),
    "security-scheme-invalid": Code(
        "A security scheme that cannot be used",
        "Its type is unknown, or something that the type needs is missing. It was left out, and "
        "so were requirements that name it.",
    ),
    "oauth-flow": Code(
        "An OAuth2 flow that cannot be used",
        "The flow is unknown or lacks a url that it needs. It was left out.",
    ),
}
