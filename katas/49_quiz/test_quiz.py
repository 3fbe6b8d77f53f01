"""Graded tests of kata 49, Quiz: seeing."""

from grader.testing.quiz import check_choice


def test_maximum_that_moves(kata, quiz):
    """A maximum that moves

    de: Ein Maximum, das wandert
    """
    check_choice(kata.maximum_that_moves(), quiz["maximum_that_moves"])


def test_size_after_a_mask(kata, quiz):
    """The size after a mask

    de: Die Größe nach einer Faltungsmaske
    """
    check_choice(kata.size_after_a_mask(), quiz["size_after_a_mask"])


def test_parameters_of_a_convolution(kata, quiz):
    """Counting parameters

    de: Parameter zählen
    """
    check_choice(kata.parameters_of_a_convolution(), quiz["parameters_of_a_convolution"])


def test_softmax_before_the_loss(kata, quiz):
    """Softmax before the loss

    de: Softmax vor der Fehlerfunktion
    """
    check_choice(kata.softmax_before_the_loss(), quiz["softmax_before_the_loss"])


def test_harmful_augmentation(kata, quiz):
    """An augmentation that does harm

    de: Eine Augmentierung, die schadet
    """
    check_choice(kata.harmful_augmentation(), quiz["harmful_augmentation"])
