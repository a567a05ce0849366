"""What a subclass keeps with a client goes along with copies, other options and pickles."""

# kind: subclass

import copy
import os
import pickle

from radio import Radio


class MyRadio(Radio):
    def __init__(self, station: str) -> None:
        super().__init__(base_url="https://radio.test")
        self.station = station


os.environ["RADIO_TOKEN"] = "t"
mine = MyRadio("north")
again = pickle.loads(pickle.dumps(mine))
for each in (mine.with_options(timeout=3), copy.copy(mine), copy.deepcopy(mine), again):
    assert isinstance(each, MyRadio) and each.station == "north"
