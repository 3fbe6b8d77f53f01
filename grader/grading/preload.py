"""Imported once by the warm parent: every child forked from it has all of this already."""

import atexit
import contextlib
import gc
import importlib
import os
import sys

from grader import PRELOAD_VARIABLE

for name in filter(None, os.environ.get(PRELOAD_VARIABLE, "").split(",")):
    with contextlib.suppress(Exception):  # the child that needs it will say so itself
        importlib.import_module(name)

if "grader.grading.judge" in sys.modules:
    sys.modules["grader.grading.judge"].warm_up()
if "torch" in sys.modules:  # the first of each takes milliseconds
    torch = sys.modules["torch"]
    torch.manual_seed(0)
    torch.testing.assert_close(torch.zeros(1), torch.zeros(1))
if "grader.sandbox.namespaces" in sys.modules:
    sys.modules["grader.sandbox.namespaces"].python_folders()

if "PIL.Image" in sys.modules:  # else each child that opens a picture imports the formats anew
    sys.modules["PIL.Image"].init()
if "grader.sandbox.audit_hook" in sys.modules:
    sys.modules["grader.sandbox.audit_hook"].package_folders()

if "onnxscript" in sys.modules:  # torch's export takes tqdm's lock, for a bar that nobody sees
    with contextlib.suppress(ImportError, AttributeError):
        # one for all processes would be left behind by each of them that is ended
        importlib.import_module("tqdm.std").TqdmDefaultWriteLock.mp_lock = None

# the parent's end must not run the destructors of all that: some packages complain about it
atexit.register(os._exit, 0)
gc.collect()
gc.freeze()  # else the children's first collection touches, and so copies, all of these pages
