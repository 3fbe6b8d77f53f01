"""Sends a header longer than one may be.

Said: cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    pipe.send_bytes(b" " * (20 * 2**20))


wire.send = send


def activate(inputs, threshold):
    return -1
