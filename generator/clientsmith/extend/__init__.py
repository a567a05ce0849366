"""Code of one's own: what `[extend]` attaches, held against the package, and edits of generated
files made into such code.

`check_extensions` reports what an extension uses and the package does not have;
`absorb` turns edits into modules that `[extend]` names.
"""
