"""Returns a text of many megabytes, for the report and the terminal.

Said: text of 8,000,000 characters|\'x\' \* 8000000
"""


def activate(inputs, threshold):
    return "x" * 8_000_000
