"""Sleeps, and swallows whatever is to stop it.

Said: did not finish within 5 s
"""

import time


def activate(inputs, threshold):
    while True:
        try:
            time.sleep(1000)
        except BaseException:
            continue
