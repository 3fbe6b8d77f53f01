def tested_in_training_mode():
    return "b"


def batch_left_behind():
    return "d"


def clock_of_a_gpu():
    return "a"


def half_a_checkpoint():
    return "c"


def falling_validation():
    return "a"
