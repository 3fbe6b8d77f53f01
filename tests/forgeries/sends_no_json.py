"""Sends bytes that are no header.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(bytes(range(256)))


wire.send = send


def activate(inputs, threshold):
    return -1
