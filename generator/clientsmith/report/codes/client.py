"""Codes about what a document becomes: types, names, paging, templates."""

from __future__ import annotations

from .code import Code

CLIENT: dict[str, Code] = {
    "no-operations": Code(
        "A document without operations",
        "There is nothing to call. A document that only holds components is meant to be referred "
        "to by another one, which is what to generate from.",
    ),
    "no-spec": Code(
        "No document is named",
        "Pass the path of an OpenAPI document, or set `spec` in the configuration.",
    ),
    "git-revision": Code(
        "No such file, and no such path in a git revision",
        "Name a file, or REVISION:PATH, such as main:openapi.yaml.",
    ),
    "alias-cycle": Code(
        "A schema leads back to itself",
        "A chain of references closes without an object or a list between, so no value could ever "
        "be described. Any value is accepted. Remove the reference that closes the circle.",
    ),
    "alias-too-large": Code(
        "A schema multiplies, or nests too deep",
        "Lists, maps and unions that refer to each other, without an object between, are written "
        "out by Python. Where each has several of the next, or a chain of them is long, nothing "
        "could hold them. Any value is accepted. Let it refer to fewer, or to objects.",
    ),
    "allof-conflict": Code(
        "The members of an allOf exclude each other",
        "No value can satisfy all of them, for example a string and an object at once. Any value "
        "is accepted. Check the types of the members.",
    ),
    "allof-cycle": Code(
        "A schema is composed of itself",
        "Its allOf leads back to it. The inner reference is left out, which changes nothing for "
        "values. Remove one of the references.",
    ),
    "alternatives-joined": Code(
        "Many combinations of alternatives became one type",
        "Several oneOf or anyOf in one allOf multiply. Beyond a limit they are joined into one "
        "type whose properties are optional, since a union of that size helps nobody.",
    ),
    "callbacks-not-typed": Code(
        "Callbacks are not generated",
        "They are requests that the API sends to your server, so the client has nothing to call.",
    ),
    "links-not-typed": Code(
        "Links are not generated",
        "A link says how a value of a reply feeds another call. Pass the value on yourself.",
    ),
    "alias-due": Code(
        "An earlier name was to be removed by now",
        "The `until` of an alias is a day that has come, or a version that the distribution "
        "has reached. Take the alias out of the configuration, or let it work for longer.",
    ),
    "config-stale": Code(
        "The configuration names what the document does not have",
        "An operation, a component or a security scheme was renamed or removed, or its key is "
        "mistyped, so what is configured for it has no effect. Correct the key, or take it out.",
    ),
    "extend-missing": Code(
        "A name of your own is not there",
        "`[extend]` names a module of the package and a class, a function or a type in it. A "
        "resource and the client need an asynchronous twin beside, whose name begins with `Async`.",
    ),
    "extend-syntax": Code(
        "A module of your own is no Python",
        "It is read, without being run, before anything is written. Correct it.",
    ),
    "extend-base": Code(
        "A class of your own is not derived from the generated one",
        "It takes the place of that class, and so it has to have all that callers find there.",
    ),
    "extend-name": Code(
        "A module of your own imports what the package does not have",
        "What it imports from the generated package was renamed or removed by the document.",
    ),
    "extend-gone": Code(
        "Code of your own uses a method that the package does not have",
        "An operation, a resource or a property was renamed or removed by the document.",
    ),
    "extend-hides": Code(
        "A method of your own is called as a generated one",
        "Callers would no longer reach the operation. Mark the method with `@override` if it wraps "
        "the operation, or call it otherwise.",
    ),
    "extend-call": Code(
        "Code of your own calls a method by other arguments than it has",
        "The operation takes an argument no longer, or needs one that is not passed.",
    ),
    "extend-signature": Code(
        "A wrap does not take all that the operation takes",
        "Callers cannot pass the argument, and type checkers tell of an incompatible override.",
    ),
    "extend-types": Code(
        "mypy finds an error in code of your own",
        "Types of arguments, fields or results changed in the document, so that the code does not "
        "fit any more. It was checked against the package that is about to be written. Adapt the "
        "code, or set `extend.types = false` and check it yourself.",
    ),
    "extend-unchecked": Code(
        "The types of code of your own were not checked",
        "mypy is not installed where clientsmith runs, or it could not be run. Names and arguments "
        "were checked all the same. Install mypy, or set `extend.types = false`.",
    ),
    "extend-stale": Code(
        "The configuration attaches something to what the package does not have",
        "A resource, a model, a field or an argument was renamed or removed. Correct the key of "
        "`[extend]`, or take it out.",
    ),
    "extend-retyped": Code(
        "The document changed a type that code of your own stands for",
        "A field or an argument has a type of your own (`extend.fields`, `extend.arguments`), or a "
        "validator, and the document says another type of it than when the package was last "
        "written. No type checker sees that. See whether yours still fits; after the next "
        "generation it is not told again.",
    ),
    "extend-lines": Code(
        "More lines are your own than the configuration allows",
        "`extend.max_lines` is a ceiling for the lines of the modules that `[extend]` names.",
    ),
    "wait-operation": Code(
        "A wait names an operation that the document does not have",
        "`poll`, `start`, `cancel` and `result` of `[waits]` name operations by operationId, or by "
        "method and path. It was renamed or removed, or is mistyped.",
    ),
    "wait-reply": Code(
        "A wait polls what does not tell of one job",
        "The reply of `poll` must be one JSON document: neither a list with pages nor a file.",
    ),
    "wait-state": Code(
        "A wait names a state or a property that the document does not have",
        "Where the document lists the values of the state, those of `success`, `failure`, `stop` "
        "and `running` must be among them, and the paths of `state`, `error`, `progress` and "
        "`result` must lead to properties of the poll's reply. One that is not there would wait "
        "until its time is over.",
    ),
    "wait-state-new": Code(
        "A state is in no list of a wait",
        "`running` lists the states between, and the document has one that no list has. It means "
        "what `unknown` says. Put it in the list where it belongs.",
    ),
    "wait-declared": Code(
        "A wait that the document declares cannot be generated",
        "An extension of the document (`x-speakeasy-polling`, `x-ms-long-running-operation`) names "
        "states or arguments that the document does not have. Write a table `[waits.NAME]` for it, "
        "or refuse it with `waits.NAME = false`.",
    ),
    "wait-argument": Code(
        "A wait does not say where an argument comes from",
        "The arguments of `poll` come from arguments of the same name of what started the job, or "
        "from where `id` says: a path in the start's reply, `header:NAME`, or `argument:NAME`. "
        "Those of `cancel` and `result` come from the poll's.",
    ),
    "wait-name": Code(
        "A method of a wait has a name that is taken",
        "An operation or a resource is called so already. Choose another one in `names`.",
    ),
    "discriminator-option-added": Code(
        "A discriminator names a schema that is not among the options",
        "The schema is added to the options. Add it to oneOf or anyOf in the document.",
    ),
    "discriminator-target": Code(
        "A discriminator maps to something that is no schema",
        "The value of the mapping must be a schema's name or a reference to it. The entry is left "
        "out; correct it, or add the schema.",
    ),
    "enum-value-kept-wide": Code(
        "An enumeration holds a value that no literal type can express",
        "Literal types hold strings, integers, booleans and null. The plain type is used.",
    ),
    "items-without-type": Code(
        "Several schemas for items, and no type",
        "The document does not say that the value is a list. One of the schemas, or a list of "
        "them, is accepted. Add `type: array`.",
    ),
    "keyword-not-typed": Code(
        "A keyword narrows values in a way that types do not express",
        "Python's types cannot say it, for example `not` or `if`. The value is typed without it, "
        "and the server checks it.",
    ),
    "required-undeclared": Code(
        "A required property is not declared",
        "`required` lists a name that `properties` lacks. Any value is accepted. Declare it.",
    ),
    "schema-too-deep": Code(
        "Schemas are nested too deeply",
        "Give the inner schemas names under components/schemas, and refer to them.",
    ),
    "too-many-compositions": Code(
        "Compositions multiply",
        "`allOf`, `oneOf` and `anyOf` lie within each other so often that what they compose "
        "has no end in sight. Refer to fewer schemas, or compose them once under "
        "components/schemas.",
    ),
    "operation-invalid": Code(
        "This is no valid operation",
        "The operation object does not follow the OpenAPI specification, and is left out.",
    ),
    "security-scheme": Code(
        "A security scheme of an unknown kind",
        "Its credentials are not sent by themselves. Send them as headers of the client.",
    ),
    "paging-items": Code(
        "A paging rule names a list that is not there",
        "The reply's schema has no list at the path that `items` of the operation's paging rule in "
        "the configuration gives. The items stay untyped. Correct the path.",
    ),
    "paging-parameter": Code(
        "A paging rule names a parameter that is not there",
        "The operation has no parameter in its query or path, and no property of its body, that "
        "is called as `parameter` or `size` of its paging rule in the configuration. The list is "
        "not paged. Correct the name.",
    ),
    "list-not-paged": Code(
        "A list has a limit or tells of pages, and is not paged",
        "Nothing in the document surely asks for the next page, or its reply has several lists. A "
        "call gives one page. If there are more, the line of configuration that is printed pages "
        "the list, once what it leaves open is filled in.",
    ),
    "naming": Code(
        "What resources and methods are named after",
        "clientsmith looks at the paths, the operationIds and the tags, and takes the ones that "
        "tell most. Set `naming` in the configuration to choose.",
    ),
    "name-cut": Code(
        "A name was shortened",
        "Very long names are cut, and end in a few characters that keep them apart. Choose a "
        "better one in the configuration, under `types` or `operations`.",
    ),
    "name-taken": Code(
        "A name was taken",
        "Two things want the same name in the same place. The one that stands for more keeps it, "
        "the other gets a longer one. Choose names in the configuration, under `types` or "
        "`operations`; the name lock keeps them from then on.",
    ),
    "name-reserved": Code(
        "A name means something else in Python",
        "The word is a keyword, or the name of something that models or clients have. An "
        "underscore is added; on the wire the name stays as it is.",
    ),
    "name-invalid": Code(
        "A configured name cannot be an attribute",
        "Use letters, digits and underscores, no leading underscore, and no keyword.",
    ),
    "template-fault": Code(
        "A template of your own failed",
        "It is no Jinja template, prints what its view does not have, or reaches for what the "
        "sandbox keeps away: files beside the templates, modules, attributes of Python.",
    ),
    "template-not-python": Code(
        "A template gives invalid Python",
        "A template that overrides one of ours gave a module that does not parse. Correct it.",
    ),
    "too-slow": Code(
        "The work took too long",
        "A document of tens of megabytes takes seconds. One that takes minutes was made to, or "
        "shows a fault of clientsmith: report it. --max-seconds sets the limit.",
    ),
    "too-much-memory": Code(
        "The work needs too much memory",
        "A document of tens of megabytes needs some hundred megabytes of memory. One that needs "
        "gigabytes was made to, or shows a fault of clientsmith: report it. --max-memory sets "
        "the limit, in bytes; a machine that has less ends the work earlier.",
    ),
}
