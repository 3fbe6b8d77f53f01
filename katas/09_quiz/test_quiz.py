"""Graded tests of kata 09, Quiz: Python."""

from grader.testing.quiz import check_choice


def test_end_of_a_range(kata, quiz):
    """The end of a range

    de: Das Ende von `range`
    """
    check_choice(kata.end_of_a_range(), quiz["end_of_a_range"])


def test_overlapping_conditions(kata, quiz):
    """Conditions that overlap

    de: Bedingungen, die sich überschneiden
    """
    check_choice(kata.overlapping_conditions(), quiz["overlapping_conditions"])


def test_two_names(kata, quiz):
    """Two names for a list

    de: Zwei Namen für eine Liste
    """
    check_choice(kata.two_names(), quiz["two_names"])


def test_name_in_a_method(kata, quiz):
    """A name in a method

    de: Ein Name in einer Methode
    """
    check_choice(kata.name_in_a_method(), quiz["name_in_a_method"])


def test_return_in_a_loop(kata, quiz):
    """A return in a loop

    de: Ein return in einer Schleife
    """
    check_choice(kata.return_in_a_loop(), quiz["return_in_a_loop"])
