"""Graded tests of kata 69, Quiz: looking into medical networks."""

from grader.testing.quiz import check_choice


def test_map_on_a_marker(kata, quiz):
    """A map that lights up on a marker

    de: Eine Karte, die auf einem Marker leuchtet
    """
    check_choice(kata.map_on_a_marker(), quiz["map_on_a_marker"])


def test_guided_through_a_relu(kata, quiz):
    """Guided backpropagation at a ReLU

    de: Guided Backpropagation an der ReLU
    """
    check_choice(kata.guided_through_a_relu(), quiz["guided_through_a_relu"])


def test_covered_with_zeros(kata, quiz):
    """Covered with zeros

    de: Mit Nullen abgedeckt
    """
    check_choice(kata.covered_with_zeros(), quiz["covered_with_zeros"])


def test_argmax_in_the_loss(kata, quiz):
    """An argmax in the loss

    de: Ein argmax in der Fehlerfunktion
    """
    check_choice(kata.argmax_in_the_loss(), quiz["argmax_in_the_loss"])


def test_ternary_weights(kata, quiz):
    """Three values for four weights

    de: Drei Werte für vier Gewichte
    """
    check_choice(kata.ternary_weights(), quiz["ternary_weights"])
