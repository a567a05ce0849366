"""The fourth stage: any dialect, and any mixture of them, to one form of OpenAPI 3.1.

What later stages may rely on, beyond what the specification says:

- `openapi` is 3.1.x, `info` has a title and a version, `paths` is there; no `x-` members stand
  among paths, responses and callbacks.
- A `$ref` names a component that exists. In a schema it stands alone: what stood beside it is
  around `allOf: [{$ref}]`. Path items are written out.
- There are no boolean schemas, but `{}` and `{not: {}}`. Null is allowed by a type, an option
  `{type: "null"}` or a listed null, never by `nullable`. A schema that could not be found is
  `{x-clientsmith-dangling: REFERENCE}`.
- Each operation has all its parameters, with `style`, `explode` and `required` or one entry of
  `content`; `security`; and an `operationId` of its own.
- Examples are under `examples`. Enums are not empty and hold what their type allows. Defaults
  fit their schema.
- What 3.1 cannot say: `itemSchema` stays; other methods than those of 3.1 are under
  `x-additionalOperations`, by method; a parameter that is the whole query string has
  `in: query` and `x-in: querystring`; styles of Swagger 2.0 that 3.1 has not
  where they stand are under `x-style`, such as `tabDelimited`.
"""

from .stage import normalize

__all__ = ["normalize"]
