"""Capital letters."""


def maximum_that_moves():
    return "A"


def size_after_a_mask():
    return "A"


def parameters_of_a_convolution():
    return "B"


def softmax_before_the_loss():
    return "C"


def harmful_augmentation():
    return "D"
