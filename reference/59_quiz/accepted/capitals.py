"""Capital letters."""


def tested_in_training_mode():
    return "B"


def batch_left_behind():
    return "D"


def clock_of_a_gpu():
    return "A"


def half_a_checkpoint():
    return "C"


def falling_validation():
    return "A"
