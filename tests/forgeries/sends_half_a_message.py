"""Hangs up in the middle of a message.

Said: ended its own process|cannot be read
"""

import json

from grader.sandbox import wire


def send(pipe, message):
    import os

    os.write(pipe.fileno(), (1000).to_bytes(4, "big"))
    os._exit(0)


wire.send = send


def activate(inputs, threshold):
    return -1
