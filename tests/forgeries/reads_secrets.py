"""Looks for tokens in the environment.

Said: expected
"""

import os


def activate(inputs, threshold):
    return os.environ.get("SECRET_TOKEN_OF_A_TEST", -1)
