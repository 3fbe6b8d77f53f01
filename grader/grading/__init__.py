"""Runs the tests of katas and makes results of them: pytest plugin, judge, runner.

For the command line, the class and the authors. Imports `testing`, `sandbox` and what these import.
"""
