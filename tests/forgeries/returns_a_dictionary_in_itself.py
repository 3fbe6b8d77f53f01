"""Returns a dictionary that holds itself.

Said: nested more than 40 deep
"""


def activate(inputs, threshold):
    value = {}
    value["own"] = value
    return value
