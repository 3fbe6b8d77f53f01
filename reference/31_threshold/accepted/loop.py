"""Adds up in a loop and answers with an if."""


def activate(inputs, threshold):
    total = 0.0
    for value in inputs:
        total += value
    if total > threshold:
        return 1
    return 0
