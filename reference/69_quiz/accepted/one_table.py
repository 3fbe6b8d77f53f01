"""All answers in one table."""

LETTERS = {
    "map_on_a_marker": "c",
    "guided_through_a_relu": "a",
    "covered_with_zeros": "d",
    "argmax_in_the_loss": "b",
    "ternary_weights": "c",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
