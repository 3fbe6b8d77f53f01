"""Graded tests of kata 39, Quiz: neurons."""

from grader.testing.quiz import check_choice


def test_sum_equal_to_the_threshold(kata, quiz):
    """A sum equal to the threshold

    de: Eine Summe, so groß wie der Schwellenwert
    """
    check_choice(kata.sum_equal_to_the_threshold(), quiz["sum_equal_to_the_threshold"])


def test_negative_weight(kata, quiz):
    """A negative weight

    de: Ein negatives Gewicht
    """
    check_choice(kata.negative_weight(), quiz["negative_weight"])


def test_exclusive_or(kata, quiz):
    """One neuron and XOR

    de: Ein Neuron und XOR
    """
    check_choice(kata.exclusive_or(), quiz["exclusive_or"])


def test_layers_without_activation(kata, quiz):
    """Layers without an activation

    de: Schichten ohne Aktivierung
    """
    check_choice(kata.layers_without_activation(), quiz["layers_without_activation"])


def test_positive_gradient(kata, quiz):
    """A gradient of +3

    de: Ein Gradient von +3
    """
    check_choice(kata.positive_gradient(), quiz["positive_gradient"])
