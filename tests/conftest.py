"""The same drawn examples on every run, so that a red test is red for a reason (`make fuzz` looks further); and
signals that end what the tests start, also where the tests run behind a terminal (`nohup make test &`)."""

import os
import signal

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
if "FUZZ_EXAMPLES" not in os.environ:
    settings.load_profile("same")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
