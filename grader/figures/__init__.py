"""The figures on the pages: a kit to draw them as SVG, and the check that they are as drawn.

For the people who write katas. Imports only `grader` and the catalogue.
"""
