"""Texts of a configuration: refused with a place, or text in what is generated and no more."""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.report.diagnostics import Diagnostics

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://a.example'}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet: {type: object, properties: {a: {type: string}}}
    Pets:
      type: object
      properties:
        data: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        next: {type: string}
"""
TEXTS = [
    "a=__import__('os').system('true'), b",
    "Pet if __import__('os') else Pet",
    "self",
    "class",
    'x"y\\',
    "x\n__import__('os').system('true')",
    "__class__",
    "../x",
    "a\u202eb\U000e0142",
    "{0.__class__}{{7*7}}</script><script>",
]
PAGED = "\n[surface.operations.'GET /pets']\npage = 'Cursor'"
TABLES = [
    "package = V",
    "client = V",
    "[credentials.key]\nargument = V",
    "[credentials.key]\nenv = V",
    "[credentials.V]\nenv = 'A'",
    "[distribution]\nname = V",
    "[distribution]\nversion = V",
    "[env]\nprefix = V",
    "[env]\nbase_url = V",
    "[docs]\ntitle = V",
    "[docs]\nurl = V",
    "[docs.versions]\nV = 'https://a.example'",
    "[docs.versions]\nx = V",
    "[server]\nargument = V\nnames = {a = 'https://a.example'}",
    "[server]\nargument = 'region'\nnames = {V = 'https://a.example'}",
    "[server]\nargument = 'region'\nnames = {a = V}",
    "[operations.'GET /pets']\nresource = V",
    "[operations.'GET /pets']\nmethod = V",
    "[types]\nPet = V",
    "[types]\nV = 'Pet'",
    "[aliases.methods]\nV = 'pets.list'",
    "[aliases.methods]\n'pets.fetch' = V",
    "[aliases.classes]\nV = 'Pet'",
    "[paging.V]\nkind = 'cursor'\nitems = V\nparameter = V\nnext = V\noperations = ['*']",
    "[paging.a]\nkind = 'cursor'\nitems = V\nparameter = 'after'\nnext = V\noperations = ['*']",
    "[operations.'GET /pets']\npaging = {kind = 'cursor', items = V, parameter = V, size = V}",
    "[operations.'GET /pets']\ndeprecated = V",
    "[operations.'GET /pets']\ndeprecated_parameters = {after = V}",
    "[deprecated.Pet]\na = V",
    "[client_parameters.after]\nargument = V",
    "[client_parameters.after]\nenv = V",
    "[client_parameters.after]\ndefault = V",
    "[client_parameters.V]\ndefault = V",
    "[surface]\nempty_path = V",
    "[surface]\nextras = {V = 'headers'}",
    "[surface]\nconstructor = {V = 'headers'}",
    "[surface]\nconstructor = {a = V}",
    "[surface.headers]\nV = 'a'",
    "[surface.headers]\nX-A = V",
    "[surface.pages.V]\nitems = 'data'",
    "[surface.pages.Cursor]\nitems = V" + PAGED,
    "[surface.pages.Cursor]\nitems = 'data'\nfields = {V = 'str'}" + PAGED,
    "[surface.pages.Cursor]\nitems = 'data'\nfields = {next = V}" + PAGED,
    "[surface.operations.'GET /pets']\narguments = {'query:after' = V}",
    "[surface.operations.'GET /pets']\npositional = [V]",
    "[surface.operations.'GET /pets']\npage = V",
    "[surface.modules.V]\nPet = 'Pet'",
    "[surface.modules.'types.pet']\nV = 'Pet'",
    "[surface.modules.'types.pet']\nPet = V",
    "[surface.modules.'']\nPet = V",
    "[surface.optional]\n'#/components/schemas/Pet' = [V]",
    "[extend]\nfields = {'Pet.a' = V}",
    "[extend]\narguments = {'pets.list.after' = V}",
    "[extend]\nmodels = {Pet = V}",
]


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_texts_of_a_configuration(table: str, tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(SPEC)
    path = tmp_path / "clientsmith.toml"
    docs = "" if "[docs" in table else "docs = {}\n"
    for text in TEXTS:
        given = table.replace("V", json.dumps(text))
        path.write_text(f'spec = "spec.yaml"\noutput = "out"\n{docs}{given}\n')
        diagnostics = Diagnostics()
        found = configuration.load(path, diagnostics)
        if found is None:
            assert all(item.place for item in diagnostics), text
            continue
        result = pipeline.generate(found[0])
        assert (result.files is None) == result.diagnostics.failed
        for name, content in (result.files or {}).items():
            if name.endswith((".py", ".pyi")):
                names = (getattr(each, "id", "") for each in ast.walk(ast.parse(content)))
                assert "__import__" not in names, (name, text)
            if name.endswith(".toml"):
                made = tomllib.loads(content)
                assert set(made) <= {"build-system", "project", "tool"}, text
            if not name.endswith(".inv"):
                assert not set(content) & set("\u202e\U000e0142"), (name, text)
