"""Reads the reference solution with os.open.

Said: may not read
"""

import os

import grader

number = os.open(os.path.join(grader.ROOT, "reference/31_threshold/threshold.py"), os.O_RDONLY)
exec(os.read(number, 10_000))
