"""Codes about files and their syntax."""

from __future__ import annotations

from .code import Code

FILES: dict[str, Code] = {
    "file-not-found": Code(
        "There is no such file",
        "The path names nothing. Check its spelling and the folder that you run in: paths on the "
        "command line are relative to the working folder, those in a configuration to its file.",
    ),
    "file-unreadable": Code(
        "The file cannot be read",
        "The operating system refused to open or read the file. Check its permissions.",
    ),
    "is-folder": Code(
        "A folder stands where a file belongs",
        "Name the entry file of the description, for example openapi.yaml in that folder.",
    ),
    "not-a-file": Code(
        "Not a regular file",
        "Pipes and devices are not opened by name, since reading them may never end. Write the "
        "document to a file, or pipe it in and give '-' as its name.",
    ),
    "empty-file": Code(
        "The file holds nothing",
        "The file is empty, or has comments only. Often a download or a redirection failed.",
    ),
    "gzip": Code(
        "A gzip file that cannot be unpacked",
        "Documents may be packed by gzip, once. This one is damaged, or was cut short: download "
        "or pack it again. What it unpacks to counts for --max-bytes.",
    ),
    "not-utf-8": Code(
        "The file is not UTF-8",
        "OpenAPI documents are UTF-8. Save the file as UTF-8 in your editor, or convert it with "
        "iconv. A byte order mark at the start is accepted.",
    ),
    "json-syntax": Code(
        "This is not JSON",
        "The text breaks the grammar of JSON at the place shown. Common causes are a comma after "
        "the last item, single quotes, comments and unescaped line breaks in strings.",
    ),
    "yaml-syntax": Code(
        "This is not YAML",
        "The text breaks the grammar of YAML 1.2 at the place shown. Common causes are tabs, "
        "uneven indentation, and a colon or an opening bracket in text without quotes.",
    ),
    "yaml-tag": Code(
        "A YAML tag that JSON cannot express",
        "Only values that JSON has are read, so tags such as !!binary, !!timestamp, !include or "
        "those that build objects of a programming language are refused. Write the plain value; "
        "use $ref to include another file.",
    ),
    "yaml-key": Code(
        "A key that is a collection",
        "YAML allows lists and mappings as keys, JSON does not. Use a string.",
    ),
    "yaml-merge": Code(
        "A merge key",
        "'<<' comes from YAML 1.1 and is no part of YAML 1.2. Since many documents use it, it is "
        "written out: members of the mapping itself win over merged ones.",
    ),
    "yaml-documents": Code(
        "Several YAML documents in one file",
        "The file has more than one document, divided by '---'. The first one is used.",
    ),
    "control-character": Code(
        "A control character",
        "YAML text must not hold control characters other than tab and line breaks. Remove the "
        "character, or write it as an escape in a double-quoted string.",
    ),
    "lone-surrogate": Code(
        "Half of a surrogate pair",
        "An escape such as \\ud83d without its second half names no character and cannot be "
        "written as UTF-8. U+FFFD takes its place. Write both halves, or the character itself.",
    ),
    "hidden-character": Code(
        "Characters that do not show",
        "Direction marks, zero-width characters and tag characters can make text look like "
        "something else than it is. They are kept in what is sent, and written as escapes in "
        "the generated code. Remove them where no language needs them.",
    ),
    "duplicate-key": Code(
        "A name is given twice in one object",
        "The last one counts, as in most programs, but others may take the first. Remove or "
        "rename one; the message tells both lines.",
    ),
    "number-not-finite": Code(
        "A number that JSON has not",
        "NaN and infinity are no JSON numbers. Write null, a string, or a finite number.",
    ),
    "number-too-large": Code(
        "A number that programs cannot hold",
        "The number has more digits than the limit, or is beyond what a double can hold. Write it "
        "as a string. The limit on digits guards against documents made to exhaust the machine.",
    ),
    "too-large": Code(
        "The file is larger than the limit",
        "Files above the limit are not read, so that no document can exhaust the machine. Raise "
        "--max-bytes if the size is right.",
    ),
    "too-many-nodes": Code(
        "More members and items than the limit",
        "Raise --max-nodes if the document should be that large.",
    ),
    "too-many-files": Code(
        "More files than the limit",
        "The document refers to more files than the limit allows. Bundle it first, or raise "
        "--max-files.",
    ),
    "too-many-aliases": Code(
        "YAML aliases repeat too much",
        "Aliases of aliases can make a small file describe billions of nodes. Documents that "
        "repeat more nodes than the limit are refused. Use $ref, or raise --max-aliases.",
    ),
    "yaml-alias": Code(
        "A YAML alias stands inside its own anchor",
        "What it refers to would hold itself without end, which no JSON document can. Use $ref "
        "for a schema that holds itself.",
    ),
    "too-deep": Code(
        "Nested deeper than the limit",
        "No real description is nested that deep. Raise --max-depth if yours is.",
    ),
    "fetch-failed": Code(
        "A remote document could not be fetched",
        "The host is allowed, but did not answer with the document. Redirects to other hosts are "
        "not followed. Keep a copy beside the document to be independent of the host.",
    ),
    "overlay-invalid": Code(
        "An overlay that cannot be read",
        "An overlay needs 'overlay: 1.0.0' and a list of actions, each with a target and either "
        "an update or 'remove: true' (OpenAPI Overlay Specification 1.0).",
    ),
    "overlay-info": Code(
        "An overlay without a title or a version",
        "The Overlay specification asks for 'info' with both. The overlay was applied.",
    ),
    "overlay-extends": Code(
        "An overlay that is meant for another document",
        "Its 'extends' names another file than the one that is patched. The overlay was applied.",
    ),
    "overlay-target": Code(
        "An overlay's target cannot be used",
        "The target is no JSONPath query of RFC 9535, or it matches something that the update "
        "does not fit: objects are updated with objects, lists with an item to append.",
    ),
    "overlay-no-match": Code(
        "An overlay's action matches nothing",
        "The document may have changed since the overlay was written: correct the target, or "
        "remove the action if it is no longer needed. An action without effect is an error, so "
        "that fixes do not get lost unnoticed.",
    ),
}
