"""Takes all the memory that there is.

Said: MemoryError|used more memory
"""


def activate(inputs, threshold):
    taken = []
    while True:
        taken.append(bytearray(2**26))
