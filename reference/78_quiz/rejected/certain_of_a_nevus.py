"""Takes a softmax for the certainty that something is there.

Rejected by: test_photo_of_a_dog
"""


def photo_of_a_dog():
    return "a"
