"""All answers in one table."""

LETTERS = {
    "maximum_along_axis_0": "d",
    "writing_into_a_slice": "a",
    "the_star": "c",
    "column_minus_row": "a",
    "adding_grey_values": "d",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
