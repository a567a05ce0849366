"""The reference of a client, for people and for machines that read.

Views hold final text in the markup of one medium, templates place it. Nothing of the
document reaches a page but through the medium.
"""

from .api_page import api_page
from .operation_tests import tests_of
from .reference import Subject, reference
from .samples_overlay import samples_overlay

__all__ = ["Subject", "api_page", "reference", "samples_overlay", "tests_of"]
