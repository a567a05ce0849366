"""What each key of a configuration is for: for editors, and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping

ANY = "*"
"""Stands for a name that the user chooses."""

DESCRIPTIONS: Mapping[str, str] = {
    "spec": "The OpenAPI document.",
    "output": "The folder of the generated project; `generated` where nothing is said.",
    "overlays": "Patches of the document in the format OpenAPI Overlay 1.0 or 1.1, in order.",
    "package": "The name of the Python package, which neither Python, a framework nor what "
    "clients need has already; from the API's title where nothing is said.",
    "client": "The name of the client class; from the API's title where nothing is said.",
    "naming": "Where resources get their names; `auto` decides for each document.",
    "format": "`always` runs black on all that is generated, which changes nothing unless "
    "`templates` do.",
    "operations": "Decisions about single operations, by method and path (`GET /pets`) or by "
    "operationId.",
    "operations.*.resource": 'Where the method stands: `"pets.owned"`.',
    "operations.*.method": "What the method is called.",
    "operations.*.paging": "How the list is continued, or `false` for one that is not paged.",
    "operations.*.deprecated": "The message to those who call it, if the document says that it "
    "is deprecated.",
    "operations.*.deprecated_parameters": "The messages to those who pass a parameter, by its "
    "name in the document, which makes it deprecated.",
    "deprecated": "The messages to those who use a property, by component and property: "
    '`[deprecated.Pet]` with `size = "Use weight."`, which makes it deprecated.',
    "paging": "Ways of paging by name, each for all operations that match its patterns.",
    "paging.*.kind": "How the next page is asked for.",
    "paging.*.items": 'The list in the reply: `"data.items"`.',
    "paging.*.next": "Where the reply has the cursor, number or address of the next page.",
    "paging.*.parameter": "The parameter that takes it.",
    "paging.*.size": "The parameter that says how many items a page has.",
    "paging.*.more": "Where the reply says whether there is more.",
    "paging.*.header": "The reply's header that has the cursor.",
    "paging.*.page": "What the class of its pages is called: `CursorPage` makes `AsyncCursorPage` "
    "and the lists `CursorPages`, too.",
    "paging.*.operations": 'Patterns of operations: `["GET /v2/*", "list*"]`.',
    "types": 'Class names of components: `{ "pet.v1" = "Pet" }`.',
    "waits": "What takes time on the server, and how to wait for it: see waits.md. `false` "
    "refuses a candidate.",
    "waits.*.poll": "The operation that tells the state, by operationId or method and path.",
    "waits.*.start": "Operations that start what takes time.",
    "waits.*.id": "Where the poll's arguments are to be had: paths in the start's reply, "
    "`header:NAME`, or `argument:NAME`.",
    "waits.*.state": "Where the poll's reply has the state; `http` where its status tells.",
    "waits.*.success": "States of a good end.",
    "waits.*.failure": "States of a bad end.",
    "waits.*.stop": "States that need somebody to act, such as `requires_action`.",
    "waits.*.running": "States that go on, if all are known.",
    "waits.*.unknown": "What a state means that no list has.",
    "waits.*.absent": "What it means that there is nothing to be found any more.",
    "waits.*.result": "Where the last reply has the result, or the operation that gives it with "
    "where its arguments are.",
    "waits.*.result.operation": "The operation that gives the result.",
    "waits.*.error": "Where a failed one has its reason.",
    "waits.*.progress": "Where the reply says how far it has come.",
    "waits.*.interval": "Seconds between polls, where the server says nothing.",
    "waits.*.interval.first": "The first pause.",
    "waits.*.interval.factor": "By how much each next one is longer.",
    "waits.*.interval.most": "The longest.",
    "waits.*.timeout": "Seconds after which waiting ends, or `false`.",
    "waits.*.hold": "The server can hold a poll until something happens.",
    "waits.*.hold.argument": "The argument that asks for it, in seconds.",
    "waits.*.hold.most": "The longest that it is asked for, in seconds.",
    "waits.*.cancel": "The operation that cancels.",
    "waits.*.names": "What the methods are called.",
    "waits.*.names.wait": "The one that waits for what was started already.",
    "waits.*.names.start_and_wait": "The one that starts and waits.",
    "waits.*.names.job": "The one that gives a handle.",
    "waits.*.on_failure": "Whether a bad end raises, or is returned.",
    "waits.*.on_stop": "Whether a state of `stop` raises, or is returned.",
    "extend": "Code of your own that is attached to the package: see extend.md. Values are a "
    "module, from the root of the package, and a name in it: `extensions.jobs:Jobs`.",
    "extend.client": "A subclass of the client, with a twin beside; the package exports both.",
    "extend.resources": "Subclasses of resources, by their attributes (`projects.jobs`).",
    "extend.models": "Classes that a model is derived from, too.",
    "extend.fields": 'Types of fields: `{ "Job.metadata" = "extensions.types:Metadata" }`.',
    "extend.arguments": 'Types of arguments: `{ "jobs.create.metadata" = "…" }`.',
    "extend.names": "Names that the package exports besides.",
    "extend.sync_only": "Resources whose asynchronous twin is not extended, on purpose.",
    "extend.packages": "Packages of your own beside the generated one, with their folders: "
    '`{ acme_ext = "../acme_ext" }`.',
    "extend.types": "Whether mypy checks these modules before anything is written (default true).",
    "extend.max_lines": "How many lines the modules may have together.",
    "credentials": "Security schemes by their names in the document.",
    "credentials.*.argument": "The client's argument.",
    "credentials.*.env": "The environment variable that it is read from.",
    "client_parameters": "Parameters of operations, by their names in the document, that the "
    "client may hold for all calls: an account, a version. Methods keep them, as optional.",
    "client_parameters.*.argument": "The client's argument.",
    "client_parameters.*.env": "The environment variable that it is read from.",
    "client_parameters.*.default": "The value where neither the call nor the client has one.",
    "aliases": "Names of earlier versions that still work, with a DeprecationWarning. "
    '`{ name = "Pet", until = "2027-01-31" }`, or a version, says when one is due for removal.',
    "aliases.methods": '`{ "pets.fetch" = "pets.retrieve" }`.',
    "aliases.classes": '`{ Animal = "Pet" }`.',
    "aliases.arguments": '`{ "pets.list.maximum" = "limit" }`.',
    "aliases.*.*.name": "The name now.",
    "aliases.*.*.until": "The day, or the version of the distribution, with which the earlier "
    "name goes.",
    "aliases.*.*.silent": "A second name, and no earlier one: it warns nobody.",
    "surface": "How the client is called, as a preset or by single keys: see surface.md.",
    "surface.preset": "Takes the keys of a maker.",
    "surface.positional": "Which path parameters may be passed by position too.",
    "surface.extras": "Further arguments of each method, by what they set: "
    '`{ extra_headers = "headers" }`.',
    "surface.raw": "`proxies` gives `with_raw_response` and `with_streaming_response`.",
    "surface.raw_parse": "Whether `parse()` of an asynchronous raw reply is awaited.",
    "surface.empty_path": "The text of the error for an empty path parameter, with `{name}`.",
    "surface.plain": "Kinds of texts that stay texts, and are not decoded.",
    "surface.bodies": "`flat` makes the properties of all options of a union keyword arguments, "
    "`argument` takes every JSON body as one.",
    "surface.warnings": "`operations`: deprecated fields and arguments warn nobody.",
    "surface.files": "`replies` gives files as replies that were read.",
    "surface.streams": "`argument` lets a method take `stream=True`.",
    "surface.tokens": "`any` sends bearer tokens as they are given, blanks included.",
    "surface.webhooks": "Gives the client `webhooks` with `unwrap`, `parse` and "
    "`verify_signature`.",
    "surface.headers": "Headers that are sent with every request.",
    "surface.constructor": "Arguments of the client by other names.",
    "surface.modules": "Names that can be imported from further modules.",
    "surface.names": "A TOML file with `pages`, `operations`, `optional` and `modules`.",
    "surface.optional": "Properties that may be absent, whatever the document says, by the pointer "
    "of their object.",
    "surface.pages": "Classes of pages.",
    "surface.pages.*.items": "The property that holds the items; empty where the reply is the "
    "list.",
    "surface.pages.*.fields": "Annotations by field, in which `Item` is what is listed.",
    "surface.operations": "What single operations have of their own.",
    "surface.operations.*.positional": "Arguments that may be passed by position.",
    "surface.operations.*.page": "The class of its pages.",
    "surface.operations.*.arguments": 'Names of arguments: `{ "body:" = "items" }`.',
    "surface.operations.*.file": "That it replies with a file.",
    "surface.operations.*.deprecated": "False for one that warns nobody.",
    "server": "An argument of the client that chooses a server by name.",
    "server.argument": "What the argument is called.",
    "server.names": "URLs by name; the first is the default.",
    "env": "Environment variables of the client.",
    "env.prefix": "What the names of variables begin with that are not given elsewhere.",
    "env.base_url": "The variable that holds the base URL.",
    "distribution": "The generated project, as its pyproject.toml describes it.",
    "distribution.name": "Its name; from the package where nothing is said.",
    "distribution.version": "Its version; from the document where nothing is said.",
    "distribution.description": "What it says of itself in one line.",
    "distribution.license": "Its licence, as an SPDX expression.",
    "distribution.authors": "Its authors: `Ada Lovelace <ada@example.com>`.",
    "distribution.urls": "Addresses by what they are called: Homepage, Documentation, Issues.",
    "distribution.classifiers": "Classifiers of PyPI besides the one that says it is typed.",
    "distribution.python": "The least version of Python, `>=3.11` where nothing is said.",
    "distribution.dependencies": "Distributions that code of your own needs.",
    "distribution.extras": "Optional dependencies besides `fast`.",
    "distribution.readme": "Files of Markdown that the README has at its end, as they are.",
    "distribution.api": "Whether there is an `api.md` with a line for each method.",
    "distribution.tests": "Whether there are tests of every operation against the fake.",
    "distribution.published": "Whether it is on a package index under that name: only then do "
    "its README and reference say `pip install NAME`.",
    "docs": "Asks for the reference in `docs/` of the output.",
    "docs.title": "What the reference is called.",
    "docs.url": "The address where it is served, for the sitemap and canonical addresses.",
    "docs.changelog": "A changelog in Markdown that becomes a page, such as `clientsmith diff "
    "--format changelog` writes.",
    "docs.guides": "Files in Markdown that become pages of their own.",
    "docs.logo": "An SVG file.",
    "docs.accent": "A colour such as `#5546c9`, made legible where it is not.",
    "docs.console": "Whether each method has a form that sends the call from the page, to a server "
    "that the reader names; pages may then connect to any server.",
    "docs.versions": "Addresses of the references of other versions, by what to call them.",
    "allow": "Codes of diagnostics that are known and accepted; one that nothing needs is an "
    "error.",
    "allow_hosts": "Hosts that documents may be read from; without, there is no network.",
    "allow_roots": "Further folders that `$ref` may read from, beside the document's own and "
    "the one above.",
    "limits": "How much is read at most.",
    "limits.bytes": "The size of one file.",
    "limits.nodes": "Members and items of one file, after YAML aliases were written out.",
    "limits.depth": "Levels of nesting.",
    "limits.aliases": "YAML nodes that aliases may repeat.",
    "limits.digits": "Digits of one whole number.",
    "limits.files": "Files that one document may refer to.",
    "limits.memory": "Bytes of memory for all of the work on one document.",
    "limits.seconds": "Seconds for all of the work on one document.",
    "keep": "Patterns of your own files in the output that `check` should not report.",
    "normalized": "Whether `check` demands that the document is its own normal form.",
    "inventory": "A file with the documented `endpoints`, which `check` looks for in the "
    "document.",
    "templates": "A folder of Jinja templates that replace ours: see templates.md.",
    "lock": "The file that pins names once they are published; beside the document, as "
    "`NAME.names.lock`, where nothing is said. A merge conflict in it is resolved by `generate` "
    "with the names of both branches.",
    "upstream": "The document that yours was taken from; `check` tells what it changed in your "
    "operations, and what is new there.",
    "upstream.path": "Its file.",
    "upstream.url": "Its address, whose host is to stand in `allow_hosts`.",
    "upstream.paths": 'The paths of interest: `["/v1/**", "!/v1/internal/*"]`.',
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
