"""Hypothesis as the katas use it: the same cases each time, and the smallest failing one."""

import argparse


def seed_argument(text: str) -> int:
    """A seed as it is typed: a whole number from 0.

    Raises:
        ArgumentTypeError: it is something else.
    """
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0")
    return int(text)


def configure_hypothesis(seed: int | None, *, shrink: bool = True) -> None:
    """Set the profile before a test file is imported, since `@given` reads it then.

    Args:
        seed: None for the same cases in every run; with a number the tests carry that seed.
        shrink: whether to look for the smallest failing case, which takes a while.
    """
    from hypothesis import HealthCheck, Phase, settings

    _ignore_constants_of_modules()
    settings.register_profile(
        "katas",
        derandomize=seed is None,
        database=None,
        deadline=None,
        max_examples=60,
        print_blob=False,
        report_multiple_bugs=False,
        phases=[Phase.explicit, Phase.generate, *([Phase.shrink] if shrink else [])],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("katas")


# Hypothesis internals: there is no public switch for either. Their test in tests/testing fails when
# Hypothesis changes them.

PATCH_ATTRIBUTE = "_hypothesis_failing_examples"
"""Where Hypothesis notes in a report the examples for a patch of the test file."""


def withhold_patch(report: object) -> None:
    """Keep Hypothesis from offering a patch that writes the failing case into the test file."""
    vars(report).pop(PATCH_ATTRIBUTE, None)


def _ignore_constants_of_modules() -> None:
    """Keep Hypothesis from trying the numbers in the source of whatever modules are loaded.

    A grade must not depend on those, least of all on the numbers in the learner's own file.
    """
    from hypothesis.internal.conjecture import providers
    from hypothesis.internal.constants_ast import Constants

    providers._get_local_constants = Constants
