"""Sends a pickle that would run code where it is read.

Said: cannot be read
"""

import os
import pickle
from multiprocessing.connection import Connection


class Evil:
    def __reduce__(self):
        return (os._exit, (0,))


send = Connection.send_bytes
Connection.send_bytes = lambda self, *args: send(self, pickle.dumps(Evil()))


def activate(inputs, threshold):
    return 1
