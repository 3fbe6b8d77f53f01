"""`kata show`: pictures of what a learner built, drawn by each kata's own picture.py."""

FIRST = 31
"""The number of the first kata that has a picture; all that come after it have one, too,
except quizzes."""
