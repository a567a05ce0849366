from .cursor import CursorListResponse as CursorListResponse
from .next import NextListResponse as NextListResponse
from .offset import OffsetListResponse as OffsetListResponse
from .pages import PageListResponse as PageListResponse
from .shared import Item as Item
