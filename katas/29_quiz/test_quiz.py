"""Graded tests of kata 29, Quiz: tensors and gradients."""

from grader.testing.quiz import check_choice


def test_memory_of_from_numpy(kata, quiz):
    """The memory behind from_numpy

    de: Der Speicher hinter from_numpy
    """
    check_choice(kata.memory_of_from_numpy(), quiz["memory_of_from_numpy"])


def test_backward_twice(kata, quiz):
    """Backward, twice

    de: Zweimal backward
    """
    check_choice(kata.backward_twice(), quiz["backward_twice"])


def test_memory_of_a_sum(kata, quiz):
    """A sum that eats memory

    de: Eine Summe, die Speicher frisst
    """
    check_choice(kata.memory_of_a_sum(), quiz["memory_of_a_sum"])


def test_step_without_gradients(kata, quiz):
    """The step in `no_grad`

    de: Der Schritt unter `no_grad`
    """
    check_choice(kata.step_without_gradients(), quiz["step_without_gradients"])


def test_step_that_is_too_long(kata, quiz):
    """A step that is too long

    de: Ein zu großer Schritt
    """
    check_choice(kata.step_that_is_too_long(), quiz["step_that_is_too_long"])
