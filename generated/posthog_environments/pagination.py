"""Lists that continue by themselves, and their pages."""

from ._runtime.pages import AsyncPage, AsyncPages, Page, Pages

__all__ = ["AsyncPage", "AsyncPages", "Page", "Pages"]
