"""Announces a buffer and sends none.

Said: did not finish|there is no result
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(json.dumps({"body": {"result": 1}, "sizes": [8]}).encode())
    while True:
        pass


wire.send = send


def activate(inputs, threshold):
    return -1
