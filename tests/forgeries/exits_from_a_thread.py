"""Has a thread end the process a moment later.

Said: ended its own process with the exit code 0
"""

import os
import threading
import time


def end():
    time.sleep(0.01)
    os._exit(0)


threading.Thread(target=end, daemon=True).start()


def activate(inputs, threshold):
    time.sleep(1)
