"""The process that runs the learner's code, its limits, and the protocol that it is talked to in.

For the grading. Imports `solution` and `catalogue`.
"""
