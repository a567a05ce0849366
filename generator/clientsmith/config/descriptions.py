"""What each key of a configuration is for: for editors, and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping

ANY = "*"
"""Stands for a name that the user chooses."""

DESCRIPTIONS: Mapping[str, str] = {
    "spec": "The OpenAPI document.",
    "output": "The folder of the generated project; by default `generated`.",
    "overlays": "Patches for the document, in the format OpenAPI Overlay 1.0 or 1.1, in order.",
    "package": (
        "The name of the Python package; by default from the API's title. Names of Python, of "
        "frameworks and of what clients need are refused."
    ),
    "client": "The name of the client class; by default from the API's title.",
    "naming": "Where the names of resources come from; `auto` decides for each document.",
    "format": (
        "`always` runs black on all generated code. That changes nothing, unless `templates` "
        "do."
    ),
    "operations": (
        "Settings of single operations, by method and path (`GET /pets`) or by operationId."
    ),
    "operations.*.resource": 'The resource that has the method: `"pets.owned"`.',
    "operations.*.method": "The name of the method.",
    "operations.*.paging": "How the list is paged, or `false` for one that is not.",
    "operations.*.deprecated": (
        "The warning for callers of an operation that the document deprecates."
    ),
    "operations.*.deprecated_parameters": (
        "Makes parameters deprecated: a warning for each, by its name in the document."
    ),
    "deprecated": (
        "Makes properties deprecated: a warning for each, by schema and property, such as "
        '`[deprecated.Pet]` with `size = "Use weight."`.'
    ),
    "paging": "Ways of paging by name, each for all operations that match its patterns.",
    "paging.*.kind": "The kind of paging.",
    "paging.*.items": 'The list in the reply: `"data.items"`.',
    "paging.*.next": (
        "Where the reply has the cursor, the number or the address of the next page."
    ),
    "paging.*.parameter": "The parameter for that value.",
    "paging.*.size": "The parameter for the number of items on a page.",
    "paging.*.more": "Where the reply says whether there is more.",
    "paging.*.header": "The reply's header with the cursor.",
    "paging.*.page": (
        "A name for the class of its pages: `CursorPage` also gives `AsyncCursorPage` and "
        "`CursorPages`."
    ),
    "paging.*.operations": 'Patterns of operations: `["GET /v2/*", "list*"]`.',
    "types": 'Class names of schemas: `{ "pet.v1" = "Pet" }`.',
    "waits": (
        "Jobs on the server, and how to wait for them: see waits.md. `false` refuses a "
        "suggestion."
    ),
    "waits.*.poll": "The operation that reads the state, by operationId or method and path.",
    "waits.*.start": "Operations that start a job.",
    "waits.*.id": (
        "Where the poll's arguments come from: paths in the start's reply, `header:NAME`, or "
        "`argument:NAME`."
    ),
    "waits.*.state": "Where the poll's reply has the state; `http` if its status says it.",
    "waits.*.success": "States of a job that succeeded.",
    "waits.*.failure": "States of a job that failed.",
    "waits.*.stop": "States in which somebody has to act, such as `requires_action`.",
    "waits.*.running": "States of a job that runs, if all are known.",
    "waits.*.unknown": "What a state means that is in none of these lists.",
    "waits.*.absent": "What it means that the job is not found any more.",
    "waits.*.result": (
        "Where the last reply has the result, or the operation that returns it, with its "
        "arguments."
    ),
    "waits.*.result.operation": "The operation that returns the result.",
    "waits.*.error": "Where the reply of a failed job has the reason.",
    "waits.*.progress": "Where the reply has the progress.",
    "waits.*.interval": "Seconds between polls, unless the server sets them.",
    "waits.*.interval.first": "The first pause.",
    "waits.*.interval.factor": "The factor by which the pauses grow.",
    "waits.*.interval.most": "The longest pause.",
    "waits.*.timeout": "Seconds after which waiting ends, or `false`.",
    "waits.*.hold": "For a server that can hold a poll until something happens.",
    "waits.*.hold.argument": "The argument for the time to hold it, in seconds.",
    "waits.*.hold.most": "The longest time to ask for, in seconds.",
    "waits.*.cancel": "The operation that cancels a job.",
    "waits.*.names": "Names of the methods.",
    "waits.*.names.wait": "The method that waits for a started job.",
    "waits.*.names.start_and_wait": "The method that starts a job and waits.",
    "waits.*.names.job": "The method that returns a handle.",
    "waits.*.on_failure": "Whether a failed job raises, or is returned.",
    "waits.*.on_stop": "Whether a state of `stop` raises, or is returned.",
    "extend": (
        "Code of your own in the package: see extend.md. Values are a module, from the root of "
        "the package, and a name in it: `extensions.jobs:Jobs`."
    ),
    "extend.client": (
        "A subclass of the client, with an asynchronous twin beside it; the package exports "
        "both."
    ),
    "extend.resources": "Subclasses of resources, by their attributes (`projects.jobs`).",
    "extend.models": "Further base classes of models.",
    "extend.fields": 'Types of fields: `{ "Job.metadata" = "extensions.types:Metadata" }`.',
    "extend.arguments": 'Types of arguments: `{ "jobs.create.metadata" = "…" }`.',
    "extend.names": "Further names that the package exports.",
    "extend.sync_only": "Resources whose asynchronous twin is not extended.",
    "extend.packages": (
        "Packages of your own beside the generated one, with their folders: `{ acme_ext = "
        '"../acme_ext" }`.'
    ),
    "extend.types": (
        "Whether mypy checks these modules before anything is written (default true)."
    ),
    "extend.max_lines": "How many lines these modules may have in total.",
    "credentials": "Security schemes, by their names in the document.",
    "credentials.*.argument": "The client's argument.",
    "credentials.*.env": "The environment variable that the argument is read from.",
    "credentials.*.password": (
        "The password of HTTP Basic, where the client takes it apart from the user name: "
        '`{ argument = "password", env = "ACME_PASSWORD" }`.'
    ),
    "credentials.*.password.argument": "The client's argument for the password.",
    "credentials.*.password.env": "The environment variable that it is read from.",
    "client_parameters": (
        "Parameters, by their names in the document, that the client can hold for all calls, "
        "such as an account or a version. Methods still take them, as optional arguments."
    ),
    "client_parameters.*.argument": "The client's argument.",
    "client_parameters.*.env": "The environment variable that the argument is read from.",
    "client_parameters.*.default": "The value if neither the call nor the client has one.",
    "client_parameters.*.header": (
        "Whether it is a header of every call, also where the document does not name it (default "
        "false)."
    ),
    "aliases": (
        'Earlier names that still work, with a DeprecationWarning. `{ name = "Pet", until = '
        '"2027-01-31" }`, or a version, says when one will be removed.'
    ),
    "aliases.methods": '`{ "pets.fetch" = "pets.retrieve" }`.',
    "aliases.classes": '`{ Animal = "Pet" }`.',
    "aliases.arguments": '`{ "pets.list.maximum" = "limit" }`.',
    "aliases.*.*.name": "The present name.",
    "aliases.*.*.until": "The day, or the version of the package, that removes the earlier name.",
    "aliases.*.*.silent": "A second name, without a warning.",
    "surface": "How the client is called, as a preset or by single keys: see surface.md.",
    "surface.preset": "The keys of another generator.",
    "surface.positional": (
        "Which path parameters may also be passed by position; `required`: all that must be "
        "given, and a body that is one argument."
    ),
    "surface.async_twins": (
        "What ends the names of asynchronous twins of the methods of the synchronous client, such "
        "as `_async`; without it there are none."
    ),
    "surface.extras": (
        'Further arguments of each method, by what they set: `{ extra_headers = "headers" }`.'
    ),
    "surface.raw": "`proxies` adds `with_raw_response` and `with_streaming_response`.",
    "surface.raw_parse": "Whether `parse()` of an asynchronous raw reply is awaited.",
    "surface.empty_path": "The text of the error for an empty path parameter, with `{name}`.",
    "surface.path": (
        "The end of the servers' URLs that callers' own `base_url` does not have: `/v1`."
    ),
    "surface.body": (
        "What an argument is called that is a whole body: `type` takes the name of its schema."
    ),
    "surface.paging": "`false` gives every list as its reply, and pages nothing.",
    "surface.multipart": (
        "Whether lists and objects in forms with files are parts of their own, named by brackets."
    ),
    "surface.uploads": (
        "Whether files in forms may be dictionaries of `file_name`, `content` and `content_type`."
    ),
    "surface.models": (
        "`classes` gives what is only sent classes too, and all of them `from_dict`, `from_json` "
        "and `to_str`."
    ),
    "surface.errors": (
        "`reply` gives errors `raw_response`, `data`, `status` and `reason`."
    ),
    "surface.dictionaries": (
        "Whether dictionaries that are sent have names on the `wire` for keys, or `attributes`."
    ),
    "surface.plain": "Kinds of text that are not decoded.",
    "surface.bodies": (
        "`flat` makes the properties of all options of a union keyword arguments; `argument` "
        "takes every JSON body as one argument."
    ),
    "surface.warnings": "`operations`: deprecated fields and arguments do not warn.",
    "surface.files": "`replies` returns files as replies that have been read.",
    "surface.streams": "`argument` lets a method take `stream=True`.",
    "surface.tokens": "`any` sends bearer tokens as they are, even with blanks.",
    "surface.webhooks": (
        "Adds `webhooks` to the client, with `unwrap`, `parse` and `verify_signature`."
    ),
    "surface.headers": "Headers that are sent with every request.",
    "surface.constructor": "Other names for arguments of the client.",
    "surface.modules": "Names that can be imported from further modules.",
    "surface.names": "A TOML file with `pages`, `operations`, `optional` and `modules`.",
    "surface.optional": (
        "Properties that may be absent whatever the document says, by the pointer of their "
        "object."
    ),
    "surface.pages": "Classes of pages.",
    "surface.pages.*.items": "The property with the items; empty if the reply is the list.",
    "surface.pages.*.fields": "Annotations by field, in which `Item` is the type of an item.",
    "surface.operations": "Settings of single operations.",
    "surface.operations.*.positional": "Arguments that may be passed by position.",
    "surface.operations.*.page": "The class of its pages.",
    "surface.operations.*.arguments": 'Names of arguments: `{ "body:" = "items" }`.',
    "surface.operations.*.body": "`argument` takes its JSON body as one argument.",
    "surface.operations.*.turns": "Whether it gives a reply with `result` and `next()`.",
    "surface.operations.*.request": "The name of one argument that holds all others.",
    "surface.operations.*.file": "Whether it replies with a file.",
    "surface.operations.*.deprecated": "False for one that does not warn.",
    "server": "An argument of the client that chooses a server by name.",
    "server.argument": "The name of the argument.",
    "server.names": "URLs by name; the first is the default.",
    "env": "Environment variables of the client.",
    "env.prefix": "The prefix of all environment variables that are not named elsewhere.",
    "env.base_url": "The variable for the base URL.",
    "distribution": "Metadata of the generated project, for its pyproject.toml.",
    "distribution.name": "Its name; by default from the package.",
    "distribution.version": "Its version; by default from the document.",
    "distribution.description": "Its description, in one line.",
    "distribution.license": "Its licence, as an SPDX expression.",
    "distribution.authors": "Its authors: `Ada Lovelace <ada@example.com>`.",
    "distribution.urls": "Its links by label: Homepage, Documentation, Issues.",
    "distribution.classifiers": "Further classifiers for PyPI.",
    "distribution.python": "The lowest version of Python; by default `>=3.11`.",
    "distribution.dependencies": "Packages that your own code needs.",
    "distribution.extras": "Further optional dependencies.",
    "distribution.readme": "Markdown files to append to the README.",
    "distribution.api": "Whether to write an `api.md` that lists every method.",
    "distribution.tests": "Whether to write tests of every operation, with the fake.",
    "distribution.published": (
        "Whether it is on a package index under its name. Only then do its README and reference"
        " say `pip install NAME`."
    ),
    "docs": "Writes the reference, into `docs/` of the output; an empty table will do.",
    "docs.title": "The title of the reference.",
    "docs.url": "The address of the published site, for its sitemap and canonical addresses.",
    "docs.changelog": (
        "A changelog in Markdown that becomes a page, such as the one that `clientsmith "
        "release` writes."
    ),
    "docs.guides": "Markdown files that become pages.",
    "docs.logo": "An SVG file.",
    "docs.accent": "A colour such as `#5546c9`, adjusted if it would be hard to read.",
    "docs.console": (
        "Whether each method has a form that sends the call from the page, to a server that the"
        " reader names. Pages may then connect to any server."
    ),
    "docs.versions": "Links to the references of other versions, by label.",
    "allow": "Codes of findings that you accept; an unused one is an error.",
    "allow_hosts": "Hosts that documents may be read from; by default none.",
    "allow_roots": (
        "Further folders that `$ref` may read from, besides the document's own and its parent."
    ),
    "limits": "Limits of what is read.",
    "limits.bytes": "The size of one file.",
    "limits.nodes": "Members and items of one file, with YAML aliases expanded.",
    "limits.depth": "Levels of nesting.",
    "limits.aliases": "YAML nodes that aliases may repeat.",
    "limits.digits": "Digits of one whole number.",
    "limits.files": "Files that one document may refer to.",
    "limits.memory": "Bytes of memory for one document.",
    "limits.seconds": "Seconds for one document.",
    "keep": "Patterns of your own files in the output, which `check` then ignores.",
    "normalized": "Whether `check` requires the document to be in its normal form.",
    "inventory": "A file with a list of `endpoints`, which `check` expects in the document.",
    "templates": "A folder of Jinja templates that replace ours: see templates.md.",
    "lock": (
        "The file that keeps published names; by default `NAME.names.lock` beside the document."
        " `generate` resolves a merge conflict in it, with the names of both branches."
    ),
    "upstream": (
        "The document that yours was taken from. `check` tells what changed in your operations "
        "there, and what is new."
    ),
    "upstream.path": "Its file.",
    "upstream.url": "Its address; the host has to be in `allow_hosts`.",
    "upstream.paths": 'The paths that matter: `["/v1/**", "!/v1/internal/*"]`.',
}

_ALIKE = {"operations.*.paging.": "paging.*."} | {
    f"aliases.{kind}.*.": "aliases.*.*." for kind in ("methods", "classes", "arguments")
}
"""Keys that are described where they stand first."""


def description_of(key: str) -> str:
    """What a key is for.

    Args:
        key: its dotted name, with `*` for names that the user chooses.

    Raises:
        KeyError: nobody described it.
    """
    for start, other in _ALIKE.items():
        if key.startswith(start):
            key = other + key.removeprefix(start)
    return DESCRIPTIONS[key]
