def overlap_of_two_masks():
    return "a"


def same_answer_for_all():
    return "d"


def squared_probabilities():
    return "b"


def same_lesion_twice():
    return "c"


def photo_of_a_dog():
    return "d"
