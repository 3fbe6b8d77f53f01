"""The desk: `kata desk`, a page in the browser for reading, writing, and seeing red and green.

A server for this machine alone. All that it knows lies in files: the stubs, which the learner's own
editor changes as well, and what `kata watch` and `kata list` keep. Imports `pictures` and what
these import.
"""
