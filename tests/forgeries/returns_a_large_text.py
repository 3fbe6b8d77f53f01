"""Returns a text of many megabytes, for the report and the terminal.

Said: returned the wrong kind of value
"""


def activate(inputs, threshold):
    return "x" * 8_000_000
