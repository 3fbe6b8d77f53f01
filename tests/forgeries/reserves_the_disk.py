"""Reserves room on the disk through its output.

Said: raised
"""


def activate(inputs, threshold):
    import os

    os.posix_fallocate(1, 0, 2**34)
    return -1
