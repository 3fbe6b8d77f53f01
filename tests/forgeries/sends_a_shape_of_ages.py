"""Sends an array whose shape is beyond counting.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    one = {"array": 0, "dtype": "uint8", "shape": [2**28] * 32}
    pipe.send_bytes(json.dumps({"body": {"result": one}, "sizes": [1]}).encode())
    pipe.send_bytes(b"x")


wire.send = send


def activate(inputs, threshold):
    return -1
