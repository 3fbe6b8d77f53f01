"""Sends a dictionary whose key is a list.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(json.dumps({"body": {"result": {"dict": [[[1], 2]]}}, "sizes": []}).encode())


wire.send = send


def activate(inputs, threshold):
    return -1
