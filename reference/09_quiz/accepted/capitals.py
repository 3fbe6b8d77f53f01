"""Capital letters."""


def end_of_a_range():
    return "C"


def overlapping_conditions():
    return "B"


def two_names():
    return "C"


def name_in_a_method():
    return "D"


def return_in_a_loop():
    return "B"
