"""Capital letters."""


def sum_equal_to_the_threshold():
    return "C"


def negative_weight():
    return "B"


def exclusive_or():
    return "D"


def layers_without_activation():
    return "B"


def positive_gradient():
    return "C"
