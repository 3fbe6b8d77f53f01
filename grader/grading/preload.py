"""Imported once by each fork server, so that its children have all of this already."""

import atexit
import contextlib
import gc
import importlib
import os
import signal
import sys

from grader import PRELOAD_VARIABLE

# a Ctrl-C in the terminal reaches every process; the runner ends this one
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

for name in filter(None, os.environ.get(PRELOAD_VARIABLE, "").split(",")):
    with contextlib.suppress(Exception):  # the child that needs it will say so itself
        importlib.import_module(name)

if "grader.grading.judge" in sys.modules:
    sys.modules["grader.grading.judge"].warm_up()
if "torch" in sys.modules:  # the first call of each takes milliseconds
    torch = sys.modules["torch"]
    torch.manual_seed(0)
    torch.testing.assert_close(torch.zeros(1), torch.zeros(1))
if "grader.sandbox.namespaces" in sys.modules:
    sys.modules["grader.sandbox.namespaces"].python_folders()

if "PIL.Image" in sys.modules:  # else each child that opens a picture imports the formats anew
    sys.modules["PIL.Image"].init()
if "grader.sandbox.audit_hook" in sys.modules:
    sys.modules["grader.sandbox.audit_hook"].package_folders()

if "onnxscript" in sys.modules:  # torch's export takes tqdm's lock, for an invisible bar
    with contextlib.suppress(ImportError, AttributeError):
        # each child that is ended would leave a lock of all processes behind
        importlib.import_module("tqdm.std").TqdmDefaultWriteLock.mp_lock = None

# some packages complain when their destructors run here, as the server ends
atexit.register(os._exit, 0)
gc.collect()
gc.freeze()  # else the first collection in a child would copy all of these pages
