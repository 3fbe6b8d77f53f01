"""Capital letters."""


def map_on_a_marker():
    return "C"


def guided_through_a_relu():
    return "A"


def covered_with_zeros():
    return "D"


def argmax_in_the_loss():
    return "B"


def ternary_weights():
    return "C"
