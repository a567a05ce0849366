"""The reference of a client, for people and for machines that read.

Views hold final text in the markup of one medium, templates place it. Nothing of the
document reaches a page but through the medium.
"""

from .reference import Subject, reference

__all__ = ["Subject", "reference"]
