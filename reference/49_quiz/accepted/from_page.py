def maximum_that_moves():
    return "a"


def size_after_a_mask():
    return "d"


def parameters_of_a_convolution():
    return "b"


def softmax_before_the_loss():
    return "c"


def harmful_augmentation():
    return "d"
