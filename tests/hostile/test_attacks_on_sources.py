"""Python that `adopt` reads: expressions of every odd kind in every place where something is
looked for, and modules and classes that multiply. Nothing of it is run, and all of it ends.

Counted in docs/security.md.
"""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from clientsmith.adopt import print_adoption
from clientsmith.adopt.read import read_sdk
from clientsmith.adopt.sources import open_sources

pytestmark = pytest.mark.slow

CLIENT = """
import httpx
from typing import *
class Client:
  def __init__(self, api_key: str = None, base_url='https://x.example'):
    self.a = A(self)
"""
EXPRESSIONS = {
    "brackets": "(" * 190 + "a" + ")" * 190,
    "minus": "-" * 3000 + "a",
    "union": "|".join(["A"] * 3000),
    "sum": "+".join(["a"] * 3000),
    "attrs": "a" + ".a" * 3000,
    "calls": "a" + "()" * 3000,
    "sub": "List[" * 190 + "a" + "]" * 190,
    "subs": "a" + "[0]" * 3000,
    "str": "'" + "-" * 90000 + "a'",
    "strunion": "'" + "|".join(["A"] * 3000) + "'",
    "strsub": "'" + "List[" * 150 + "A" + "]" * 150 + "'",
    "nul": "'a\\0b'",
    "nested strings": "'\"A\"'",
    "fstr": "f'" + "{a}" * 2000 + "'",
    "lambda": "lambda: " * 900 + "a",
    "star": "[*a]",
    "walrus": "(a:=1)",
    "yield": "(yield)",
    "await": "(await a)",
    "ints": "9" * 4000,
    "dict": "{" + "**a," * 2000 + "}",
    "ifexp": "a if a else " * 900 + "a",
    "cmp": "a<" * 3000 + "a",
    "not": "not " * 3000 + "a",
    "bool": " and ".join(["a"] * 3000),
    "sur": "'\\ud800'",
    "bytes": "b'\\xff'",
    "ell": "...",
    "none": "None",
    "complex": "1e999j",
    "inf": "1e999",
    "big": "10**10**10",
    "mult": "'a'*10**10",
    "fmt": "'{}'.format('a')",
    "pct": "'%s' % a",
    "fmt2": "f'{a:{10**9}}'",
    "fmt3": "f'{a!r:>{b}}'",
}
PLACES = {
    "returns": "class A:\n  def m(self)->{}:\n    return self._c.request('GET','/a')\n",
    "annotation": "class A:\n  def m(self,a:{}):\n    return self._c.request('GET','/a')\n",
    "default": (
        "class A:\n"
        "  def m(self,a={}):\n"
        "    return self._c.request('GET','/a',params={{'a':a}})\n"
    ),
    "decorator": "class A:\n  @({})\n  def m(self):\n    return self._c.request('GET','/a')\n",
    "base": "class A({}):\n  def m(self):\n    return self._c.request('GET','/a')\n",
    "path": "class A:\n  def m(self,a):\n    return self._c.request('GET',{})\n",
    "verb": "class A:\n  def m(self,a):\n    return self._c.request({},'/a')\n",
    "var": "class A:\n  def m(self,a):\n    u={}\n    return self._c.request('GET',u)\n",
    "url attr": "class A:\n  x={}\n  def m(self,a):\n    return self._c.request('GET',self.x)\n",
    "json": "class A:\n  def m(self,a):\n    return self._c.request('POST','/a',json={})\n",
    "callee": "class A:\n  def m(self,a):\n    return ({}).request('POST','/a')\n",
    "attrann": "class A:\n  x: {}\n  def m(self,a):\n    return self._c.request('POST','/a')\n",
    "constant": "X={}\nclass A:\n  def m(self,a):\n    return self._c.request('GET',X)\n",
    "alias": "X={}\nclass A:\n  def m(self,a:X)->X:\n    return self._c.request('GET','/a')\n",
    "cdefault": (
        "class A: pass\n"
        "class Client:\n"
        "  def __init__(self, k={}): self.k=k\n"
        "  def m(self): return self.request('GET','/a')\n"
    ),
    "error": "class AError({}): pass\nclass A: pass\n",
    "env": (
        "import os\n"
        "class A: pass\n"
        "class Client:\n"
        "  def __init__(self,k=None): self.k=os.environ.get({})\n"
        "  def m(self): return self.request('GET','/a')\n"
    ),
    "lazy": "class A:\n  x={{'a':({},'A')}}\n",
    "prop": (
        "class A:\n"
        "  @property\n"
        "  def p(self): return ({})\n"
        "  def m(self): return self._c.request('GET','/a')\n"
    ),
}


