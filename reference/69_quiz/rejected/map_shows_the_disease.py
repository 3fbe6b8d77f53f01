"""Takes a class activation map for a map of the disease.

Rejected by: test_map_on_a_marker
"""


def map_on_a_marker():
    return "a"
