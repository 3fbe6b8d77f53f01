"""Graded tests of kata 59, Quiz: training for real."""

from grader.testing.quiz import check_choice


def test_tested_in_training_mode(kata, quiz):
    """Tested in training mode

    de: Im Trainingsmodus getestet
    """
    check_choice(kata.tested_in_training_mode(), quiz["tested_in_training_mode"])


def test_model_and_batch(kata, quiz):
    """Model and batch to the GPU

    de: Modell und Batch auf die GPU
    """
    check_choice(kata.model_and_batch(), quiz["model_and_batch"])


def test_clock_of_a_gpu(kata, quiz):
    """The clock and the GPU

    de: Die Uhr und die GPU
    """
    check_choice(kata.clock_of_a_gpu(), quiz["clock_of_a_gpu"])


def test_half_a_checkpoint(kata, quiz):
    """Half a checkpoint

    de: Ein halber Checkpoint
    """
    check_choice(kata.half_a_checkpoint(), quiz["half_a_checkpoint"])


def test_falling_validation(kata, quiz):
    """A validation accuracy that falls

    de: Eine Validierungsgenauigkeit, die sinkt
    """
    check_choice(kata.falling_validation(), quiz["falling_validation"])
