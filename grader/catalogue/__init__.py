"""What katas there are: their files, texts, tests, points and needs, without running anything.

For everything else in grader/. Imports only `grader` and `grader.i18n`.
"""

from grader.catalogue.kata import Ban, Kata, katas, read_kata

__all__ = ["Ban", "Kata", "katas", "read_kata"]
