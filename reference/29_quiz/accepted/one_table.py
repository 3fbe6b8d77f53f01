"""All answers in one table."""

LETTERS = {
    "memory_of_from_numpy": "b",
    "backward_twice": "c",
    "memory_of_a_sum": "a",
    "step_without_gradients": "c",
    "step_that_is_too_long": "b",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
