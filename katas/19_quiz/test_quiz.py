"""Graded tests of kata 19, Quiz: NumPy."""

from grader.quiz import right


def test_maximum_along_axis_0(kata, quiz):
    """The maximum along axis 0

    de: Das Maximum entlang Achse 0
    """
    right(kata.maximum_along_axis_0(), quiz["maximum_along_axis_0"])


def test_writing_into_a_slice(kata, quiz):
    """Writing into a slice

    de: In einen Ausschnitt schreiben
    """
    right(kata.writing_into_a_slice(), quiz["writing_into_a_slice"])


def test_the_star(kata, quiz):
    """The star between two arrays

    de: Der Stern zwischen zwei Arrays
    """
    right(kata.the_star(), quiz["the_star"])


def test_column_minus_row(kata, quiz):
    """Outputs minus targets

    de: Ausgaben minus Zielwerte
    """
    right(kata.column_minus_row(), quiz["column_minus_row"])


def test_adding_grey_values(kata, quiz):
    """Adding grey values

    de: Grauwerte addieren
    """
    right(kata.adding_grey_values(), quiz["adding_grey_values"])
