from .shared import (
    List as List,
    N123 as N123,
    NCodeName as NCodeName,
    NoneModel as NoneModel,
    NotFoundErrorModel as NotFoundErrorModel,
)
from .users import ListModel as ListModel, ListModelItem as ListModelItem
