"""Codes about the configuration, and about what is committed."""

from __future__ import annotations

from .code import Code

_GENERATE = "Run `clientsmith generate` and commit the result."

DRIFT: dict[str, Code] = {
    "config-unreadable": Code(
        "The configuration cannot be read",
        "Name a readable TOML file in UTF-8 with --config, or run `clientsmith init` to write one.",
    ),
    "config-missing": Code(
        "No [tool.clientsmith] table",
        "The pyproject.toml that --config names configures other tools only. Run `clientsmith "
        "init`, or name another file.",
    ),
    "config-syntax": Code(
        "The configuration is not TOML",
        "The file is no valid TOML at this place. The rules are at https://toml.io.",
    ),
    "config-key": Code(
        "An unknown key",
        "Unknown keys are errors, since a misspelled one would be without effect in silence. The "
        "README lists the keys.",
    ),
    "config-type": Code(
        "A value of the wrong type",
        "The key takes another type of value; the README says which.",
    ),
    "config-value": Code(
        "A value that cannot be used",
        "The value has the right type, but is none of those that the key takes, or lacks a part.",
    ),
    "config-path": Code(
        "A path out of the repository",
        "Paths are relative to the configuration's folder and stay in its repository, symbolic "
        "links resolved, so that a configuration cannot write elsewhere.",
    ),
    "allow-unneeded": Code(
        "An allowance that nothing needs",
        "`allow` lists a code that no finding has any more. Take it out, or it would hide the next "
        "finding of that code.",
    ),
    "drift-missing": Code(
        "A generated file, or the whole client, is not there",
        f"{_GENERATE} If the client lies in another folder, name that one with `--output`, or as "
        "`output` in the configuration.",
    ),
    "drift-extra": Code(
        "A file that nobody generates",
        "The file was generated earlier and is not any more, or it is foreign. "
        "`clientsmith generate` removes the former; move the latter away, or list it under `keep`.",
    ),
    "drift-changed": Code(
        "A generated file is out of date",
        f"The specification, the configuration or clientsmith has changed since. {_GENERATE}",
    ),
    "drift-edited": Code(
        "A generated file was edited by hand",
        "The next `clientsmith generate` would lose the edit, and refuses. Run `clientsmith "
        "absorb` to move it into a file of your own; or take it out, and change the "
        "specification, the configuration or a template instead; or run `clientsmith generate "
        "--force` to lose it.",
    ),
    "drift-mode": Code(
        "A generated file may be run as a program",
        f"clientsmith writes no programs: somebody changed the mode of the file. {_GENERATE}",
    ),
    "drift-interrupted": Code(
        "A write did not come to its end",
        "A `clientsmith generate` was killed, or its traces were committed. Run it again, and "
        "commit nothing of the folder `.clientsmith` in the output.",
    ),
    "drift-generator": Code(
        "Another version of clientsmith wrote the output", _GENERATE
    ),
    "lock-unreadable": Code(
        "The name lock cannot be read",
        "The file that pins the names which callers use is damaged, holds a name that cannot stand "
        "in code, or two branches named one thing differently. Restore it from version control, or "
        "decide for one of the names. Deleting it decides all names anew, which may rename some.",
    ),
    "lock-gone": Code(
        "The name lock was deleted",
        "Version control has it, the folder does not. Without it all names are decided anew, which "
        "may rename what callers use. Restore it, or take it out of version control as well.",
    ),
    "lock-stale": Code(
        "The name lock is out of date, or is not there",
        f"The lock pins the names that callers use. {_GENERATE} Read the lock's diff: a line that "
        "changed is a name that breaks callers.",
    ),
    "spec-not-normal": Code(
        "The specification is not in its normal form",
        "`normalized = true` promises that it is. Run `clientsmith normalize --in-place`.",
    ),
    "inventory": Code(
        "Something documented is not specified",
        "The inventory of the documentation lists an endpoint, a parameter, a field, a scope or a "
        "status that the specification does not have. Add it there, or take it out of the "
        "inventory.",
    ),
    "upstream-changed": Code(
        "Upstream changed an operation that the specification covers",
        "The document named by `upstream` says something else about it than the specification. "
        "Take the change over and generate; what you know better than upstream belongs into an "
        "overlay, and overlays are left out of this comparison.",
    ),
    "upstream-new": Code(
        "Upstream has an operation that the specification lacks",
        "It matches `upstream.paths`. Take it over, or leave its path out with a pattern that "
        "starts with `!`.",
    ),
    "upstream-removed": Code(
        "Upstream has lost an operation that the specification covers",
        "Take it out of the specification and generate, or leave its path out of `upstream.paths` "
        "with a pattern that starts with `!`.",
    ),
    "upstream-host": Code(
        "The host of the upstream document may not be asked",
        "Nothing is fetched but from hosts that `allow_hosts` lists. List it there, or keep a copy "
        "of the document and name that as `upstream.path`.",
    ),
    "upstream-unusable": Code(
        "The upstream document cannot be used",
        "It cannot be fetched or read, or is no OpenAPI document. Nothing is known of what changed "
        "upstream until it can.",
    ),
}
