"""Docstrings of people become Markdown that shows their examples as code."""

from __future__ import annotations

import pytest
from clientsmith.docs.docstrings import as_markdown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("One line.", "One line."),
        (">>> f(1)\n2\n\nMore.", "```python\n>>> f(1)\n2\n```\n\n\nMore."),
        (
            "It.\n\nExample:\n    f(1)\n\n    g()",
            "It.\n\n**Example:**\n\n\n```python\nf(1)\n\ng()\n```",
        ),
        (
            "Examples::\n\n    f(1)\nEnd.",
            "**Examples:**\n\n\n```python\nf(1)\n```\n\nEnd.",
        ),
        (".. code-block:: python\n\n    f(1)", "```python\nf(1)\n```"),
        (
            "Example:\n    ```python\n    f(1)\n    ```",
            "**Example:**\n\n```python\nf(1)\n```",
        ),
        (
            "Example:\n    >>> f(1)\n    2",
            "**Example:**\n\n\n```python\n>>> f(1)\n2\n```",
        ),
        ("```\nExample:\n    x\n```", "```\nExample:\n    x\n```"),
        ("```\nnever closed", "```\nnever closed"),
        ("Example:", "Example:"),
        (
            "Args:\n    a (int): the first,\n        of two.\n    **more: others.\n\n"
            "Returns:\n    A sum.",
            "**Args:**\n\n- `a` (int): the first, of two.\n- `**more`: others.\n\n\n"
            "**Returns:**\n\nA sum.",
        ),
        ("* a\n* b\n\n    indented", "* a\n* b\n\n    indented"),
        ("", ""),
    ],
)
def test_docstrings_become_markdown(said: str, shown: str) -> None:
    assert as_markdown(said) == shown
