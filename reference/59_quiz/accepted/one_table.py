"""All answers in one table."""

LETTERS = {
    "tested_in_training_mode": "b",
    "model_and_batch": "d",
    "clock_of_a_gpu": "d",
    "half_a_checkpoint": "c",
    "falling_validation": "a",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
