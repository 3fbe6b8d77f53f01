"""All answers in one table."""

LETTERS = {
    "overlap_of_two_masks": "a",
    "same_answer_for_all": "d",
    "squared_probabilities": "b",
    "same_lesion_twice": "c",
    "photo_of_a_dog": "d",
}


def _answer(letter):
    return lambda: letter


globals().update({name: _answer(letter) for name, letter in LETTERS.items()})
