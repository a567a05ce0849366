"""The adapters of HTTP libraries, loaded when they are asked for: not all need be installed."""

from __future__ import annotations

_LIBRARIES = {
    "AsyncHttpx2Transport": "httpx2",
    "AsyncPyreqwestTransport": "pyreqwest",
    "Httpx2Transport": "httpx2",
    "PyreqwestTransport": "pyreqwest",
}


def adapter(name: str) -> object:
    """The adapter called so.

    Raises AttributeError for a name that is none, and ModuleNotFoundError where its library
    is not installed.
    """
    library = _LIBRARIES.get(name)
    if library is None:
        raise AttributeError(f"there is no transport {name!r}")
    from importlib import import_module  # not before something is asked for

    try:
        module = import_module(f".{library}_transport", __package__)
    except ModuleNotFoundError as error:
        error.add_note(f"{name} needs the library {library}")
        raise
    value: object = getattr(module, name)
    return value
