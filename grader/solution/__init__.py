"""The learner's code: its source, what it raises, what may pass to and from it, its time limit.

For the worker that runs it and for plain pytest. Imports `catalogue`.
"""
