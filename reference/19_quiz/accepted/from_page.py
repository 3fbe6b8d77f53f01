def maximum_along_axis_0():
    return "d"


def writing_into_a_slice():
    return "a"


def the_star():
    return "c"


def column_minus_row():
    return "b"


def adding_grey_values():
    return "d"
