"""Graded tests of kata 19, Quiz: NumPy."""

from grader.testing.quiz import check_choice


def test_maximum_along_axis_0(kata, quiz):
    """The maximum along axis 0

    de: Das Maximum entlang Achse 0
    """
    check_choice(kata.maximum_along_axis_0(), quiz["maximum_along_axis_0"])


def test_writing_into_a_slice(kata, quiz):
    """Writing into a slice

    de: In einen Ausschnitt schreiben
    """
    check_choice(kata.writing_into_a_slice(), quiz["writing_into_a_slice"])


def test_the_star(kata, quiz):
    """The star between two arrays

    de: Der Stern zwischen zwei Arrays
    """
    check_choice(kata.the_star(), quiz["the_star"])


def test_column_minus_row(kata, quiz):
    """Outputs minus targets

    de: Ausgaben minus Zielwerte
    """
    check_choice(kata.column_minus_row(), quiz["column_minus_row"])


def test_adding_grey_values(kata, quiz):
    """Adding grey values

    de: Grauwerte addieren
    """
    check_choice(kata.adding_grey_values(), quiz["adding_grey_values"])
