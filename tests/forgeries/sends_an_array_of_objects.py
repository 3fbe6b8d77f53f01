"""Sends an array of a dtype that holds objects.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    one = {"array": 0, "dtype": "object", "shape": [1]}
    pipe.send_bytes(json.dumps({"body": {"result": one}, "sizes": [8]}).encode())
    pipe.send_bytes(bytes(8))


wire.send = send


def activate(inputs, threshold):
    return -1
