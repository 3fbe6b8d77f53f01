"""Opens files until no more can be opened.

Said: raised|OSError
"""


def activate(inputs, threshold):
    taken = []
    while True:
        taken.append(open(__file__))
