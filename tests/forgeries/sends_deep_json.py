"""Sends a header that is nested without end.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(b"[" * 10**6)


wire.send = send


def activate(inputs, threshold):
    return -1
