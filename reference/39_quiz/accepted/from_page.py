def sum_equal_to_the_threshold():
    return "c"


def negative_weight():
    return "b"


def exclusive_or():
    return "d"


def layers_without_activation():
    return "a"


def positive_gradient():
    return "c"
