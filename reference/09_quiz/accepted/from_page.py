def end_of_a_range():
    return "c"


def overlapping_conditions():
    return "b"


def two_names():
    return "a"


def name_in_a_method():
    return "d"


def return_in_a_loop():
    return "b"
