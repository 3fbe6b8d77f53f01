"""Capital letters."""


def memory_of_from_numpy():
    return "B"


def backward_twice():
    return "C"


def memory_of_a_sum():
    return "A"


def step_without_gradients():
    return "C"


def step_that_is_too_long():
    return "B"
