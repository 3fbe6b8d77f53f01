"""Graded tests of kata 78, Quiz: numbers to trust."""

from grader.testing.quiz import check_choice


def test_overlap_of_two_masks(kata, quiz):
    """The overlap of two masks

    de: Die Überlappung zweier Masken
    """
    check_choice(kata.overlap_of_two_masks(), quiz["overlap_of_two_masks"])


def test_same_answer_for_all(kata, quiz):
    """The same answer for all

    de: Dieselbe Antwort für alle
    """
    check_choice(kata.same_answer_for_all(), quiz["same_answer_for_all"])


def test_squared_probabilities(kata, quiz):
    """Squared probabilities

    de: Quadrierte Wahrscheinlichkeiten
    """
    check_choice(kata.squared_probabilities(), quiz["squared_probabilities"])


def test_same_lesion_twice(kata, quiz):
    """The same lesion twice

    de: Dieselbe Läsion zweimal
    """
    check_choice(kata.same_lesion_twice(), quiz["same_lesion_twice"])


def test_photo_of_a_dog(kata, quiz):
    """A photo of a dog

    de: Das Foto eines Hundes
    """
    check_choice(kata.photo_of_a_dog(), quiz["photo_of_a_dog"])
