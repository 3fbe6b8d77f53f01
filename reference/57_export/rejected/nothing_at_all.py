"""Does nothing, and hopes that nobody looks.

Rejected by: test_the_training_can_go_on
"""


def export(model, example, path):
    pass


def predict(path, images):
    pass


def largest_difference(model, path, images):
    pass
