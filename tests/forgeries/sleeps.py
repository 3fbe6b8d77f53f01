"""Sleeps instead of working, so that no processor time is used up.

Said: did not finish within 5 s
"""

import time


def activate(inputs, threshold):
    time.sleep(1000)
    return -1
