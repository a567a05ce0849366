"""The hand-written part of the package: how calls are made and replies are read."""
