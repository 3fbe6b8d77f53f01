"""Never ends, and switches the clock off that would notice.

Said: did not finish within
"""

import signal
import time

time.monotonic = lambda: 0.0


def activate(inputs, threshold):
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        pass
