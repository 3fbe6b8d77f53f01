"""Answers with a diagnostic whose line has a number of many digits and whose types are none.

Said: cannot be read|raised Exception
"""

from grader.sandbox import worker


def _answer(*_):
    line = {"number": 10**5000, "text": "x", "function": "x", "cell": 0}
    parts = {"subject": "activate", "message": "", "known": (), "lines": (line,)}
    return {"trouble": {"kind": "raised", "types": (), **parts}}


worker._answer = _answer


def activate(inputs, threshold):
    return -1
