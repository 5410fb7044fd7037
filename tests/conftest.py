"""The same drawn examples on every run, so that a red test is red for a reason; `make fuzz` looks further."""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
if "FUZZ_EXAMPLES" not in os.environ:
    settings.load_profile("same")
