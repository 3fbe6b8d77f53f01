def map_on_a_marker():
    return "c"


def guided_through_a_relu():
    return "a"


def covered_with_zeros():
    return "d"


def argmax_in_the_loss():
    return "b"


def ternary_weights():
    return "c"
