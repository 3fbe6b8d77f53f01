"""Ignores the signal that ends a call.

Said: did not finish
"""

import signal


def activate(inputs, threshold):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        pass
