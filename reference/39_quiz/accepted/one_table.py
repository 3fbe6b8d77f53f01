"""All answers in one table."""

LETTERS = {
    "sum_equal_to_the_threshold": "c",
    "negative_weight": "b",
    "exclusive_or": "d",
    "layers_without_activation": "b",
    "positive_gradient": "c",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
