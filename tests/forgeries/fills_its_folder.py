"""Writes a file larger than it may.

Said: raised|ended by signal
"""


def activate(inputs, threshold):
    with open("large", "wb") as file:
        while True:
            file.write(bytes(2**24))
