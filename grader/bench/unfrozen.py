"""What a warm parent imports in place of grader.preload to show what `gc.freeze()` is good for."""

import gc

gc.freeze = lambda: None

import grader.preload  # noqa: E402, F401
