"""Sends a handle for an object that nobody has made.

Said: wrong kind of value|cannot be read|raised|ended|missing|cannot use
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(
        json.dumps({"body": {"result": {"reference": [10**9, "int"]}}, "sizes": []}).encode()
    )


wire.send = send


def activate(inputs, threshold):
    return -1