WEB = 40
FILES = {
    "modules that import everything of each other": {
        "__init__.py": f"from .m0 import *\n{CLIENT}",
        **{
            f"m{i}.py": "".join(f"from .m{j} import *\n" for j in range(WEB))
            for i in range(WEB)
        },
    },
    "modules that import one name of each other": {
        "__init__.py": f"from .m0 import *\n{CLIENT}",
        **{
            f"m{i}.py": "".join(f"from .n{j} import *\n" for j in range(WEB))
            for i in range(WEB)
        },
        **{f"n{i}.py": f"from .m{i} import A\n" for i in range(WEB)},
    },
    "classes that hold each other": {
        "__init__.py": CLIENT
        + "class A:\n  def __init__(self, c): self.b = R0()\n"
        + "".join(
            f"class R{i}:\n  def __init__(self):\n"
            + "".join(f"    self.x{j} = R{j}()\n" for j in range(WEB))
            + "  def m(self): return self.request('GET', '/a')\n"
            for i in range(WEB)
        )
    },
    "classes that hold each other, and call nothing": {
        "__init__.py": CLIENT
        + "class A:\n  def __init__(self, c): self.b = R0()\n"
        + "".join(
            f"class R{i}:\n  def __init__(self):\n"
            + "".join(f"    self.x{j} = R{j}()\n" for j in range(WEB))
            for i in range(WEB)
        )
    },
    "classes with two bases each": {
        "__init__.py": CLIENT
        + "".join(
            f"class B{i}(B{i + 1}, C{i + 1}): ...\nclass C{i}(B{i + 1}, C{i + 1}): ...\n"
            for i in range(WEB)
        )
        + "class A(B0): ...\n"
    },
    "functions that call the next twice": {
        "__init__.py": CLIENT
        + "class A:\n"
        + "".join(
            f"  def m{i}(self): return self.m{i + 1}() or self.m{i + 1}()\n"
            for i in range(WEB)
        )
        + f"  def m{WEB}(self): return self._c.request('GET', '/a')\n"
    },
    "texts that double": {
        "__init__.py": CLIENT
        + "class A:\n  def m(self):\n    x0 = '/a'\n"
        + "".join(f"    x{i + 1} = f'{{x{i}}}{{x{i}}}'\n" for i in range(WEB))
        + f"    return self._c.request('GET', x{WEB})\n"
    },
    "unions that double": {
        "__init__.py": CLIENT
        + "".join(f"X{i} = Union[X{i + 1}, List[X{i + 1}]]\n" for i in range(WEB))
        + "class A:\n  def m(self, a: X0) -> X0: return self._c.request('GET', '/a')\n"
    },
}


def read(folder: Path, files: dict[str, str]) -> str:
    """What is said of an SDK with these modules."""
    (folder / "acme").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "acme" / name).write_text(text)
    return print_adoption(read_sdk(open_sources(str(folder))))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", EXPRESSIONS)
def test_expressions_in_every_place(place: str, name: str, tmp_path: Path) -> None:
    began = process_time()
    text = CLIENT + PLACES[place].format(EXPRESSIONS[name])
    assert read(tmp_path, {"__init__.py": text})
    assert process_time() - began < 5


@pytest.mark.parametrize("name", FILES)
def test_sources_that_multiply(name: str, tmp_path: Path) -> None:
    began = process_time()
    assert "acme" in read(tmp_path, FILES[name])
    assert process_time() - began < 15


def test_alternatives_in_a_row_are_no_depth(tmp_path: Path) -> None:
    """As many `elif` as a program may have, which Python nests."""
    text = "if a == 0: ...\n" + "".join(f"elif a == {i}: ...\n" for i in range(1, 400))
    said = read(tmp_path, {"__init__.py": f"{CLIENT}\nclass A: ...\n{text}"})
    assert "cannot be read" not in said
