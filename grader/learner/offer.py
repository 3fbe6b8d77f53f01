"""What a learner may do next because of what was just passed."""

from grader import catalogue
from grader.catalogue.course import number_ranges
from grader.catalogue.kata import Kata
from grader.i18n import tr
from grader.learner import progress


def after_solving(kata: Kata) -> str:
    """The command that skips the rest of a track whose quiz was passed; empty for other katas."""
    if not kata.is_quiz:  # to know which katas are open takes time
        return ""
    track = [other for other in catalogue.katas() if other.number // 10 == kata.number // 10]
    left = [other.number for other in track if not other.is_quiz and progress.is_open(other)]
    if not left:
        return ""
    command = f"kata skip {number_ranges(left)}"
    return tr(
        f"You know this track; to leave out the rest of it: {command}",
        f"Du kennst dich hier aus; so lässt du den Rest dieses Teils aus: {command}",
    )
