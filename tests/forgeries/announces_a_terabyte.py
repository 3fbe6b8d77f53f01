"""Announces a buffer of a terabyte.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(json.dumps({"body": {"result": 1}, "sizes": [2**40]}).encode())


wire.send = send


def activate(inputs, threshold):
    return -1
