"""Kata 59, Quiz: training for real."""


def tested_in_training_mode() -> str:
    """Tested in training mode"""
    return "b"


def model_and_batch() -> str:
    """Model and batch to the GPU"""
    return "d"


def clock_of_a_gpu() -> str:
    """The clock and the GPU"""
    return "d"


def half_a_checkpoint() -> str:
    """Half a checkpoint"""
    return "c"


def falling_validation() -> str:
    """A validation accuracy that falls"""
    return "a"
