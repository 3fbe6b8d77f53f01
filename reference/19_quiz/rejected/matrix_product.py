"""Takes the star for the matrix product.

Rejected by: test_the_star
"""


def the_star():
    return "a"
