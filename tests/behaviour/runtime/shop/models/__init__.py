from runtime.lazy import Table

_TABLE = Table(__name__, {"things": "Thing ThingList Problem Event Said Sold"})

__getattr__ = _TABLE.load
__dir__ = _TABLE.listed
