"""A package tells its version, as others do, for bug reports."""

# kind: introspect

import posthog_environments
import radio

assert radio.__version__ == "2.1.0"
assert posthog_environments.__version__
assert "__version__" in dir(radio) and "__version__" not in vars(radio).get("__all__", ())
