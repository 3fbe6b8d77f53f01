"""All answers in one table."""

LETTERS = {
    "maximum_that_moves": "a",
    "size_after_a_mask": "a",
    "parameters_of_a_convolution": "b",
    "softmax_before_the_loss": "c",
    "harmful_augmentation": "d",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
