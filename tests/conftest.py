"""The same drawn examples on every run, so that a red test is red for a reason (`make fuzz` looks further); signals
that end what the tests start, also where the tests run behind a terminal (`nohup make test &`); the samples, built."""

import fcntl
import os
import signal
from pathlib import Path

import pyarrow  # noqa: F401 - with numpy, before a build that a test runs in this process loads it without
import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
if "FUZZ_EXAMPLES" not in os.environ:
    settings.load_profile("same")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample plans, read once by whichever worker asks first; who changes them takes a copy."""
    from pipeline.batch.run_batch import build
    from tests.places import RAW

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build(RAW, shared / "samples")
    return shared / "samples"
