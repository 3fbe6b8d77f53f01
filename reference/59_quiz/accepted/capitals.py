"""Capital letters."""


def tested_in_training_mode():
    return "B"


def model_and_batch():
    return "D"


def clock_of_a_gpu():
    return "D"


def half_a_checkpoint():
    return "C"


def falling_validation():
    return "A"
