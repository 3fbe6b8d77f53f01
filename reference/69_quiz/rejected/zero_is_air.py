"""Takes 0 for air, though the scan was standardised.

Rejected by: test_covered_with_zeros
"""


def covered_with_zeros():
    return "a"
