from .cats import Cat as Cat, CatMeta as CatMeta, Named as Named, NamedMeta as NamedMeta
from .shared import Aged as Aged
